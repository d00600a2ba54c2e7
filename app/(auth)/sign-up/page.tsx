import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { currentMembership } from "@/app/session";
import { SignUpForm } from "@/components/auth/sign-up-form";

export const metadata: Metadata = { title: "Sign up" };

export default async function SignUpPage() {
  if (await currentMembership()) redirect("/overview");
  return <SignUpForm />;
}
