import type { Metadata } from "next";
import { headers } from "next/headers";
import { redirect } from "next/navigation";
import { readPending } from "@/app/identity-cookie";
import { currentPerson } from "@/app/session";
import { PendingIdentity } from "@/components/auth/pending-identity";
import { ProviderButtons } from "@/components/auth/provider-buttons";
import { SignInForm } from "@/components/auth/sign-in-form";
import { appUrl, env } from "@/lib/core/env";
import { identityProviders, providerName } from "@/lib/people/identities/providers";
import { ownPath } from "@/lib/people/users/own-path";
import { errorMessage } from "@/lib/people/users/rules";

export const metadata: Metadata = { title: "Sign in" };

interface SignInPageProps {
  searchParams: Promise<{ from?: string | string[]; error?: string | string[] }>;
}

export default async function SignInPage({ searchParams }: SignInPageProps) {
  const { from, error } = await searchParams;
  const destination = ownPath(from);
  if (await currentPerson()) redirect(destination);
  const pending = await readPending(await headers());
  return (
    <>
      {pending && <PendingIdentity provider={providerName(pending.provider)} email={pending.email} hasAccount />}
      <SignInForm
        destination={destination}
        error={typeof error === "string" ? errorMessage(error, Date.now()) : undefined}
        isWrongAddress={error === "wrong_address"}
        appUrl={appUrl()}
        hasLinks={env().SMTP_URL !== undefined}
      />
      <ProviderButtons
        providers={identityProviders().map(({ id, name }) => ({ id, name }))}
        destination={destination}
      />
    </>
  );
}
