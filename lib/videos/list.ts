import { and, desc, eq, lt, or } from "drizzle-orm";
import { channels, trackings, videos } from "@/db/schema";
import type { OrganizationContext } from "@/lib/context";
import { invalid } from "@/lib/errors";
import { assertRight } from "@/lib/rights";
import { isCreator, VIDEO_COLUMNS } from "@/lib/videos/identity";
import { presentVideo } from "@/lib/videos/present";
import type { ListVideosQuery, VideoList } from "@/lib/videos/schemas";

/** Newest first; the cursor is the last row of the page before, so pages stay stable while rows are added. */
export async function listVideos(ctx: OrganizationContext, query: ListVideosQuery): Promise<VideoList> {
  assertRight(ctx.actor, "videos:read");
  const own = eq(trackings.organizationId, ctx.organization.id);
  const [last] = query.cursor
    ? await ctx.db
        .select({ id: trackings.id, createdAt: trackings.createdAt })
        .from(trackings)
        .where(and(own, eq(trackings.publicId, query.cursor)))
    : [];
  if (query.cursor && !last) throw invalid("cursor", "Invalid cursor");
  const rows = await ctx.db
    .select({ tracking: trackings, video: VIDEO_COLUMNS })
    .from(trackings)
    .innerJoin(videos, eq(videos.id, trackings.videoId))
    .leftJoin(channels, isCreator)
    .where(
      and(
        own,
        query.platform && eq(trackings.platform, query.platform),
        query.status && eq(trackings.status, query.status),
        last &&
          or(
            lt(trackings.createdAt, last.createdAt),
            and(eq(trackings.createdAt, last.createdAt), lt(trackings.id, last.id)),
          ),
      ),
    )
    .orderBy(desc(trackings.createdAt), desc(trackings.id))
    .limit(query.limit + 1);
  const page = rows.slice(0, query.limit);
  return {
    videos: page.map(({ tracking, video }) => presentVideo(tracking, video, ctx.now())),
    total: page.length,
    limit: query.limit,
    next_cursor: rows.length > query.limit ? (page.at(-1)?.tracking.publicId ?? null) : null,
  };
}
