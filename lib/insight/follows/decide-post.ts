import { and, asc, eq, isNull } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { followPosts, follows, trackingLabels, trackings, videos } from "@/db/schema";
import { estimateCost } from "@/lib/billing/rules";
import type { OrganizationContext } from "@/lib/core/context";
import { AppError } from "@/lib/core/errors";
import { budgetRefusal, countersAt } from "@/lib/insight/follows/budget-rules";
import type { ClaimedPost } from "@/lib/insight/follows/claim-posts";
import { emitFollowStarted } from "@/lib/insight/follows/emit-started";
import type { FollowRow } from "@/lib/insight/follows/find";
import type { Refused } from "@/lib/insight/follows/outcome-rules";
import { isOverdue, passesLength } from "@/lib/insight/follows/post-rules";
import { lockOwnPlaces } from "@/lib/insight/follows/terms";
import { assertCapacity, lockStanding, type Standing } from "@/lib/tracking/videos/capacity";
import { type FoundVideo, insertTracking } from "@/lib/tracking/videos/insert-tracking";

/** `open`: nothing speaks against it so far, and its video isn't fetched yet. `waiting`: not decided for now. */
export type Verdict = "started" | "refused" | "open" | "waiting";

/**
 * Starts a post's tracking, or records the one reason why not, in one transaction under the organization's lock. A post
 * that has an outcome keeps it.
 * @param found the video; null before it was fetched, "unavailable" if the platform has none
 */
export async function decidePost(
  ctx: OrganizationContext,
  { post: { followId, externalId }, follow: { campaignId: expected }, channel }: ClaimedPost,
  found: FoundVideo | "unavailable" | null,
): Promise<Verdict> {
  return ctx.db.transaction(async (tx) => {
    const standing = await lockStanding(ctx, tx, ctx.organization.id);
    // Before the follow: a campaign's deletion locks in this order, too.
    const places = await lockOwnPlaces(tx, { id: followId, campaignId: expected });
    const [follow] = await tx.select().from(follows).where(eq(follows.id, followId)).for("no key update");
    if (follow?.status !== "active" || standing.closedAt || standing.suspendedAt) return "waiting";
    const own = and(eq(followPosts.followId, followId), eq(followPosts.externalId, externalId));
    const [post] = await tx
      .select()
      .from(followPosts)
      .where(and(own, isNull(followPosts.outcome)))
      .for("update");
    if (!post) return "waiting";
    const decided = (row: Partial<typeof followPosts.$inferSelect>) =>
      tx
        .update(followPosts)
        .set({ decidedAt: ctx.now(), startAt: null, ...row })
        .where(own);

    const cost = estimateCost(follow.daysPerPost, ctx.organization.pricePerSnapshot);
    const earlier = await findEarlier(tx, ctx.organization.id, { platform: channel.platform, externalId });
    const refused = refusalOf(ctx, { follow, post, earlier, standing, cost, found });
    if (refused) {
      await decided({ outcome: refused, trackingId: refused === "tracked_before" ? earlier : null });
      return "refused";
    }
    if (found === null) return "open";
    if (found === "unavailable") throw new Error("a video that isn't there was to be started");
    const terms = {
      videoLink: null,
      durationDays: follow.daysPerPost,
      campaignId: follow.campaignId === places.campaignId ? places.campaignId : null,
      startedBy: "follow" as const,
    };
    const tracking = await insertTracking(ctx, tx, terms, found, standing);
    if (places.labelIds.length > 0)
      await tx.insert(trackingLabels).values(places.labelIds.map((labelId) => ({ trackingId: tracking.id, labelId })));
    await decided({ outcome: "started", trackingId: tracking.id, committed: cost });
    await count(tx, ctx.now(), follow, cost);
    await emitFollowStarted(ctx, tx, { follow, channel, trackingId: tracking.id, cost }, standing.subscribers);
    return "started";
  });
}

/** Returns the organization's tracking of a video, running or ended; null without one. */
async function findEarlier(
  tx: Transaction,
  organizationId: number,
  { platform, externalId }: Pick<FoundVideo, "platform" | "externalId">,
): Promise<number | null> {
  const [row] = await tx
    .select({ id: trackings.id })
    .from(videos)
    .innerJoin(trackings, eq(trackings.videoId, videos.id))
    .where(
      and(
        eq(videos.platform, platform),
        eq(videos.externalId, externalId),
        eq(trackings.organizationId, organizationId),
      ),
    )
    .orderBy(asc(trackings.id))
    .limit(1);
  return row?.id ?? null;
}

interface Case {
  follow: FollowRow;
  post: typeof followPosts.$inferSelect;
  earlier: number | null;
  standing: Standing;
  cost: bigint;
  found: FoundVideo | "unavailable" | null;
}

function refusalOf(ctx: OrganizationContext, { follow, post, earlier, standing, cost, found }: Case): Refused | null {
  const now = ctx.now();
  if (isOverdue(post.seenAt, now)) return "too_old";
  if (found !== null && found !== "unavailable" && !passesLength(follow, found.reading.durationSeconds))
    return "filter";
  if (earlier !== null) return "tracked_before";
  if (found === "unavailable") return "unavailable";
  return budgetRefusal(follow, countersAt(follow, now), cost) ?? capacityRefusal(ctx, standing, cost);
}

function capacityRefusal(ctx: OrganizationContext, standing: Standing, cost: bigint): "plan" | "balance" | null {
  try {
    assertCapacity(ctx.organization, standing, cost);
    return null;
  } catch (error) {
    const code = error instanceof AppError ? error.refusal.code : null;
    if (code === "forbidden") return "plan";
    if (code === "insufficient_balance") return "balance";
    throw error;
  }
}

/** Adds a start to the follow's counters of the month and day. */
async function count(tx: Transaction, now: Date, follow: FollowRow, cost: bigint): Promise<void> {
  const { month, monthCommitted, day, dayStarted } = countersAt(follow, now);
  await tx
    .update(follows)
    .set({ month, monthCommitted: monthCommitted + cost, day, dayStarted: dayStarted + 1 })
    .where(eq(follows.id, follow.id));
}
