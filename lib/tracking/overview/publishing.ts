import { and, desc, eq, isNotNull } from "drizzle-orm";
import { trackings, videoState, videos } from "@/db/schema";
import type { OrganizationContext } from "@/lib/core/context";
import { assertRight } from "@/lib/core/rights";
import { whereMatches } from "@/lib/tracking/overview/matching";
import { publishingSlots } from "@/lib/tracking/overview/publishing-rules";
import type { Publishing, PublishingQuery } from "@/lib/tracking/overview/schemas";

/** Videos that are read, however many the organization has. */
const NEWEST = 1_000;
const CREATORS = 100;

/** Returns when the newest tracked videos were published, with their typical views, and who published them. */
export async function getPublishing(ctx: OrganizationContext, query: PublishingQuery): Promise<Publishing> {
  assertRight(ctx.actor, "videos:read");
  const rows = await ctx.db
    .select({ publishedAt: videos.publishedAt, creator: videos.creator, views: videoState.views })
    .from(trackings)
    .innerJoin(videos, eq(videos.id, trackings.videoId))
    .innerJoin(videoState, eq(videoState.trackingId, trackings.id))
    .where(and(await whereMatches(ctx, query), isNotNull(videos.publishedAt)))
    .orderBy(desc(trackings.createdAt), desc(trackings.id))
    .limit(NEWEST);
  const posts = rows.flatMap(({ publishedAt, views }) =>
    publishedAt ? [{ at: publishedAt, views: views === null ? null : Number(views) }] : [],
  );
  const videosOf = new Map<string, number>();
  for (const { creator } of rows) if (creator) videosOf.set(creator, (videosOf.get(creator) ?? 0) + 1);
  return {
    videos: posts.length,
    slots: publishingSlots(posts, query.time_zone),
    creators: [...videosOf]
      .sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1))
      .slice(0, CREATORS)
      .map(([creator]) => creator),
  };
}
