import type { trackings, videoState, videos } from "@/db/schema";
import { videoUrl } from "@/lib/platforms/rules";
import type { Figures } from "@/lib/platforms/schemas";
import type { StoredSnapshot } from "@/lib/tracking/snapshots/read";
import { daysRemaining, snapshotIdOf } from "@/lib/tracking/videos/rules";
import type { Snapshot, Video } from "@/lib/tracking/videos/schemas";

type TrackingRow = typeof trackings.$inferSelect;
type VideoFacts = Pick<typeof videos.$inferSelect, "title" | "creator" | "externalId" | "canonicalUrl"> & {
  /** UUID of the creator's channel; null if unknown. */
  channelId: string | null;
};

/** Returns the documented Video of family A. */
export function presentVideo(tracking: TrackingRow, video: VideoFacts, now: Date): Video {
  return {
    id: tracking.publicId,
    job_id: tracking.jobId,
    video_link: tracking.videoLink,
    platform: tracking.platform,
    status: tracking.status,
    monitoring_started: tracking.startedAt.toISOString(),
    monitoring_duration_days: tracking.durationDays,
    days_remaining: daysRemaining(tracking.endsAt, tracking.status, now),
    current_metadata: { title: video.title, creator: video.creator },
    created_at: tracking.createdAt.toISOString(),
    external_id: video.externalId,
    canonical_url: videoUrl(tracking.platform, video.externalId, video.creator),
    channel_id: video.channelId,
    video_uuid: tracking.uuid,
  };
}

/** Counters are sent as decimal strings: clients' numbers may not hold 64 bits. */
const count = (value: number | null) => (value === null ? null : value.toString());

export function presentSnapshot(trackingPublicId: string, snapshot: StoredSnapshot): Snapshot {
  const id = snapshotIdOf(trackingPublicId, snapshot.hour);
  return {
    id,
    snapshot_id: id,
    snapshot_time: snapshot.takenAt.toISOString(),
    views: count(snapshot.figures.views),
    likes: count(snapshot.figures.likes),
    comments: count(snapshot.figures.comments),
    shares: count(snapshot.figures.shares),
    saves: count(snapshot.figures.saves),
    provider: snapshot.provider,
  };
}

export const figuresOf = (state: Pick<typeof videoState.$inferSelect, keyof Figures>): Figures => ({
  views: state.views,
  likes: state.likes,
  comments: state.comments,
  shares: state.shares,
  saves: state.saves,
});
