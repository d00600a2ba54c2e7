import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { currentPerson } from "@/app/session";
import { SignInForm } from "@/components/auth/sign-in-form";
import { appUrl, env } from "@/lib/core/env";
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
  return (
    <SignInForm
      destination={destination}
      error={typeof error === "string" ? errorMessage(error, Date.now()) : undefined}
      isWrongAddress={error === "wrong_address"}
      appUrl={appUrl()}
      hasLinks={env().SMTP_URL !== undefined}
    />
  );
}
