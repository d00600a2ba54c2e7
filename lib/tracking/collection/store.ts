import { setTimeout as sleep } from "node:timers/promises";
import { eq, inArray, type SQL, sql } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { batches, organizations, trackings } from "@/db/schema";
import { availableBalanceOf, lockAccounts } from "@/lib/billing/account";
import { accrue } from "@/lib/billing/accrue";
import { notifyPaused } from "@/lib/billing/notify-paused";
import type { Context } from "@/lib/core/context";
import type { OutcomeKind } from "@/lib/platforms/schemas";
import { type Due, isRetryable, lockStillDue } from "@/lib/tracking/collection/due";
import { type BadHour, type Budget, type Fetched, settle } from "@/lib/tracking/collection/settle";
import { recordHours } from "@/lib/tracking/snapshots/record-hours";
import { BAD_HOURS_TO_END, LATE_MS } from "@/lib/tracking/trackings/schedule-rules";
import { refreshMetadata } from "@/lib/tracking/videos/metadata";
import { emitSnapshotsCreated } from "@/lib/tracking/videos/snapshots-created";
import { emitTrackingsCompleted, emitTrackingsPaused } from "@/lib/tracking/videos/tracking-events";

export interface BatchCounts {
  stored: number;
  paused: number;
  /** Hours without a snapshot, by platform outcome. */
  failed: Partial<Record<OutcomeKind, number>>;
  /** Results for trackings that stopped or were settled during the fetch. */
  dropped: number;
  /** Results not stored because another session holds the account or tracking; the batch stays open. */
  held: number;
}

export const emptyCounts = (): BatchCounts => ({ stored: 0, paused: 0, failed: {}, dropped: 0, held: 0 });

type Batch = typeof batches.$inferSelect;

/** Total time a run retries what other sessions hold: longer than any request's transaction. */
const MAX_HELD_WAIT_MS = 3_000;
const HELD_RETRY_MS = 200;

/** A run's results so far. */
interface Run {
  counts: BatchCounts;
  /** Whether one of its hours may still become a snapshot. */
  isRetryable: boolean;
}

/**
 * Stores a batch's results: snapshots, gaps, ends, pauses, usage, and the batch itself. Everything unlocked is stored
 * in one transaction that waits for no lock, so a locked account never delays other organizations' snapshots. The rest
 * follows as locks are released, in separate transactions. Settled hours make every part idempotent.
 */
export async function storeBatch(
  ctx: Context,
  batch: Batch,
  due: readonly Due[],
  fetched: Fetched,
): Promise<BatchCounts> {
  const run: Run = { counts: emptyCounts(), isRetryable: false };
  const deadline = performance.now() + MAX_HELD_WAIT_MS;
  for (let rest = due; ; await sleep(HELD_RETRY_MS)) {
    rest = await ctx.db.transaction((tx) => storeFree(ctx, tx, { batch, run, due: rest, fetched }));
    if (rest.length === 0 || performance.now() >= deadline) return run.counts;
  }
}

interface Part {
  batch: Batch;
  run: Run;
  due: readonly Due[];
  fetched: Fetched;
}

/** @returns what other sessions hold */
async function storeFree(ctx: Context, tx: Transaction, { batch, run, due, fetched }: Part): Promise<Due[]> {
  const budgets = await lockBudgets(tx, due);
  const payable = due.filter(({ organizationId }) => budgets.has(organizationId));
  const locked = await lockStillDue(tx, payable);
  const held = [...due.filter(({ organizationId }) => !budgets.has(organizationId)), ...locked.held];
  const { open } = locked;
  const { snapshots, gaps, unpaid, bad, readings, usage, failed } = settle(open, fetched, budgets, ctx.now());

  const stored = await recordHours(tx, snapshots, gaps);
  if (stored.size !== snapshots.length) throw new Error("a snapshot exists for an hour that was not settled");
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
    [...readings].map(([videoId, reading]) => ({ videoId, reading })),
  );
  await emitSnapshotsCreated(ctx, tx, snapshots);
  await emitTrackingsCompleted(ctx, tx, ended);
  const part = {
    stored: stored.size,
    paused: unpaid.length,
    failed,
    dropped: payable.length - locked.held.length - open.length,
  };
  await finish(ctx, tx, { batch, run, due: open, fetched }, part, held.length);
  return held;
}

/** Locks the organizations' accounts that are free, and returns each one's budget and price. */
async function lockBudgets(tx: Transaction, due: readonly Due[]): Promise<Map<number, Budget>> {
  const accounts = await lockAccounts(
    tx,
    due.map(({ organizationId }) => organizationId),
    { skipLocked: true },
  );
  if (accounts.size === 0) return new Map();
  const prices = await tx
    .select({ id: organizations.id, price: organizations.pricePerSnapshot })
    .from(organizations)
    .where(inArray(organizations.id, [...accounts.keys()]));
  return new Map(
    prices.flatMap(({ id, price }) => {
      const account = accounts.get(id);
      return account ? [[id, { price, spendable: availableBalanceOf(account) }]] : [];
    }),
  );
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

async function pause(ctx: Context, tx: Transaction, trackingIds: readonly number[]): Promise<void> {
  if (trackingIds.length === 0) return;
  await tx
    .update(trackings)
    .set({ status: "paused", statusReason: "no_balance" })
    .where(inArray(trackings.id, [...trackingIds]));
  await emitTrackingsPaused(ctx, tx, trackingIds, "no_balance");
  await notifyPaused(ctx, tx, trackingIds);
}

/** Adds the result of another part of the run. */
function addPart({ counts }: Run, part: Omit<BatchCounts, "held">, held: number): void {
  counts.stored += part.stored;
  counts.paused += part.paused;
  counts.dropped += part.dropped;
  counts.held = held;
  for (const [kind, hours] of Object.entries(part.failed) as [OutcomeKind, number][])
    counts.failed[kind] = (counts.failed[kind] ?? 0) + hours;
}

/** Returns the run's counts plus the batch's totals: stored, unpaid and due hours. */
function tally({ counts }: Run, part: Omit<BatchCounts, "held">): SQL {
  const soFar = (name: "stored" | "paused") => sql`coalesce((${batches.outcome}->>${name})::int, 0)`;
  const failed = Object.values(counts.failed).reduce((sum, hours) => sum + hours, 0);
  return sql`${JSON.stringify(counts)}::jsonb || jsonb_build_object(
    'stored', ${soFar("stored")} + ${part.stored}::int,
    'paused', ${soFar("paused")} + ${part.paused}::int,
    'due', ${soFar("stored")} + ${soFar("paused")} + ${part.stored + part.paused + failed + counts.held}::int)`;
}

/** A batch stays open for the sweeper while one of its hours may still become a snapshot. */
async function finish(
  ctx: Context,
  tx: Transaction,
  { batch, run, due: open, fetched }: Part,
  part: Omit<BatchCounts, "held">,
  held: number,
): Promise<void> {
  const over = batch.slotAt.getTime() + LATE_MS;
  run.isRetryable ||= open.some(({ externalId }) => {
    const outcome = fetched.get(externalId);
    if (!outcome || !isRetryable(outcome.kind)) return false;
    return !("until" in outcome) || outcome.until.getTime() < over;
  });
  addPart(run, part, held);
  // Another run may have finished the batch while this one found everything locked.
  if (held > 0 && open.length === 0) return;
  const state = run.isRetryable
    ? { status: "open" as const, finishedAt: null }
    : { status: "done" as const, finishedAt: ctx.now() };
  await tx
    .update(batches)
    .set({ outcome: tally(run, part), ...(held === 0 && state) })
    .where(eq(batches.id, batch.id));
}
