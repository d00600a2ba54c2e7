import type { Transaction } from "@/db/client";
import { outbox } from "@/db/schema";
import type { Context } from "@/lib/core/context";
import { newPublicId } from "@/lib/core/public-id";
import type { MailTemplate } from "@/lib/outbound/mail/templates";

/** Adds an email to the outbox, in the transaction that causes it. @returns its row; null in a quiet context */
export async function enqueueMail(
  ctx: Context,
  tx: Transaction,
  mail: MailTemplate & { to: string; organizationId: number | null },
): Promise<number | null> {
  if (ctx.quiet) return null;
  const { organizationId, ...payload } = mail;
  const [row] = await tx
    .insert(outbox)
    .values({
      publicId: newPublicId(),
      organizationId,
      kind: "mail",
      payload,
      attempts: 0,
      nextAttemptAt: ctx.now(),
      createdAt: ctx.now(),
    })
    .returning({ id: outbox.id });
  return row?.id ?? null;
}
