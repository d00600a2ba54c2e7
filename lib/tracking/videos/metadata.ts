import { hash } from "node:crypto";
import { type SQLWrapper, sql } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { videos } from "@/db/schema";
import type { Context } from "@/lib/core/context";
import { DAY_MS } from "@/lib/core/time/unit-rules";
import type { Platform, VideoData } from "@/lib/platforms/schemas";

const metadataOf = (reading: VideoData) => ({
  title: reading.title,
  description: reading.description,
  creator: reading.creator,
  creatorId: reading.creatorId,
  thumbnailUrl: reading.thumbnailUrl,
  publishedAt: reading.publishedAt,
  paidPartnership: reading.paidPartnership,
});

/** Returns the statement that creates or updates the row of a video and returns its `id`. */
export function upsertVideo(
  ctx: Context,
  tx: Transaction,
  video: { platform: Platform; externalId: string; canonicalUrl: string; slot: number; reading: VideoData },
): SQLWrapper {
  const metadata = { ...metadataOf(video.reading), metadataAt: ctx.now() };
  return tx
    .insert(videos)
    .values({
      platform: video.platform,
      externalId: video.externalId,
      slot: video.slot,
      canonicalUrl: video.canonicalUrl,
      createdAt: ctx.now(),
      ...metadata,
    })
    .onConflictDoUpdate({
      target: [videos.platform, videos.externalId],
      // A source that doesn't know the creator's ID doesn't remove it.
      set: { ...metadata, creatorId: sql`coalesce(excluded.creator_id, ${videos.creatorId})` },
    })
    .returning({ id: videos.id });
}

/**
 * Updates the metadata of collected videos, which the caller selects by `isOutdated`. Thumbnail links change with every response (they are
 * signed and expire), so they alone don't trigger a write: they are updated once per day (UTC).
 */
export async function refreshMetadata(
  ctx: Context,
  tx: Transaction,
  readings: readonly { videoId: number; reading: VideoData }[],
): Promise<void> {
  if (readings.length === 0) return;
  const rows = JSON.stringify(
    readings.map(({ videoId, reading }) => ({
      video_id: videoId,
      title: reading.title,
      description: reading.description,
      creator: reading.creator,
      creator_id: reading.creatorId,
      thumbnail_url: reading.thumbnailUrl,
      paid_partnership: reading.paidPartnership,
    })),
  );
  const now = ctx.now().toISOString();
  await tx.execute(sql`
    with r as (
      select * from jsonb_to_recordset(${rows}::jsonb) as r(video_id bigint, title text, description text, creator text,
        creator_id text, thumbnail_url text, paid_partnership boolean)
    ), outdated as (
      -- A video that another session is writing to is left to the next hour: no snapshot waits for its title.
      select v.id from videos v join r on v.id = r.video_id
      where (v.title, v.description, v.creator, v.creator_id)
          is distinct from (r.title, r.description, r.creator, r.creator_id)
        or v.metadata_at < date_trunc('day', ${now}::timestamptz, 'UTC')
      order by v.id for no key update of v skip locked
    )
    update videos v
    set title = r.title, description = r.description, creator = r.creator, creator_id = r.creator_id,
        thumbnail_url = r.thumbnail_url, paid_partnership = r.paid_partnership, metadata_at = ${now}::timestamptz
    from r join outdated on outdated.id = r.video_id where v.id = r.video_id`);
}

/** Fingerprint of a video's stored metadata, for `isOutdated`: comparing it needs no text to be sent. */
export const metadataHash = sql<string>`md5(${sql.join(
  [videos.title, videos.description, videos.creator, videos.creatorId].map(
    (column) => sql`coalesce('1' || ${column}, '0')`,
  ),
  sql` || chr(31) || `,
)})`;

const hashOf = ({ title, description, creator, creatorId }: VideoData): string =>
  hash("md5", [title, description, creator, creatorId].map((text) => (text === null ? "0" : `1${text}`)).join("\x1f"));

/** Returns whether `refreshMetadata` would write what was fetched of a video. */
export const isOutdated = (
  stored: { metadataHash: string; metadataAt: Date },
  reading: VideoData,
  now: Date,
): boolean =>
  !reading.isFiguresOnly && (!hasTodaysMetadata(stored.metadataAt, now) || hashOf(reading) !== stored.metadataHash);

/** Returns whether the metadata was fetched today (UTC): X charges once per resource and day. */
export const hasTodaysMetadata = (metadataAt: Date, now: Date): boolean =>
  Math.floor(metadataAt.getTime() / DAY_MS) === Math.floor(now.getTime() / DAY_MS);
