import { and, asc, eq, inArray, sql } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { batches, gaps, organizations, trackings, videoState } from "@/db/schema";
import { lockAccounts, spendableOf } from "@/lib/billing/account";
import { accrue } from "@/lib/billing/accrue";
import { notePaused } from "@/lib/billing/note-paused";
import { BAD_HOURS_TO_END, LATE_MS } from "@/lib/collection/rules";
import type { Context } from "@/lib/context";
import type { Outcome, OutcomeKind, VideoReading } from "@/lib/platforms/schemas";
import { appendSnapshots, type NewSnapshot } from "@/lib/snapshots/append";
import { type NewGap, recordGaps } from "@/lib/snapshots/record-gaps";
import { refreshMetadata } from "@/lib/videos/metadata";
import { emitSnapshotsCreated } from "@/lib/webhooks/snapshots-created";
import { emitTrackingsCompleted } from "@/lib/webhooks/tracking-completed";

/** One tracking's hour that a batch is to settle. */
export interface Due {
  trackingId: number;
  organizationId: number;
  videoId: number;
  externalId: string;
  hour: number;
  settledHour: number;
  gapReason: string | null;
}

export interface BatchCounts {
  stored: number;
  paused: number;
  /** Hours that got no snapshot, by the platform's outcome. */
  failed: Partial<Record<OutcomeKind, number>>;
  /** Results for trackings that stopped being monitored, or were settled, while the platform was asked. */
  dropped: number;
}

export const emptyCounts = (): BatchCounts => ({ stored: 0, paused: 0, failed: {}, dropped: 0 });

const RETRYABLE: readonly string[] = ["rate_limited", "quota", "auth", "transient", "invalid_response"];
/** Whether an hour that is a gap for this reason may still become a snapshot within the hour. */
const isRetryable = (reason: string | null): boolean => reason !== null && RETRYABLE.includes(reason);

/** Whether an hour may still become a snapshot: it is not settled, or settled by a gap that may be filled. */
export const isOpenHour = (hour: number, state: Pick<Due, "settledHour" | "gapReason">): boolean =>
  hour > state.settledHour || (hour === state.settledHour && isRetryable(state.gapReason));

type Batch = typeof batches.$inferSelect;
type Fetched = Map<string, Outcome<VideoReading>>;

/** Stores a batch's results in one transaction: snapshots, gaps, ends, pauses, usage, and the batch itself. */
export async function storeBatch(
  ctx: Context,
  batch: Batch,
  due: readonly Due[],
  fetched: Fetched,
): Promise<BatchCounts> {
  return ctx.db.transaction(async (tx) => {
    const accounts = await lockAccounts(
      tx,
      due.map(({ organizationId }) => organizationId),
    );
    const open = await lockStillDue(tx, due);
    const counts: BatchCounts = { ...emptyCounts(), dropped: due.length - open.length };
    const prices = await pricesOf(tx, [...accounts.keys()]);
    const left = new Map([...accounts].map(([id, account]) => [id, spendableOf(account)]));

    const snapshots: (NewSnapshot & { organizationId: number })[] = [];
    const missing: NewGap[] = [];
    const unpaid: number[] = [];
    const bad: { due: Due; reason: "unavailable" | "private" }[] = [];
    const readings = new Map<number, VideoReading>();
    const usage = new Map<number, { snapshots: number; amount: bigint }>();
    for (const item of open) {
      const outcome = fetched.get(item.externalId) ?? { kind: "transient" as const };
      missing.push({ trackingId: item.trackingId, first: item.settledHour + 1, last: item.hour - 1, reason: "missed" });
      const hour = { trackingId: item.trackingId, first: item.hour, last: item.hour };
      if (outcome.kind !== "ok") {
        missing.push({ ...hour, reason: outcome.kind });
        counts.failed[outcome.kind] = (counts.failed[outcome.kind] ?? 0) + 1;
        if (outcome.kind === "unavailable" || outcome.kind === "private") bad.push({ due: item, reason: outcome.kind });
        continue;
      }
      readings.set(item.videoId, outcome.value);
      const price = prices.get(item.organizationId) ?? 0n;
      const spendable = left.get(item.organizationId) ?? 0n;
      if (spendable < price) {
        missing.push({ ...hour, reason: "paused" });
        unpaid.push(item.trackingId);
        continue;
      }
      left.set(item.organizationId, spendable - price);
      const used = usage.get(item.organizationId) ?? { snapshots: 0, amount: 0n };
      usage.set(item.organizationId, { snapshots: used.snapshots + 1, amount: used.amount + price });
      const { figures, provider } = outcome.value;
      const { trackingId, organizationId } = item;
      snapshots.push({ trackingId, organizationId, hour: item.hour, takenAt: ctx.now(), figures, provider });
    }

    const stored = await appendSnapshots(tx, snapshots);
    if (stored.size !== snapshots.length) throw new Error("a snapshot stands in an hour that was not settled");
    counts.stored = stored.size;
    counts.paused = unpaid.length;
    await recordGaps(tx, missing, ctx.now());
    const ended = await endBad(ctx, tx, bad);
    await pause(tx, unpaid);
    await notePaused(ctx, tx, unpaid);
    await accrue(
      ctx,
      tx,
      [...usage].map(([organizationId, used]) => ({ organizationId, ...used })),
    );
    await refreshMetadata(
      ctx,
      tx,
      [...readings].map(([videoId, reading]) => ({ videoId, reading })),
    );
    await emitSnapshotsCreated(ctx, tx, snapshots);
    await emitTrackingsCompleted(ctx, tx, ended);
    await finish(ctx, tx, batch, open, fetched, counts);
    return counts;
  });
}

/** As inArray with one parameter in place of a thousand: those cost more to build and to parse than the query itself. */
const isOneOf = (column: typeof trackings.id | typeof videoState.trackingId, ids: readonly number[]) =>
  sql`${column} = any(${`{${ids.join(",")}}`}::bigint[])`;

/** Locks the trackings in id order and keeps those that are still monitored and whose hour is still open. */
async function lockStillDue(tx: Transaction, due: readonly Due[]): Promise<Due[]> {
  if (due.length === 0) return [];
  const ids = due.map(({ trackingId }) => trackingId);
  const locked = await tx
    .select({ id: trackings.id, status: trackings.status })
    .from(trackings)
    .where(isOneOf(trackings.id, ids))
    .orderBy(asc(trackings.id))
    .for("update");
  // Read after the locks are held: another run of the same batch may have settled the hour meanwhile.
  const states = await tx
    .select({ id: videoState.trackingId, settledHour: videoState.settledHour, gapReason: gaps.reason })
    .from(videoState)
    .leftJoin(gaps, and(eq(gaps.trackingId, videoState.trackingId), eq(gaps.hour, videoState.settledHour)))
    .where(isOneOf(videoState.trackingId, ids));
  const monitored = new Set(locked.filter(({ status }) => status === "monitoring").map(({ id }) => id));
  const stateOf = new Map(states.map((state) => [state.id, state]));
  return due.flatMap((item) => {
    const state = stateOf.get(item.trackingId);
    if (!state || !monitored.has(item.trackingId)) return [];
    return isOpenHour(item.hour, state)
      ? [{ ...item, settledHour: state.settledHour, gapReason: state.gapReason }]
      : [];
  });
}

async function pricesOf(tx: Transaction, organizationIds: number[]): Promise<Map<number, bigint>> {
  if (organizationIds.length === 0) return new Map();
  const rows = await tx
    .select({ id: organizations.id, price: organizations.pricePerSnapshot })
    .from(organizations)
    .where(inArray(organizations.id, organizationIds));
  return new Map(rows.map(({ id, price }) => [id, price]));
}

/**
 * Counts an hour in which the platform said outright that the video is gone; the third in a row ends the tracking.
 * @returns the trackings that ended
 */
async function endBad(
  ctx: Context,
  tx: Transaction,
  bad: readonly { due: Due; reason: "unavailable" | "private" }[],
): Promise<number[]> {
  if (bad.length === 0) return [];
  const rows = JSON.stringify(bad.map(({ due, reason }) => ({ tracking_id: due.trackingId, hour: due.hour, reason })));
  const now = ctx.now().toISOString();
  const ended = await tx.execute<{ id: string }>(sql`
    with r as (
      select * from jsonb_to_recordset(${rows}::jsonb) as r(tracking_id bigint, hour smallint, reason text)
    ), counted as (
      update video_state v set bad_hours = v.bad_hours + 1, last_bad_hour = r.hour
      from r where v.tracking_id = r.tracking_id and v.last_bad_hour is distinct from r.hour
      returning v.tracking_id, v.bad_hours, r.reason
    )
    update trackings t set status = 'error', status_reason = c.reason, ended_at = ${now}::timestamptz
    from counted c where t.id = c.tracking_id and c.bad_hours >= ${BAD_HOURS_TO_END}
    returning t.id`);
  return ended.map(({ id }) => Number(id));
}

async function pause(tx: Transaction, trackingIds: readonly number[]): Promise<void> {
  if (trackingIds.length === 0) return;
  await tx
    .update(trackings)
    .set({ status: "paused", statusReason: "no_balance" })
    .where(inArray(trackings.id, [...trackingIds]));
}

/** A batch stays open, for the sweeper, while one of its hours may still become a snapshot. */
async function finish(
  ctx: Context,
  tx: Transaction,
  batch: Batch,
  open: readonly Due[],
  fetched: Fetched,
  counts: BatchCounts,
): Promise<void> {
  const over = batch.slotAt.getTime() + LATE_MS;
  const again = open.some(({ externalId }) => {
    const outcome = fetched.get(externalId);
    if (!outcome || !isRetryable(outcome.kind)) return false;
    return !("until" in outcome) || outcome.until.getTime() < over;
  });
  await tx
    .update(batches)
    .set({ status: again ? "open" : "done", outcome: counts, finishedAt: again ? null : ctx.now() })
    .where(eq(batches.id, batch.id));
}
