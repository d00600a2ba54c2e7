import { and, desc, eq } from "drizzle-orm";
import { followPosts, trackings } from "@/db/schema";
import { toUsdOrNull } from "@/lib/billing/rules";
import type { OrganizationContext } from "@/lib/core/context";
import { cursorRefused, readCursor, writeCursor } from "@/lib/core/cursor";
import { rowsAfter } from "@/lib/core/keyset";
import { assertRight } from "@/lib/core/rights";
import type { FollowPosts, FollowPostsQuery } from "@/lib/insight/follows/dashboard-schemas";
import { findFollow } from "@/lib/insight/follows/find";

const PER_PAGE = 50;

/**
 * Returns a page of a follow's posts with their outcomes, newest first.
 * @throws AppError not_found, invalid_request for a foreign cursor
 */
export async function listFollowPosts(
  ctx: OrganizationContext,
  { id, outcome, cursor }: { id: string } & FollowPostsQuery,
): Promise<FollowPosts> {
  assertRight(ctx.actor, "follows:read");
  const { follow } = await findFollow(ctx, ctx.db, id);
  const list = { of: "follow posts", follow: id, outcome };
  const rows = await ctx.db
    .select({ post: followPosts, videoId: trackings.publicId })
    .from(followPosts)
    .leftJoin(trackings, eq(trackings.id, followPosts.trackingId))
    .where(
      and(
        eq(followPosts.followId, follow.id),
        outcome && eq(followPosts.outcome, outcome),
        cursor === undefined ? undefined : after(ctx, list, cursor),
      ),
    )
    .orderBy(desc(followPosts.publishedAt), desc(followPosts.externalId))
    .limit(PER_PAGE + 1);
  const page = rows.slice(0, PER_PAGE);
  const last = rows.length > PER_PAGE ? page.at(-1)?.post : undefined;
  return {
    posts: page.map(({ post, videoId }) => ({
      external_id: post.externalId,
      title: post.title,
      link: post.link,
      published_at: post.publishedAt.toISOString(),
      outcome: post.outcome,
      decided_at: post.decidedAt?.toISOString() ?? null,
      committed_usd: toUsdOrNull(post.committed),
      video_id: videoId,
    })),
    next_cursor: last ? writeCursor(ctx, list, { value: last.publishedAt.getTime(), id: last.externalId }) : null,
  };
}

function after(ctx: OrganizationContext, list: object, cursor: string) {
  const { value, id } = readCursor(ctx, list, cursor);
  if (typeof value !== "number") throw cursorRefused();
  return rowsAfter([followPosts.publishedAt, followPosts.externalId], [new Date(value), id]);
}
