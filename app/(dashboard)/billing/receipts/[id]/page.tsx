import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { readDateLocale } from "@/app/date-locale";
import { requireMembership } from "@/app/session";
import { ReceiptPage } from "@/components/billing/receipt-page";
import { getReceipt } from "@/lib/billing/receipts";
import { AppError } from "@/lib/core/errors";

export const metadata: Metadata = { title: "Receipt" };

export default async function ReceiptOfTopUp({ params }: { params: Promise<{ id: string }> }) {
  const [{ ctx }, { id }] = await Promise.all([requireMembership(), params]);
  const receipt = await getReceipt(ctx, id).catch((error) => {
    if (error instanceof AppError && error.refusal.code === "not_found") notFound();
    throw error;
  });
  return <ReceiptPage receipt={receipt} locale={await readDateLocale()} />;
}
