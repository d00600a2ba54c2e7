import { randomUUID } from "node:crypto";
import { trackings, videoState, videos } from "@/db/schema";
import type { Context, OrganizationContext } from "@/lib/core/context";
import { newPublicId } from "@/lib/core/public-id";
import { DAY_MS } from "@/lib/core/time/unit-rules";
import type { Figures, Platform } from "@/lib/platforms/schemas";
import { appendSnapshots, type NewSnapshot } from "./append";

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
