import { and, asc, desc, eq, isNull, lte, or } from "drizzle-orm";
import { channels, followPosts, follows, organizations } from "@/db/schema";
import type { Context, Organization } from "@/lib/core/context";
import { CLOCK_SKEW_MS } from "@/lib/core/time/clock-skew-rules";
import { MINUTE_MS } from "@/lib/core/time/unit-rules";
import { isLive } from "@/lib/insight/follows/due-lookups";
import type { FollowRow } from "@/lib/insight/follows/find";
import { isOfOpenPlatform } from "@/lib/platforms/pauses";
import type { Platform } from "@/lib/platforms/schemas";

/** Longer than a step takes. After a crash, another run takes over then. */
const LEASE_MS = 2 * MINUTE_MS + CLOCK_SKEW_MS;
/** Posts that one step takes: as many as an import's round. */
const ROUND = 25;

export interface ClaimedPost {
  post: typeof followPosts.$inferSelect;
  follow: FollowRow;
  organization: Organization;
  /** The channel's UUID, platform and username. */
  channel: { uuid: string; platform: Platform; username: string };
}

/** Takes posts that wait for their start, of follows that start posts: first due, then newest, first. */
export async function claimPosts(ctx: Context): Promise<ClaimedPost[]> {
  const now = ctx.now();
  return ctx.db.transaction(async (tx) => {
    const rows = await tx
      .select({
        post: followPosts,
        follow: follows,
        organization: organizations,
        channel: { uuid: channels.uuid, platform: channels.platform, username: channels.username },
      })
      .from(followPosts)
      .innerJoin(follows, eq(follows.id, followPosts.followId))
      .innerJoin(organizations, eq(organizations.id, follows.organizationId))
      .innerJoin(channels, eq(channels.id, follows.channelId))
      .where(
        and(
          isNull(followPosts.outcome),
          lte(followPosts.startAt, now),
          isLive,
          isOfOpenPlatform(ctx, channels.platform),
        ),
      )
      .orderBy(asc(followPosts.startAt), desc(followPosts.publishedAt))
      .limit(ROUND)
      .for("update", { of: followPosts, skipLocked: true });
    await postpone(tx, rows, new Date(now.getTime() + LEASE_MS));
    return rows;
  });
}

/** Sets when the starts of posts without an outcome are due. */
export async function postpone(
  db: Pick<Context["db"], "update">,
  claimed: readonly ClaimedPost[],
  startAt: Date,
): Promise<void> {
  if (claimed.length === 0) return;
  const own = claimed.map(({ post }) =>
    and(eq(followPosts.followId, post.followId), eq(followPosts.externalId, post.externalId)),
  );
  await db
    .update(followPosts)
    .set({ startAt })
    .where(and(isNull(followPosts.outcome), or(...own)));
}
