import type { Metadata } from "next";
import { ConfirmChange } from "@/components/profile/confirm-change";

export const metadata: Metadata = { title: "Email change", referrer: "no-referrer" };

interface ChangeEmailPageProps {
  searchParams: Promise<{ token?: string | string[] }>;
}

export default async function ChangeEmailPage({ searchParams }: ChangeEmailPageProps) {
  const { token } = await searchParams;
  return <ConfirmChange token={typeof token === "string" ? token : ""} />;
}
