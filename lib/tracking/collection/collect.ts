import { and, asc, between, eq } from "drizzle-orm";
import { batches, trackings, videoState, videos } from "@/db/schema";
import type { Context } from "@/lib/core/context";
import { fetchVideos } from "@/lib/platforms";
import { dueInSlot } from "@/lib/tracking/collection/claim";
import { type Due, isOpenHour } from "@/lib/tracking/collection/due";
import { type BatchCounts, emptyCounts, storeBatch } from "@/lib/tracking/collection/store";
import { packRows } from "@/lib/tracking/snapshots/pack";
import { isUnpacked } from "@/lib/tracking/snapshots/state";
import { hourAt, LATE_MS } from "@/lib/tracking/trackings/schedule-rules";
import { hasTodaysMetadata } from "@/lib/tracking/videos/metadata";

type Batch = typeof batches.$inferSelect;

/**
 * Runs one batch: loads what is due, fetches it, and stores it in one transaction. Returns counts, never rows. A rerun
 * finds the hours settled and changes nothing.
 */
export async function collectBatch(ctx: Context, batchId: number): Promise<BatchCounts> {
  const [batch] = await ctx.db.select().from(batches).where(eq(batches.id, batchId));
  if (batch?.status !== "open") return emptyCounts();
  if (isOver(ctx, batch)) return expire(ctx, batch);
  const loaded = await loadDue(ctx, batch);
  // Packing them while they are stored would keep their organizations locked for long.
  const unpacked = loaded.flatMap((item) => (item.isUnpacked ? [item.trackingId] : []));
  if (unpacked.length > 0) await packRows(ctx, unpacked);
  const due = loaded.map(({ metadataAt: _, isUnpacked: __, ...item }) => item);
  const metadataOf = new Map(loaded.map(({ externalId, metadataAt }) => [externalId, metadataAt]));
  const figuresOnly = new Set(
    [...metadataOf].flatMap(([id, metadataAt]) => (hasTodaysMetadata(metadataAt, ctx.now()) ? [id] : [])),
  );
  const outcomes =
    metadataOf.size > 0 ? await fetchVideos(ctx, batch.platform, [...metadataOf.keys()], { figuresOnly }) : new Map();
  // The fetch may have outlasted the hour; its results then belong to no hour.
  if (isOver(ctx, batch)) return expire(ctx, batch);
  return storeBatch(ctx, batch, due, outcomes);
}

const isOver = (ctx: Context, batch: Batch) => ctx.now().getTime() >= batch.slotAt.getTime() + LATE_MS;

async function expire(ctx: Context, batch: Batch): Promise<BatchCounts> {
  await ctx.db
    .update(batches)
    .set({ status: "expired", finishedAt: ctx.now() })
    .where(and(eq(batches.id, batch.id), eq(batches.status, "open")));
  return emptyCounts();
}

async function loadDue(ctx: Context, batch: Batch): Promise<(Due & { metadataAt: Date; isUnpacked: boolean })[]> {
  const rows = await ctx.db
    .select({
      trackingId: trackings.id,
      organizationId: trackings.organizationId,
      videoId: trackings.videoId,
      externalId: videos.externalId,
      metadataAt: videos.metadataAt,
      startedAt: trackings.startedAt,
      slot: trackings.slot,
      durationDays: trackings.durationDays,
      settledHour: videoState.settledHour,
      gapReason: videoState.gapReason,
      isUnpacked,
    })
    .from(trackings)
    .innerJoin(videos, eq(videos.id, trackings.videoId))
    .innerJoin(videoState, eq(videoState.trackingId, trackings.id))
    .where(
      and(
        dueInSlot(batch.slotAt),
        eq(trackings.platform, batch.platform),
        between(trackings.videoId, batch.firstVideoId, batch.lastVideoId),
      ),
    )
    .orderBy(asc(trackings.id));
  return rows.map((row) => ({ ...row, hour: hourAt(row, batch.slotAt) })).filter((row) => isOpenHour(row.hour, row));
}
