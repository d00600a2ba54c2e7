import type { Metadata } from "next";
import { headers } from "next/headers";
import { redirect } from "next/navigation";
import { readPending } from "@/app/identity-cookie";
import { currentMembership } from "@/app/session";
import { PendingIdentity } from "@/components/auth/pending-identity";
import { ProviderButtons } from "@/components/auth/provider-buttons";
import { SignUpForm } from "@/components/auth/sign-up-form";
import { identityProviders, providerName } from "@/lib/people/identities/providers";

export const metadata: Metadata = { title: "Sign up" };

export default async function SignUpPage() {
  if (await currentMembership()) redirect("/overview");
  const pending = await readPending(await headers());
  return (
    <>
      {pending && (
        <PendingIdentity provider={providerName(pending.provider)} email={pending.email} hasAccount={false} />
      )}
      <SignUpForm name={pending?.name} email={pending?.email} />
      <ProviderButtons providers={identityProviders().map(({ id, name }) => ({ id, name }))} destination="/overview" />
    </>
  );
}
