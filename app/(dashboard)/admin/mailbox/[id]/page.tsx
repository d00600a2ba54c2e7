import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { requireMembership } from "@/app/session";
import { MailView } from "@/components/mail/mail-view";
import { AppError } from "@/lib/core/errors";
import { getMail } from "@/lib/outbound/mail/get";

export const metadata: Metadata = { title: "Email", referrer: "no-referrer" };

type Props = { params: Promise<{ id: string }> };

export default async function MailPage({ params }: Props) {
  const { ctx } = await requireMembership();
  const mail = await getMail(ctx, await params).catch((error: unknown) => {
    if (error instanceof AppError) notFound();
    throw error;
  });
  return <MailView mail={mail} />;
}
