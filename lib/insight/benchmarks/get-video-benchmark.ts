import { and, desc, eq, isNotNull, ne } from "drizzle-orm";
import { trackingAges, trackings } from "@/db/schema";
import type { OrganizationContext } from "@/lib/core/context";
import { assertRight } from "@/lib/core/rights";
import { AGES, type ViewsByAge, viewsAtAge } from "@/lib/insight/benchmarks/age-rules";
import { type BandAge, bandsOf, joinByVideo } from "@/lib/insight/benchmarks/bands-rules";
import { isProjectable, projectViews } from "@/lib/insight/benchmarks/projection-rules";
import { CREATOR_TRACKINGS, readOutliers } from "@/lib/insight/benchmarks/read-outliers";
import type { VideoBenchmark } from "@/lib/insight/benchmarks/schemas";
import { findTracking } from "@/lib/tracking/videos/find";

/** The platform's newest trackings that a video is compared with, so that a page costs the same in any organization. */
const PLATFORM_TRACKINGS = 2_000;
const DAYS = [7, 30] as const;

type Kept = typeof trackingAges.$inferSelect;

/**
 * Returns how a video compares with the organization's other videos at equal age, and its projections.
 * @throws AppError not_found
 */
export async function getVideoBenchmark(ctx: OrganizationContext, { id }: { id: string }): Promise<VideoBenchmark> {
  assertRight(ctx.actor, "videos:read");
  const { tracking, video } = await findTracking(ctx, id);
  const [own] = await ctx.db.select().from(trackingAges).where(eq(trackingAges.trackingId, tracking.id));
  const [creators, platforms, outliers] = await Promise.all([
    video.creatorId === null ? [] : readOthers(ctx, tracking, CREATOR_TRACKINGS, video.creatorId),
    readOthers(ctx, tracking, PLATFORM_TRACKINGS),
    readOutliers(ctx.db, ctx.organization.id, eq(trackings.id, tracking.id)),
  ]);
  const age = own?.lastKnown ? (AGES[own.lastKnown - 1] ?? null) : null;
  const [outlier = null] = outliers;
  return {
    published_at: video.publishedAt?.toISOString() ?? null,
    age,
    band: bandOf("creator", creators) ?? bandOf("platform", platforms),
    outlier,
    days: DAYS.map((day) => dayOf(day, own, age, platforms)),
  };
}

/** Returns views of the organization's other videos on the platform, newest first. */
async function readOthers(
  ctx: OrganizationContext,
  { videoId, platform }: Pick<Kept, "videoId" | "platform">,
  limit: number,
  creatorId?: string,
): Promise<ViewsByAge[]> {
  const rows = await ctx.db
    .select({ videoId: trackingAges.videoId, views: trackingAges.views })
    .from(trackingAges)
    .where(
      and(
        eq(trackingAges.organizationId, ctx.organization.id),
        eq(trackingAges.platform, platform),
        creatorId === undefined
          ? undefined
          : and(eq(trackingAges.creatorId, creatorId), isNotNull(trackingAges.creatorId)),
        ne(trackingAges.videoId, videoId),
        isNotNull(trackingAges.lastKnown),
      ),
    )
    .orderBy(desc(trackingAges.publishedAt), desc(trackingAges.trackingId))
    .limit(limit);
  return joinByVideo(rows).map(({ views }) => views);
}

function bandOf(of: "creator" | "platform", videos: readonly ViewsByAge[]): VideoBenchmark["band"] {
  const ages: BandAge[] = bandsOf(videos);
  return ages.some(({ p50 }) => p50 !== null) ? { of, ages } : null;
}

function dayOf(
  day: number,
  own: Kept | undefined,
  age: number | null,
  peers: readonly ViewsByAge[],
): VideoBenchmark["days"][number] {
  const none = { day, reached: null, projection: null, reason: null };
  if (!own || age === null || !own.publishedAt) return { ...none, reason: "past" };
  const target = day * 24;
  if (age >= target) {
    const reached = viewsAtAge(own.views, target);
    return { ...none, reached, reason: reached === null ? "past" : null };
  }
  if (!isProjectable(own.views, age)) return { ...none, reason: "past" };
  const projection = projectViews(own.views, age, target, peers);
  return { ...none, projection, reason: projection ? null : "few" };
}
