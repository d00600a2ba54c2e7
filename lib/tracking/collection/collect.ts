import { setTimeout as sleep } from "node:timers/promises";
import { and, eq } from "drizzle-orm";
import { batches } from "@/db/schema";
import type { Context } from "@/lib/core/context";
import { SECOND_MS } from "@/lib/core/time/unit-rules";
import { assignSpending, collectSpent } from "@/lib/platforms/assign-spending";
import type { Outcome, VideoData } from "@/lib/platforms/schemas";
import { findSource } from "@/lib/platforms/sources";
import { streamVideos } from "@/lib/platforms/sources/stream-videos";
import { readUsableSources } from "@/lib/platforms/sources/usable-sources";
import { type BatchCounts, emptyCounts } from "@/lib/tracking/collection/batch-outcome";
import { type Due, fetchKey } from "@/lib/tracking/collection/due";
import { loadDue } from "@/lib/tracking/collection/load-due";
import { BatchStore } from "@/lib/tracking/collection/store";
import { packRows } from "@/lib/tracking/snapshots/pack";
import { LATE_MS } from "@/lib/tracking/trackings/schedule-rules";
import { hasTodaysMetadata } from "@/lib/tracking/videos/metadata";

type Batch = typeof batches.$inferSelect;

/**
 * Limits of one run. Together with `MAX_HELD_WAIT_MS`, they end it well within the 60 seconds after which a proxy in
 * front of an Inngest server's endpoint cuts it off.
 */
export interface RunLimits {
  /** Packing what earlier versions stored as rows. */
  packMs: number;
  /** No video's first call begins later than this after the first; the batch's next run fetches the others. */
  startMs: number;
  /** When calls that have begun are cut off. */
  deadlineMs: number;
  /** How often fetched results are stored while other calls run. */
  storeEveryMs: number;
}
const LIMITS: RunLimits = {
  packMs: 4 * SECOND_MS,
  startMs: 25 * SECOND_MS,
  deadlineMs: 40 * SECOND_MS,
  storeEveryMs: SECOND_MS,
};

/**
 * Runs one batch, or as much of it as the time allows: loads what is due, fetches it, and stores results while the next
 * ones are fetched. Returns counts, never rows; `left` says whether the batch needs another run now. A rerun finds the
 * stored hours settled and changes nothing.
 */
export async function collectBatch(ctx: Context, batchId: number, limits = LIMITS): Promise<BatchCounts> {
  const [batch] = await ctx.db.select().from(batches).where(eq(batches.id, batchId));
  if (batch?.status !== "open") return emptyCounts();
  if (isOver(ctx, batch)) return expire(ctx, batch);
  const due = await loadDue(ctx, batch, await readUsableSources(ctx.db, batch.platform));
  // Packing them while they are stored would keep their organizations locked for long.
  const unpacked = due.flatMap((item) => (item.isUnpacked ? [item.trackingId] : []));
  if (unpacked.length > 0) {
    const { packed } = await packRows(ctx, { only: unpacked, maxMs: limits.packMs });
    if (packed > 0 && packed < unpacked.length) return { ...emptyCounts(), left: due.length };
  }
  return fetchAndStore(ctx, batch, due, limits);
}

/** Runs a batch until nothing is left that another run could fetch now. */
export async function collectWholeBatch(ctx: Context, batchId: number): Promise<void> {
  while ((await collectBatch(ctx, batchId)).left > 0);
}

async function fetchAndStore(ctx: Context, batch: Batch, due: readonly Due[], limits: RunLimits): Promise<BatchCounts> {
  const dueOf = new Map<string, Due[]>();
  const idsOf = new Map<string, Set<string>>();
  for (const item of due) {
    const key = fetchKey(item);
    dueOf.set(key, [...(dueOf.get(key) ?? []), item]);
    idsOf.set(item.source, (idsOf.get(item.source) ?? new Set()).add(item.externalId));
  }
  const figuresOnly = new Set(
    due.flatMap(({ externalId, metadataAt }) => (hasTodaysMetadata(metadataAt, ctx.now()) ? [externalId] : [])),
  );
  const fetched = new Map<string, Outcome<VideoData>>();
  let ready: Due[] = [];
  let left = due.length;
  const take = (key: string, outcome: Outcome<VideoData>) => {
    fetched.set(key, outcome);
    ready.push(...(dueOf.get(key) ?? []));
  };
  const { startMs, deadlineMs } = limits;
  const creators = new Map(due.flatMap(({ externalId, creator }) => (creator === null ? [] : [[externalId, creator]])));
  const { spent, onSpent } = collectSpent();
  const options = { startMs, deadlineMs, figuresOnly, creators, purpose: "snapshots" as const, onSpent };
  const fetchFrom = (source: string, ids: ReadonlySet<string>) =>
    streamVideos(ctx, findSource(batch.platform, source), [...ids], options, (externalId, outcome) =>
      take(fetchKey({ source, externalId }), outcome),
    );
  const isFetched = Promise.all([...idsOf].map(([source, ids]) => fetchFrom(source, ids))).then(() => true);
  // An error while storing ends the run before this is awaited again.
  isFetched.catch(() => undefined);
  const store = new BatchStore(ctx, batch);
  // Outside of the transactions that store, so that no organization waits for it.
  const assign = async () => {
    if (spent.length === 0) return;
    const organizations = store.organizations();
    await assignSpending(ctx, spent, (externalId, source) => organizations.get(fetchKey({ source, externalId })) ?? []);
  };
  const storeReady = async () => {
    const part = ready;
    ready = [];
    left -= part.length;
    await store.add(part, fetched, left);
  };
  while (!(await Promise.race([isFetched, sleep(limits.storeEveryMs, false, { ref: false })]))) {
    // A fetch may outlast the hour; its results then belong to no hour.
    if (isOver(ctx, batch)) break;
    if (ready.length > 0) await storeReady();
  }
  if (isOver(ctx, batch)) {
    await assign();
    return expire(ctx, batch, store.counts);
  }
  // If the platform doesn't respond, another run now would not help. The sweep tries again later.
  if ([...fetched.values()].every(({ kind }) => kind === "transient"))
    for (const key of dueOf.keys()) if (!fetched.has(key)) take(key, { kind: "transient" });
  await storeReady();
  const counts = await store.finish(fetched);
  await assign();
  return counts;
}

const isOver = (ctx: Context, batch: Batch) => ctx.now().getTime() >= batch.slotAt.getTime() + LATE_MS;

async function expire(ctx: Context, batch: Batch, counts = emptyCounts()): Promise<BatchCounts> {
  await ctx.db
    .update(batches)
    .set({ status: "expired", finishedAt: ctx.now() })
    .where(and(eq(batches.id, batch.id), eq(batches.status, "open")));
  return { ...counts, left: 0 };
}
