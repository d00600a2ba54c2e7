import { randomBytes, randomUUID } from "node:crypto";
import { trackings, videoState, videos } from "@/db/schema";
import type { OrganizationContext } from "@/lib/core/context";
import { newPublicId } from "@/lib/core/public-id";
import type { Figures, Platform } from "@/lib/platforms/schemas";
import type { TrackingStatus } from "@/lib/tracking/videos/schemas";

const NONE: Figures = { views: null, likes: null, comments: null, shares: null, saves: null };
const DAY_MS = 86_400_000;

export interface TestVideo extends Partial<Figures> {
  title?: string | null;
  creator?: string | null;
  /** The platform's durable ID of the creator. */
  creatorId?: string | null;
  platform?: Platform;
  status?: TrackingStatus;
  statusReason?: string | null;
  /** Micro-dollars. */
  cost?: bigint | null;
  /** null: no snapshot. */
  latestAt?: Date | null;
}

/** Inserts trackings directly, without a platform; returns their public IDs in the given order. */
export async function insertVideos(ctx: OrganizationContext, given: readonly TestVideo[]): Promise<string[]> {
  const now = ctx.now();
  const made = await ctx.db
    .insert(videos)
    .values(
      given.map(({ platform = "youtube", title = "A video", creator = "someone", creatorId }) => {
        const externalId = randomBytes(9).toString("hex");
        const canonicalUrl = `https://example.org/${externalId}`;
        return {
          platform,
          externalId,
          slot: 0,
          canonicalUrl,
          title,
          creator,
          creatorId,
          createdAt: now,
          metadataAt: now,
        };
      }),
    )
    .returning();
  const tracked = await ctx.db
    .insert(trackings)
    .values(
      made.map(({ id, platform, canonicalUrl }, index) => ({
        publicId: newPublicId(),
        jobId: `job_${randomUUID()}`,
        uuid: randomUUID(),
        organizationId: ctx.organization.id,
        videoId: id,
        platform,
        slot: 0,
        videoLink: canonicalUrl,
        durationDays: 7,
        status: given[index]?.status ?? "monitoring",
        statusReason: given[index]?.statusReason ?? null,
        startedAt: now,
        cost: given[index]?.cost ?? null,
        endsAt: new Date(now.getTime() + 7 * DAY_MS),
        createdAt: now,
      })),
    )
    .returning();
  await ctx.db.insert(videoState).values(
    tracked.map(({ id }, index) => {
      const { latestAt = now, views, likes, comments, shares, saves } = { ...NONE, ...given[index] };
      return {
        trackingId: id,
        latestAt,
        settledHour: 0,
        snapshots: 1,
        badHours: 0,
        views,
        likes,
        comments,
        shares,
        saves,
      };
    }),
  );
  return tracked.map(({ publicId }) => publicId);
}
