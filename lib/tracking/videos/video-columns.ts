import { sql } from "drizzle-orm";
import { isoOf } from "@/db/prepared";
import { channels, trackings, videos } from "@/db/schema";
import { videoUrl } from "@/lib/platforms/rules";
import type { Platform } from "@/lib/platforms/schemas";
import { isCreator } from "@/lib/tracking/trackings/identity";
import { daysRemaining } from "@/lib/tracking/videos/rules";
import type { TrackingStatus, Video } from "@/lib/tracking/videos/schemas";

/** The columns of a video of family A, over `trackings` joined by `VIDEO_JOINS`. */
export const VIDEO_ROW = sql`${trackings.publicId} as id, ${trackings.jobId} as job_id, ${trackings.videoLink} as video_link,
  ${trackings.platform}, ${trackings.status}, ${trackings.startedAt} as started_at, ${trackings.durationDays} as days,
  ${trackings.endsAt} as ends_at, ${trackings.createdAt} as created_at, ${trackings.uuid} as uuid, ${videos.title},
  ${videos.creator}, ${videos.externalId} as external_id, ${channels.uuid} as channel_id`;

export const VIDEO_JOINS = sql`join ${videos} on ${videos.id} = ${trackings.videoId} left join ${channels} on ${isCreator}`;

/** Times as PostgreSQL writes them. */
export interface VideoRow {
  id: string;
  job_id: string;
  video_link: string;
  platform: Platform;
  status: TrackingStatus;
  started_at: string;
  days: number;
  ends_at: string;
  created_at: string;
  uuid: string;
  title: string | null;
  creator: string | null;
  external_id: string;
  channel_id: string | null;
}

/** Returns the documented Video of family A. */
export const presentRow = (row: VideoRow, now: Date): Video => ({
  id: row.id,
  job_id: row.job_id,
  video_link: row.video_link,
  platform: row.platform,
  status: row.status,
  monitoring_started: isoOf(row.started_at),
  monitoring_duration_days: row.days,
  days_remaining: daysRemaining(new Date(isoOf(row.ends_at)), row.status, now),
  current_metadata: { title: row.title, creator: row.creator },
  created_at: isoOf(row.created_at),
  external_id: row.external_id,
  canonical_url: videoUrl(row.platform, row.external_id, row.creator),
  channel_id: row.channel_id,
  video_uuid: row.uuid,
});
