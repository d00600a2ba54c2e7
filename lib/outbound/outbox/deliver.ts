import { eq } from "drizzle-orm";
import { z } from "zod";
import { outbox } from "@/db/schema";
import type { Context } from "@/lib/core/context";
import { log } from "@/lib/core/log";
import { HOUR_MS, MINUTE_MS } from "@/lib/core/time/unit-rules";
import { sendMail } from "@/lib/outbound/mail/send";
import { MailTemplate, renderMail, withoutSecrets } from "@/lib/outbound/mail/templates";
import { attemptDue, type Outcome, type Queue } from "@/lib/outbound/queue/attempt-due";

type Row = typeof outbox.$inferSelect;
/** What a sent mail changes on its row, or why it wasn't sent. */
type Report = { done: Partial<Row> } | { error: string };

const Payload = z.object({ to: z.string() });

const mailQueue = (ctx: Context): Queue<Row, Report> => ({
  table: outbox,
  // About a day in total.
  schedule: {
    gapsMs: [MINUTE_MS, 5 * MINUTE_MS, 15 * MINUTE_MS, HOUR_MS, 3 * HOUR_MS, 6 * HOUR_MS, 12 * HOUR_MS],
  },
  leaseMs: 5 * MINUTE_MS,
  attemptMs: MINUTE_MS,
  awaited: "The mail server's answer",
  load: async (id) => (await ctx.db.select().from(outbox).where(eq(outbox.id, id)))[0] ?? null,
  attempt: ({ payload }, signal) => send(payload, signal).catch((error: unknown) => ({ error: messageOf(error) })),
  reportLate: (_, error) => ({ error: messageOf(error) }),
  judge: (report) => ({ kind: "done" in report ? "delivered" : "failed" }),
  async record(tx, { work, report }, settle) {
    const attempts = await settle();
    if ("error" in report) log.warn({ outbox: work.publicId, attempts, lastError: report.error }, "delivery failed");
    if (attempts === null) return;
    const outcome = "done" in report ? { ...report.done, lastError: null } : { lastError: report.error.slice(0, 500) };
    await tx.update(outbox).set(outcome).where(eq(outbox.id, work.id));
  },
});

/** Delivers one row of the outbox if it is still due. A failure is stored on the row with the time of the next attempt. */
export const deliver = (ctx: Context, id: number): Promise<{ outcome: Outcome }> => attemptDue(ctx, mailQueue(ctx), id);

async function send(payload: unknown, signal: AbortSignal): Promise<Report> {
  const { to } = Payload.parse(payload);
  const mail = MailTemplate.parse(payload);
  const isKept = (await sendMail(to, renderMail(mail), signal)) === "kept";
  return { done: isKept ? { isKept } : { payload: { to, ...withoutSecrets(mail) } } };
}

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));
