import { randomUUID } from "node:crypto";
import { inArray, sql } from "drizzle-orm";
import { arrayOf } from "@/db/array-literal";
import type { Queryable } from "@/db/client";
import { snapshotBlocks, trackings, videoState, videos } from "@/db/schema";
import type { Context, OrganizationContext } from "@/lib/core/context";
import { newPublicId } from "@/lib/core/public-id";
import { DAY_MS } from "@/lib/core/time/unit-rules";
import type { Figures, Platform } from "@/lib/platforms/schemas";
import { appendSnapshots, type NewSnapshot } from "./append";
import { TailWriter } from "./block-writer-rules";
import { insertBlocks } from "./insert-blocks";
import { readHistory, type StoredGap } from "./read";

/** Trackings without a platform behind them, for tests of computations on snapshots. */

export const NO_FIGURES: Figures = { views: null, likes: null, comments: null, shares: null, saves: null };

type VideoRow = typeof videos.$inferSelect;

export async function seedVideo(ctx: Context, over: Partial<typeof videos.$inferInsert> = {}): Promise<VideoRow> {
  const [video] = await ctx.db
    .insert(videos)
    .values({
      platform: "youtube",
      externalId: newPublicId(),
      slot: 17,
      canonicalUrl: "https://example.test/",
      createdAt: ctx.now(),
      metadataAt: ctx.now(),
      ...over,
    })
    .returning();
  if (!video) throw new Error("the video was not written");
  return video;
}

/** Seeds a monitored 30-day tracking that starts now, without snapshots. */
export async function seedTracking(
  owner: OrganizationContext,
  video: VideoRow,
  over: Partial<typeof trackings.$inferInsert> = {},
): Promise<{ id: number; publicId: string }> {
  const startedAt = over.startedAt ?? owner.now();
  const [tracking] = await owner.db
    .insert(trackings)
    .values({
      publicId: newPublicId(),
      jobId: `job_${newPublicId()}`,
      uuid: randomUUID(),
      organizationId: owner.organization.id,
      videoId: video.id,
      platform: video.platform,
      slot: video.slot,
      videoLink: video.canonicalUrl,
      durationDays: 30,
      status: "monitoring",
      startedAt,
      endsAt: new Date(startedAt.getTime() + 30 * DAY_MS),
      createdAt: startedAt,
      ...over,
    })
    .returning();
  if (!tracking) throw new Error("the tracking was not written");
  await owner.db.insert(videoState).values({ trackingId: tracking.id, settledHour: -1, snapshots: 0, badHours: 0 });
  return tracking;
}

export const seedTracked = async (owner: OrganizationContext, platform: Platform = "youtube"): Promise<number> =>
  (await seedTracking(owner, await seedVideo(owner, { platform }))).id;

export function snapshotAt(trackingId: number, hour: number, takenAt: Date, figures: Partial<Figures>): NewSnapshot {
  return { trackingId, hour, takenAt, figures: { ...NO_FIGURES, ...figures }, provider: "test" };
}

export const seedSnapshots = (ctx: Context, ...batch: NewSnapshot[]): Promise<Set<number>> =>
  ctx.db.transaction((tx) => appendSnapshots(tx, batch));

export type SeededHour = Partial<Figures> & { hour: number; takenAt: Date; provider?: string };

/** Replaces histories as they are stored. Neither the latest metrics nor any sum changes. */
export async function seedHistories(
  ctx: Pick<Context, "db">,
  histories: ReadonlyMap<number, readonly SeededHour[]>,
): Promise<void> {
  const writers = [...histories].map(([trackingId, hours]) => {
    const writer = new TailWriter(new Uint8Array());
    for (const { hour, takenAt, provider = "test", ...figures } of [...hours].sort((a, b) => a.hour - b.hour))
      writer.addSnapshot({ hour, takenAt: takenAt.getTime(), figures: { ...NO_FIGURES, ...figures }, provider });
    return { trackingId, writer };
  });
  const ids = writers.map(({ trackingId }) => trackingId);
  const blocks = writers.flatMap(({ trackingId, writer }) => writer.sealed.map((block) => ({ trackingId, ...block })));
  await ctx.db.transaction(async (tx) => {
    await tx.delete(snapshotBlocks).where(inArray(snapshotBlocks.trackingId, ids));
    await tx.execute(sql`
      with sealed as (${insertBlocks(blocks)})
      update video_state v set tail = r.tail
      from unnest(${arrayOf(ids)}::bigint[], ${arrayOf(writers.map(({ writer }) => writer.tail()))}::bytea[])
        as r(tracking_id, tail)
      where v.tracking_id = r.tracking_id`);
  });
}

/** Returns the hours that are snapshots, and the gaps. */
export async function hoursOf(db: Queryable, trackingId: number): Promise<{ hours: number[]; gaps: StoredGap[] }> {
  const { series, gaps } = await readHistory(db, trackingId);
  return { hours: series.map(({ hour }) => hour), gaps };
}
