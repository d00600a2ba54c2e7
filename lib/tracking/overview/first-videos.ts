import { and, desc, eq, type SQL } from "drizzle-orm";
import { trackings, videoState, videos } from "@/db/schema";
import type { OrganizationContext } from "@/lib/core/context";
import { LINE } from "@/lib/tracking/overview/activity";
import type { FirstVideo } from "@/lib/tracking/overview/schemas";
import { nextDueAt } from "@/lib/tracking/trackings/schedule-rules";

const NEWEST = 3;

/** Returns what is known of the newest tracked videos before their second snapshot. */
export async function readFirstVideos({ db }: OrganizationContext, where: SQL | undefined): Promise<FirstVideo[]> {
  const rows = await db
    .select({
      ...LINE,
      publishedAt: videos.publishedAt,
      views: videoState.views,
      latestAt: videoState.latestAt,
      settledHour: videoState.settledHour,
      startedAt: trackings.startedAt,
      slot: trackings.slot,
      durationDays: trackings.durationDays,
    })
    .from(trackings)
    .innerJoin(videos, eq(videos.id, trackings.videoId))
    .innerJoin(videoState, eq(videoState.trackingId, trackings.id))
    .where(and(where, eq(trackings.status, "monitoring")))
    .orderBy(desc(trackings.createdAt), desc(trackings.id))
    .limit(NEWEST);
  return rows.map(({ publishedAt, latestAt, views, settledHour, startedAt, slot, durationDays, ...line }) => ({
    ...line,
    published_at: publishedAt?.toISOString() ?? null,
    views: views === null ? null : Number(views),
    latest_at: latestAt?.toISOString() ?? null,
    next_snapshot_at: nextDueAt({ startedAt, slot, durationDays }, settledHour)?.toISOString() ?? null,
  }));
}
