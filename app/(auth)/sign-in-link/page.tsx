import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { RequestLink } from "@/components/auth/request-link";
import { UseLink } from "@/components/auth/use-link";
import { env } from "@/lib/core/env";
import { errorMessage } from "@/lib/people/users/rules";

// The token must reach no other site, and our own forms must send their origin.
export const metadata: Metadata = { title: "Sign-in link", referrer: "same-origin" };

interface SignInLinkPageProps {
  searchParams: Promise<{ token?: string | string[]; sent?: string | string[]; error?: string | string[] }>;
}

/** Without a token, requests the email; with the token from the email, signs in. Both work without JavaScript. */
export default async function SignInLinkPage({ searchParams }: SignInLinkPageProps) {
  const { token, sent, error } = await searchParams;
  if (typeof token === "string" && token) return <UseLink token={token} />;
  if (env().SMTP_URL === undefined) redirect("/sign-in");
  return (
    <RequestLink
      isSent={sent !== undefined}
      error={typeof error === "string" ? errorMessage(error, Date.now()) : undefined}
    />
  );
}
