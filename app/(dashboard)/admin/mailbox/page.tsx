import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { requireMembership } from "@/app/session";
import { MailListPage } from "@/components/mail/mail-list-page";
import { env } from "@/lib/core/env";
import { AppError } from "@/lib/core/errors";
import { listMails } from "@/lib/outbound/mail/list";

export const metadata: Metadata = { title: "Mailbox" };

interface MailboxProps {
  searchParams: Promise<{ cursor?: string | string[] }>;
}

/** Only for admins; for anyone else it doesn't exist. */
export default async function Mailbox({ searchParams }: MailboxProps) {
  const { ctx } = await requireMembership();
  const { cursor } = await searchParams;
  const page = await listMails(ctx, { cursor: typeof cursor === "string" ? cursor : undefined }).catch(
    (error: unknown) => {
      if (error instanceof AppError) notFound();
      throw error;
    },
  );
  return <MailListPage page={page} isFirst={cursor === undefined} keepsMail={env().SMTP_URL === undefined} />;
}
