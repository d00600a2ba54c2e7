import { setTimeout as sleep } from "node:timers/promises";
import { inArray, sql } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { type batches, trackings } from "@/db/schema";
import { accrue } from "@/lib/billing/accrue";
import { lockBudgets } from "@/lib/billing/lock-budgets";
import { notifyPaused } from "@/lib/billing/notify-paused";
import type { Context } from "@/lib/core/context";
import { addPart, type BatchCounts, emptyCounts, recordOutcome } from "@/lib/tracking/collection/batch-outcome";
import { type Due, fetchKey, isRetryable, lockStillDue } from "@/lib/tracking/collection/due";
import { type BadHour, type Fetched, type Settlement, settle } from "@/lib/tracking/collection/settle";
import { recordHours } from "@/lib/tracking/snapshots/record-hours";
import { BAD_HOURS_TO_END, LATE_MS } from "@/lib/tracking/trackings/schedule-rules";
import { isOutdated, refreshMetadata } from "@/lib/tracking/videos/metadata";
import { emitSnapshotsCreated } from "@/lib/tracking/videos/snapshots-created";
import { emitTrackingsCompleted, emitTrackingsPaused } from "@/lib/tracking/videos/tracking-events";

type Batch = typeof batches.$inferSelect;

/** Total time a run retries what other sessions hold: longer than any request's transaction. */
const MAX_HELD_WAIT_MS = 3_000;
/**
 * From the first retry to the longest pause. Mostly, another platform's batch of the same minute holds the account, for
 * the milliseconds that its store takes.
 */
const HELD_RETRY_MS = { first: 5, longest: 200 };

/**
 * Stores a run's results as they arrive: snapshots, gaps, ends, pauses, usage, and the batch itself. Everything unlocked
 * is stored in one transaction that waits for no lock, so a locked account never delays other organizations' snapshots.
 * The rest follows as locks are released, in separate transactions. Settled hours make every part idempotent.
 */
export class BatchStore {
  readonly counts: BatchCounts = emptyCounts();
  /** Whether one of the run's hours may still become a snapshot. */
  #isRetryable = false;
  #held: Due[] = [];
  readonly #paid: Due[] = [];

  constructor(
    readonly ctx: Context,
    readonly batch: Batch,
  ) {}

  /**
   * Stores results that other sessions don't hold.
   * @param left hours of the batch that are not among these or earlier ones
   */
  async add(due: readonly Due[], fetched: Fetched, left: number): Promise<void> {
    const held = await this.#store(due, fetched, { left, isLast: left === 0 && this.#held.length === 0 });
    this.#held.push(...held);
  }

  /** Waits for a while until the held rows are released, and stores them. */
  async finish(fetched: Fetched): Promise<BatchCounts> {
    const deadline = performance.now() + MAX_HELD_WAIT_MS;
    let pause = HELD_RETRY_MS.first;
    while (this.#held.length > 0 && performance.now() < deadline) {
      await sleep(pause);
      pause = Math.min(2 * pause, HELD_RETRY_MS.longest);
      const due = this.#held;
      this.#held = [];
      this.#held = await this.#store(due, fetched, { left: this.counts.left, isLast: this.counts.left === 0 });
    }
    return this.counts;
  }

  /** Returns the organizations that stored a snapshot, by the video's external ID and source (`fetchKey`). */
  organizations(): Map<string, Set<number>> {
    const found = new Map<string, Set<number>>();
    for (const item of this.#paid) {
      const key = fetchKey(item);
      found.set(key, (found.get(key) ?? new Set()).add(item.organizationId));
    }
    return found;
  }

  async #store(due: readonly Due[], fetched: Fetched, { left, isLast }: { left: number; isLast: boolean }) {
    const { held, paid } = await this.ctx.db.transaction(async (tx) => {
      const { part, open, held, paid } = await storeFree(this.ctx, tx, due, fetched);
      this.#isRetryable ||= Object.keys(part.failed).length > 0 && mayRetry(this.batch, open, fetched);
      addPart(this.counts, part);
      this.counts.held = this.#held.length + held.length;
      this.counts.left = left;
      // Another run may have finished the batch while this one found everything locked.
      if (held.length > 0 && open.length === 0) return { held, paid };
      const state = this.#isRetryable ? "open" : "done";
      await recordOutcome(this.ctx, tx, this.batch.id, {
        counts: this.counts,
        part,
        state: isLast && held.length === 0 ? state : null,
      });
      return { held, paid };
    });
    this.#paid.push(...paid);
    return held;
  }
}

async function storeFree(ctx: Context, tx: Transaction, due: readonly Due[], fetched: Fetched) {
  const budgets = await lockBudgets(
    tx,
    due.map(({ organizationId }) => organizationId),
  );
  const payable = due.filter(({ organizationId }) => budgets.has(organizationId));
  const { open, states, ...locked } = await lockStillDue(tx, payable);
  const held = [...due.filter(({ organizationId }) => !budgets.has(organizationId)), ...locked.held];
  const now = ctx.now();
  const settlement = settle(open, fetched, budgets, now);
  const { snapshots, paid, gaps, unpaid, bad, readings, usage, switched, failed } = settlement;

  const stored = await recordHours(tx, snapshots, gaps, states);
  if (stored.size !== snapshots.length) throw new Error("a snapshot exists for an hour that was not settled");
  await switchSources(tx, switched);
  const ended = await endBad(ctx, tx, bad);
  await pause(ctx, tx, unpaid);
  await accrue(
    ctx,
    tx,
    [...usage].map(([organizationId, used]) => ({ organizationId, ...used })),
  );
  await refreshMetadata(
    ctx,
    tx,
    [...readings].flatMap(([videoId, { item, reading }]) =>
      isOutdated(item, reading, now) ? [{ videoId, reading }] : [],
    ),
  );
  await emitSnapshotsCreated(ctx, tx, snapshots);
  await emitTrackingsCompleted(ctx, tx, ended);
  const dropped = payable.length - locked.held.length - open.length;
  return { part: { stored: stored.size, paused: unpaid.length, failed, dropped }, open, held, paid };
}

/** Returns whether another run within the hour may turn one of the gaps into a snapshot. */
function mayRetry(batch: Batch, open: readonly Due[], fetched: Fetched): boolean {
  const over = batch.slotAt.getTime() + LATE_MS;
  return open.some((item) => {
    const outcome = fetched.get(fetchKey(item));
    if (!outcome || !isRetryable(outcome.kind)) return false;
    return !("until" in outcome) || outcome.until.getTime() < over;
  });
}

/**
 * Counts an hour in which the platform reported the video as gone. The third in a row ends the tracking.
 * @returns the trackings that ended
 */
async function endBad(ctx: Context, tx: Transaction, bad: readonly BadHour[]): Promise<number[]> {
  if (bad.length === 0) return [];
  const rows = JSON.stringify(bad.map(({ trackingId, hour, reason }) => ({ tracking_id: trackingId, hour, reason })));
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

/** Stores which trackings continue with another source, now that they have a snapshot of it. */
async function switchSources(tx: Transaction, switched: Settlement["switched"]): Promise<void> {
  for (const source of new Set(switched.map((one) => one.source))) {
    const ids = switched.filter((one) => one.source === source).map(({ trackingId }) => trackingId);
    await tx.update(trackings).set({ source }).where(inArray(trackings.id, ids));
  }
}

async function pause(ctx: Context, tx: Transaction, trackingIds: readonly number[]): Promise<void> {
  if (trackingIds.length === 0) return;
  await tx
    .update(trackings)
    .set({ status: "paused", statusReason: "no_balance" })
    .where(inArray(trackings.id, [...trackingIds]));
  await emitTrackingsPaused(ctx, tx, trackingIds, "no_balance");
  await notifyPaused(ctx, tx, trackingIds);
}
