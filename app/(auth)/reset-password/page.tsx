import type { Metadata } from "next";
import { RequestResetForm } from "@/components/auth/request-reset-form";
import { ResetPasswordForm } from "@/components/auth/reset-password-form";

export const metadata: Metadata = { title: "Password reset", referrer: "no-referrer" };

interface ResetPasswordPageProps {
  searchParams: Promise<{ token?: string | string[] }>;
}

/** Without a token, requests the email; with the token from the email, sets a new password. */
export default async function ResetPasswordPage({ searchParams }: ResetPasswordPageProps) {
  const { token } = await searchParams;
  return typeof token === "string" && token ? <ResetPasswordForm token={token} /> : <RequestResetForm />;
}
