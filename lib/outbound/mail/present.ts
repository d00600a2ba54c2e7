import type { outbox } from "@/db/schema";
import { env } from "@/lib/core/env";
import type { Mail, MailState } from "@/lib/outbound/mail/schemas";
import { MailTemplate, renderMail, withoutSecrets } from "@/lib/outbound/mail/templates";

type Row = typeof outbox.$inferSelect;

/** A row written by an older version may no longer render. It is listed anyway. */
export function presentMail(row: Row): Mail {
  const mail = MailTemplate.safeParse(row.payload);
  // An email that is sent may contain a link meant only for its recipient. Its text is shown here only if it is not
  // sent.
  const isReadHere = row.isKept || env().SMTP_URL === undefined;
  const rendered = mail.success
    ? renderMail(isReadHere ? mail.data : withoutSecrets(mail.data))
    : { subject: "(unknown template)", text: "", html: "" };
  return {
    id: row.publicId,
    to: recipientOf(row.payload),
    subject: rendered.subject,
    state: stateOf(row),
    error: row.lastError,
    created_at: row.createdAt.toISOString(),
    text: rendered.text,
    html: rendered.html,
  };
}

function recipientOf(payload: unknown): string {
  const isNamed = typeof payload === "object" && payload !== null && "to" in payload;
  return isNamed && typeof payload.to === "string" ? payload.to : "";
}

function stateOf(row: Row): MailState {
  if (row.failedAt) return "failed";
  if (row.deliveredAt) return row.isKept ? "kept" : "sent";
  return "waiting";
}
