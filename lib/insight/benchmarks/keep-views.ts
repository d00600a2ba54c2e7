import { asc, eq, gt, inArray, lte, max, type SQL, sql } from "drizzle-orm";
import { trackingAges, trackings, videos } from "@/db/schema";
import type { Context } from "@/lib/core/context";
import { MINUTE_MS } from "@/lib/core/time/unit-rules";
import { STEP_MS } from "@/lib/core/work-in-time";
import { nextKeptAt, type ViewsSeries, viewsAtAges } from "@/lib/insight/benchmarks/kept-rules";
import { seriesOfMany } from "@/lib/tracking/snapshots/series-of-many";
import { isRunning } from "@/lib/tracking/videos/rules";

/** Trackings whose snapshots are in memory together. */
const BATCH = 200;
/** Much longer than any transaction: by then, no tracking with a lower ID can appear. */
const COMMITTED_MS = 10 * MINUTE_MS;
const NO_SNAPSHOTS: ViewsSeries = { takenAt: [], switches: [], views: [] };

/**
 * Keeps views by age of trackings that are new or have reached another age, until none is left or the time is over. What
 * it writes depends on the snapshots only, so that a repeated or interrupted run changes nothing.
 */
export async function keepViews(
  ctx: Context,
  { maxMs = STEP_MS }: { maxMs?: number } = {},
): Promise<{ kept: number; isDone: boolean }> {
  const deadline = performance.now() + maxMs;
  let kept = 0;
  for (const next of [findNew, findDue])
    for (;;) {
      const found = await next(ctx);
      if (found.length === 0) break;
      await keep(ctx, found);
      kept += found.length;
      if (performance.now() > deadline) return { kept, isDone: false };
    }
  return { kept, isDone: true };
}

const select = (ctx: Context, where: SQL | undefined) =>
  ctx.db
    .select({
      trackingId: trackings.id,
      organizationId: trackings.organizationId,
      videoId: trackings.videoId,
      platform: trackings.platform,
      status: trackings.status,
      endsAt: trackings.endsAt,
      createdAt: trackings.createdAt,
      creatorId: videos.creatorId,
      publishedAt: videos.publishedAt,
    })
    .from(trackings)
    .innerJoin(videos, eq(videos.id, trackings.videoId))
    .where(where)
    .orderBy(asc(trackings.id))
    .limit(BATCH);
type Found = Awaited<ReturnType<typeof select>>[number];

/** Returns the first trackings that have no row; those with lower IDs have one. */
async function findNew(ctx: Context): Promise<Found[]> {
  const [last] = await ctx.db.select({ id: max(trackingAges.trackingId) }).from(trackingAges);
  const found = await select(ctx, gt(trackings.id, last?.id ?? 0));
  const recent = found.findIndex(({ createdAt }) => createdAt.getTime() > ctx.now().getTime() - COMMITTED_MS);
  return recent === -1 ? found : found.slice(0, recent);
}

async function findDue(ctx: Context): Promise<Found[]> {
  const due = await ctx.db
    .select({ id: trackingAges.trackingId })
    .from(trackingAges)
    .where(lte(trackingAges.nextAt, ctx.now()))
    .orderBy(asc(trackingAges.nextAt), asc(trackingAges.trackingId))
    .limit(BATCH);
  const ids = due.map(({ id }) => id);
  return ids.length === 0 ? [] : select(ctx, inArray(trackings.id, ids));
}

async function keep(ctx: Context, found: readonly Found[]): Promise<void> {
  const series = await seriesOfMany(
    ctx.db,
    found.map(({ trackingId }) => trackingId),
    ["views"],
  );
  const rows = found.map(({ status, endsAt, createdAt: _, ...row }) => {
    const isOver = !isRunning({ status });
    const columns = series.get(row.trackingId);
    const given = columns ? { ...columns, views: columns.figures.views } : NO_SNAPSHOTS;
    const views = row.publishedAt ? viewsAtAges(given, row.publishedAt, isOver) : [];
    const lastKnown = views.findLastIndex((value) => value !== null) + 1;
    return {
      ...row,
      views,
      lastKnown: lastKnown === 0 ? null : lastKnown,
      nextAt: nextKeptAt({ publishedAt: row.publishedAt, endsAt, isOver }, ctx.now()),
    };
  });
  await ctx.db
    .insert(trackingAges)
    .values(rows)
    .onConflictDoUpdate({
      target: trackingAges.trackingId,
      set: {
        creatorId: sql`excluded.creator_id`,
        publishedAt: sql`excluded.published_at`,
        views: sql`excluded.views`,
        lastKnown: sql`excluded.last_known`,
        nextAt: sql`excluded.next_at`,
      },
    });
}
