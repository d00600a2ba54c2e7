import { and, asc, between, eq } from "drizzle-orm";
import { type batches, trackings, videoState, videos } from "@/db/schema";
import type { Context } from "@/lib/core/context";
import type { Source } from "@/lib/platforms/source";
import { sourceOfSeries } from "@/lib/platforms/sources/usable-sources";
import { dueInSlot } from "@/lib/tracking/collection/claim";
import { type Due, isOpenHour } from "@/lib/tracking/collection/due";
import { isUnpacked } from "@/lib/tracking/snapshots/state";
import { hourAt } from "@/lib/tracking/trackings/schedule-rules";
import { metadataHash } from "@/lib/tracking/videos/metadata";

type Batch = typeof batches.$inferSelect;

/**
 * Returns the hours of a batch that are still open, in the order of the trackings' IDs.
 * @param usable the platform's usable sources
 */
export async function loadDue(
  ctx: Context,
  batch: Batch,
  usable: readonly Source[],
): Promise<(Due & { isUnpacked: boolean })[]> {
  const rows = await ctx.db
    .select({
      trackingId: trackings.id,
      organizationId: trackings.organizationId,
      videoId: trackings.videoId,
      externalId: videos.externalId,
      creator: videos.creator,
      ownSource: trackings.source,
      metadataAt: videos.metadataAt,
      metadataHash,
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
  return rows
    .map((row) => ({
      ...row,
      hour: hourAt(row, batch.slotAt),
      source: sourceOfSeries(batch.platform, row.ownSource, usable)?.id ?? row.ownSource,
    }))
    .filter((row) => isOpenHour(row.hour, row));
}
