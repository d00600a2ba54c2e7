import type { Metadata } from "next";
import { cookies } from "next/headers";
import { redirect } from "next/navigation";
import { codeStepCookieName, readCodeStep } from "@/app/code-step";
import { CodeForm } from "@/components/auth/code-form";
import { ownPath } from "@/lib/people/users/own-path";
import { errorMessage } from "@/lib/people/users/rules";

export const metadata: Metadata = { title: "Sign-in code" };

interface SignInCodePageProps {
  searchParams: Promise<{ from?: string | string[]; error?: string | string[] }>;
}

/** The second step of a sign-in. Works without JavaScript. */
export default async function SignInCodePage({ searchParams }: SignInCodePageProps) {
  const { from, error } = await searchParams;
  const destination = ownPath(from);
  const step = await readCodeStep((await cookies()).get(codeStepCookieName())?.value);
  if (!step) redirect(`/sign-in?${new URLSearchParams({ from: destination })}`);
  return (
    <CodeForm
      destination={destination}
      error={typeof error === "string" ? errorMessage(error, Date.now()) : undefined}
    />
  );
}
