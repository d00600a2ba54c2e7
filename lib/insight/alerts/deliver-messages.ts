import { and, asc, eq, gt, isNull, lt, notExists, or, sql } from "drizzle-orm";
import pMap from "p-map";
import type { Transaction } from "@/db/client";
import { alertChannels, alertDeliveries, alertFirings } from "@/db/schema";
import type { Context } from "@/lib/core/context";
import { CLOCK_SKEW_MS } from "@/lib/core/time/clock-skew-rules";
import { MINUTE_MS, SECOND_MS } from "@/lib/core/time/unit-rules";
import { decryptUrl } from "@/lib/insight/alerts/channel-url";
import { chartOfFiring } from "@/lib/insight/alerts/chart-of-firing";
import type { ChannelRow } from "@/lib/insight/alerts/rows";
import { AlertCondition, FiringFigures } from "@/lib/insight/alerts/schemas";
import { firingFacts, firingText } from "@/lib/insight/alerts/text-rules";
import { findNames, firingUrl } from "@/lib/insight/alerts/write-messages";
import { latePost, type Post, type PostResult, postMessage } from "@/lib/outbound/posts/post-message";
import { attemptDue, type Outcome, type Queue, type Verdict } from "@/lib/outbound/queue/attempt-due";
import { isDue, isOfServed } from "@/lib/outbound/queue/due";
import { SCHEDULE } from "@/lib/outbound/webhooks/rules";

const ATTEMPT_MS = 10 * SECOND_MS;
/** A step ends before a proxy in front of a real Inngest server cuts it off. */
const ROUND_MS = 35 * SECOND_MS;
const BATCH = 200;
/** Channels that are posted to at a time; each gets one message after the other. */
const CHANNELS = 10;

type Work = { delivery: typeof alertDeliveries.$inferSelect; channel: ChannelRow; post: Post };
export type MessageCounts = Record<Exclude<Outcome, "not_due">, number>;

/**
 * Posts the Slack and Discord messages that are due, until none is left or the time is over. No message is sent twice: an
 * attempt whose outcome a crash, a deadline or a broken connection left unknown isn't repeated.
 */
export async function deliverMessages(ctx: Context, { roundMs = ROUND_MS } = {}): Promise<MessageCounts> {
  const deadline = performance.now() + roundMs;
  const counts: MessageCounts = { delivered: 0, retry: 0, failed: 0 };
  for (;;) {
    const due = await findDue(ctx);
    const byChannel = new Map<number | null, number[]>();
    for (const { id, channelId } of due) byChannel.set(channelId, [...(byChannel.get(channelId) ?? []), id]);
    await pMap(
      byChannel.values(),
      async (ids) => {
        for (const id of ids) {
          if (performance.now() > deadline) return;
          const { outcome } = await attemptDue(ctx, messageQueue(ctx), id);
          if (outcome !== "not_due") counts[outcome] += 1;
          // The receiver may want a break, which applies to the messages after this one too.
          if (outcome === "retry") return;
        }
      },
      { concurrency: CHANNELS },
    );
    if (due.length < BATCH || performance.now() > deadline) return counts;
  }
}

const isAllowed = (ctx: Context) =>
  and(
    isOfServed(ctx, alertDeliveries.organizationId),
    notExists(
      ctx.db
        .select({ one: sql`1` })
        .from(alertChannels)
        .where(and(eq(alertChannels.id, alertDeliveries.channelId), gt(alertChannels.retryAt, ctx.now()))),
    ),
  );

const findDue = (ctx: Context) =>
  ctx.db
    .select({ id: alertDeliveries.id, channelId: alertDeliveries.channelId })
    .from(alertDeliveries)
    .where(and(isDue(alertDeliveries, ctx.now()), isAllowed(ctx)))
    .orderBy(asc(alertDeliveries.nextAttemptAt), asc(alertDeliveries.id))
    .limit(BATCH);

const messageQueue = (ctx: Context): Queue<Work, PostResult> => ({
  table: alertDeliveries,
  schedule: SCHEDULE,
  leaseMs: 2 * MINUTE_MS + CLOCK_SKEW_MS,
  attemptMs: ATTEMPT_MS,
  awaited: "The receiver's answer",
  condition: isAllowed(ctx),
  load: (id) => loadMessage(ctx, id),
  attempt: ({ post }, signal) => postMessage(post, ctx.now(), signal),
  reportLate: latePost,
  judge: ({ verdict, waitMs }): Verdict =>
    verdict === "delivered"
      ? { kind: "delivered" }
      : verdict === "failed"
        ? { kind: "failed", waitMs }
        : { kind: "refused" },
  record: (tx, { work, report }, settle) => record(ctx, tx, work, report, settle),
});

/** Null if the message can't be sent any more, or if an attempt that may have sent it was cut off. */
async function loadMessage(ctx: Context, id: number): Promise<Work | null> {
  const [row] = await ctx.db
    .select({ delivery: alertDeliveries, channel: alertChannels, firing: alertFirings })
    .from(alertDeliveries)
    .innerJoin(alertFirings, eq(alertFirings.id, alertDeliveries.firingId))
    .innerJoin(alertChannels, eq(alertChannels.id, alertDeliveries.channelId))
    .where(eq(alertDeliveries.id, id));
  const refuse = async (lastError: string) => {
    await ctx.db.update(alertDeliveries).set({ lastError, startedAt: null }).where(eq(alertDeliveries.id, id));
    return null;
  };
  if (!row) return refuse("The channel was deleted");
  const { delivery, channel, firing } = row;
  if (delivery.startedAt)
    return refuse("The connection broke during the attempt. The message may have arrived, so it isn't sent again");
  if (channel.goneAt) return refuse("The webhook no longer exists. Add it again");
  const url = decryptUrl(channel.urlEncrypted, channel.publicId);
  if (url === null) return refuse("The webhook URL can no longer be decrypted. Add the channel again");
  const condition = AlertCondition.parse(firing.condition);
  const figures = FiringFigures.parse(firing.figures);
  const names = await findNames(ctx.db, [firing]);
  const picture = channel.type === "discord" ? await chartOfFiring(ctx, firing, condition) : null;
  const message = {
    title: firingText(condition, figures),
    subject: firing.subjectName,
    facts: firingFacts(condition, figures),
    url: firingUrl(firing, names),
    footer: `Clipscope alert: ${firing.alertName}`,
    at: firing.firedAt,
  };
  await ctx.db.update(alertDeliveries).set({ startedAt: ctx.now() }).where(eq(alertDeliveries.id, id));
  return { delivery, channel, post: { type: channel.type, url, message, picture } };
}

/** Stores a result and what follows from it for the channel, which is locked before its messages. */
async function record(
  ctx: Context,
  tx: Transaction,
  { delivery, channel }: Work,
  { verdict, waitMs, error }: PostResult,
  settle: () => Promise<number | null>,
): Promise<void> {
  const now = ctx.now();
  const mine = eq(alertChannels.id, channel.id);
  if (verdict === "gone") await tx.update(alertChannels).set({ goneAt: now }).where(mine);
  if (waitMs !== null) {
    const until = new Date(now.getTime() + waitMs);
    await tx
      .update(alertChannels)
      .set({ retryAt: until })
      .where(and(mine, or(isNull(alertChannels.retryAt), lt(alertChannels.retryAt, until))));
  }
  await settle();
  await tx
    .update(alertDeliveries)
    .set({ lastError: error, startedAt: null })
    .where(eq(alertDeliveries.id, delivery.id));
}
