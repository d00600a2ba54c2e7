import { and, eq, isNull, lte } from "drizzle-orm";
import { z } from "zod";
import { outbox } from "@/db/schema";
import type { Context } from "@/lib/core/context";
import { log } from "@/lib/core/log";
import { MINUTE_MS } from "@/lib/core/time/unit-rules";
import { sendMail } from "@/lib/outbound/mail/send";
import { MailTemplate, renderMail, withoutSecrets } from "@/lib/outbound/mail/templates";

/** Gaps between attempts, in minutes; about a day in all, then the row is given up. */
const GAPS = [1, 5, 15, 60, 180, 360, 720];
/** While one delivery runs nobody else takes the row; after a crash it is due again then. */
const LEASE_MS = 5 * MINUTE_MS;

const Payload = z.object({ to: z.string() });

/** Delivers one row of the outbox, if it is still due. A failure is kept on the row with the time of the next attempt. */
export async function deliver(
  ctx: Context,
  id: number,
): Promise<{ outcome: "delivered" | "retry" | "failed" | "not_due" }> {
  const now = ctx.now();
  const [row] = await ctx.db
    .update(outbox)
    .set({ nextAttemptAt: new Date(now.getTime() + LEASE_MS) })
    .where(and(eq(outbox.id, id), lte(outbox.nextAttemptAt, now), isNull(outbox.deliveredAt), isNull(outbox.failedAt)))
    .returning();
  if (!row) return { outcome: "not_due" };
  let done: Partial<typeof outbox.$inferSelect>;
  try {
    const { to } = Payload.parse(row.payload);
    const mail = MailTemplate.parse(row.payload);
    const isKept = (await sendMail(to, renderMail(mail))) === "kept";
    done = isKept ? { isKept } : { payload: { to, ...withoutSecrets(mail) } };
  } catch (error) {
    return retryLater(ctx, row, error instanceof Error ? error.message : String(error));
  }
  await ctx.db
    .update(outbox)
    .set({ ...done, deliveredAt: ctx.now(), attempts: row.attempts + 1, lastError: null })
    .where(eq(outbox.id, id));
  return { outcome: "delivered" };
}

async function retryLater(ctx: Context, row: typeof outbox.$inferSelect, lastError: string) {
  const gap = GAPS[row.attempts];
  const now = ctx.now();
  log.warn({ outbox: row.publicId, attempts: row.attempts + 1, lastError }, "delivery failed");
  await ctx.db
    .update(outbox)
    .set({
      attempts: row.attempts + 1,
      lastError: lastError.slice(0, 500),
      ...(gap === undefined ? { failedAt: now } : { nextAttemptAt: new Date(now.getTime() + gap * MINUTE_MS) }),
    })
    .where(eq(outbox.id, row.id));
  return { outcome: gap === undefined ? ("failed" as const) : ("retry" as const) };
}
