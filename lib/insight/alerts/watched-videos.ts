import { and, eq, inArray } from "drizzle-orm";
import type { Queryable } from "@/db/client";
import { channels, trackingLabels, trackings, videos } from "@/db/schema";
import type { AlertRow } from "@/lib/insight/alerts/rows";

/** A tracking with what scopes are compared with. */
export interface WatchedVideo {
  trackingId: number;
  publicId: string;
  organizationId: number;
  videoId: number;
  campaignId: number | null;
  channelId: number | null;
  labelIds: readonly number[];
  slot: number;
  startedAt: Date;
  title: string;
}

/** Returns trackings with what alerts' scopes need. */
export async function readWatched(db: Queryable, trackingIds: readonly number[]): Promise<WatchedVideo[]> {
  if (trackingIds.length === 0) return [];
  const rows = await db
    .select({
      trackingId: trackings.id,
      publicId: trackings.publicId,
      organizationId: trackings.organizationId,
      videoId: trackings.videoId,
      campaignId: trackings.campaignId,
      channelId: channels.id,
      slot: trackings.slot,
      startedAt: trackings.startedAt,
      title: videos.title,
      link: trackings.videoLink,
    })
    .from(trackings)
    .innerJoin(videos, eq(videos.id, trackings.videoId))
    .leftJoin(channels, and(eq(channels.platform, videos.platform), eq(channels.externalId, videos.creatorId)))
    .where(inArray(trackings.id, [...trackingIds]))
    .orderBy(trackings.id);
  const labeled = await db
    .select()
    .from(trackingLabels)
    .where(inArray(trackingLabels.trackingId, [...trackingIds]));
  const labelsOf = new Map<number, number[]>();
  for (const { trackingId, labelId } of labeled)
    labelsOf.set(trackingId, [...(labelsOf.get(trackingId) ?? []), labelId]);
  return rows.map(({ title, link, ...row }) => ({
    ...row,
    title: title ?? link,
    labelIds: labelsOf.get(row.trackingId) ?? [],
  }));
}

/** Whether an alert is about a tracking. */
export function isInScope({ organizationId, scope, scopeId }: AlertRow, video: WatchedVideo): boolean {
  if (organizationId !== video.organizationId) return false;
  switch (scope) {
    case "all":
      return true;
    case "label":
      return scopeId !== null && video.labelIds.includes(scopeId);
    case "campaign":
      return scopeId !== null && video.campaignId === scopeId;
    case "channel":
      return scopeId !== null && video.channelId === scopeId;
    case "video":
      return scopeId === video.trackingId;
  }
}
