import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { currentPerson } from "@/app/session";
import { SignInForm } from "@/components/auth/sign-in-form";

export const metadata: Metadata = { title: "Sign in" };

interface SignInPageProps {
  searchParams: Promise<{ from?: string | string[] }>;
}

export default async function SignInPage({ searchParams }: SignInPageProps) {
  const destination = ownPath((await searchParams).from);
  if (await currentPerson()) redirect(destination);
  return <SignInForm destination={destination} />;
}

/** Where the visitor wanted to go, if that is a page of ours: a link must not lead out through the sign-in. */
function ownPath(from: string | string[] | undefined): string {
  const base = "http://own.invalid";
  if (typeof from !== "string" || !from.startsWith("/") || !URL.canParse(from, base)) return "/overview";
  const url = new URL(from, base);
  return url.origin === base ? url.pathname + url.search : "/overview";
}
