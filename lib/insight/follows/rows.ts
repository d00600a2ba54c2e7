import { asc, count, eq, inArray, sql } from "drizzle-orm";
import { campaigns, channels, followedChannels, followLabels, followPosts, follows, labels } from "@/db/schema";
import { toUsd } from "@/lib/billing/rules";
import type { OrganizationContext } from "@/lib/core/context";
import { assertRight } from "@/lib/core/rights";
import { countersAt } from "@/lib/insight/follows/budget-rules";
import type { FollowRow, FollowRows, FollowRowsQuery } from "@/lib/insight/follows/dashboard-schemas";
import { type FoundFollow, findFollow } from "@/lib/insight/follows/find";
import { readFollowPage } from "@/lib/insight/follows/list";
import { presentFollows } from "@/lib/insight/follows/present";

const PER_PAGE = 50;

/** Returns a page of the organization's follows with what came of them, newest first. */
export async function listFollowRows(ctx: OrganizationContext, { cursor }: FollowRowsQuery): Promise<FollowRows> {
  const { rows, next_cursor } = await readFollowPage(ctx, { limit: PER_PAGE, cursor });
  const [total] = await ctx.db
    .select({ n: count() })
    .from(follows)
    .where(eq(follows.organizationId, ctx.organization.id));
  return {
    follows: await presentRows(ctx, rows),
    next_cursor,
    total: total?.n ?? 0,
    price_per_snapshot_usd: toUsd(ctx.organization.pricePerSnapshot),
  };
}

/** @throws AppError not_found, also for another organization's follow */
export async function getFollowRow(ctx: OrganizationContext, { id }: { id: string }): Promise<FollowRow> {
  assertRight(ctx.actor, "follows:read");
  const [row] = await presentRows(ctx, [await findFollow(ctx, ctx.db, id)]);
  if (!row) throw new Error("the follow was not presented");
  return row;
}

async function presentRows(ctx: OrganizationContext, found: readonly FoundFollow[]): Promise<FollowRow[]> {
  if (found.length === 0) return [];
  const ids = found.map(({ follow }) => follow.id);
  const shown = await presentFollows(ctx.db, found);
  const outcomes = await ctx.db
    .select({ followId: followPosts.followId, outcome: followPosts.outcome, posts: count() })
    .from(followPosts)
    .where(inArray(followPosts.followId, ids))
    .groupBy(followPosts.followId, followPosts.outcome);
  const named = await ctx.db
    .select({ followId: followLabels.followId, name: labels.name })
    .from(followLabels)
    .innerJoin(labels, eq(labels.id, followLabels.labelId))
    .where(inArray(followLabels.followId, ids))
    .orderBy(asc(sql`lower(${labels.name})`));
  const facts = await ctx.db
    .select({
      id: follows.id,
      name: channels.name,
      unavailableAt: channels.unavailableAt,
      isPrivate: channels.isPrivate,
      lookedUpAt: followedChannels.lookedUpAt,
      failure: followedChannels.failure,
      campaign: campaigns.name,
    })
    .from(follows)
    .innerJoin(channels, eq(channels.id, follows.channelId))
    .leftJoin(followedChannels, eq(followedChannels.channelId, follows.channelId))
    .leftJoin(campaigns, eq(campaigns.id, follows.campaignId))
    .where(inArray(follows.id, ids));
  return found.flatMap(({ follow }, index) => {
    const [api, fact] = [shown[index], facts.find(({ id }) => id === follow.id)];
    if (!api || !fact) return [];
    const own = outcomes.filter(({ followId }) => followId === follow.id);
    return [
      {
        ...api,
        channel_name: fact.name,
        channel_state: fact.unavailableAt ? "gone" : fact.isPrivate ? "private" : "ok",
        outcomes: own.flatMap(({ outcome, posts }) => (outcome === null ? [] : [{ outcome, posts }])),
        waiting: own.find(({ outcome }) => outcome === null)?.posts ?? 0,
        month_committed_usd: toUsd(countersAt(follow, ctx.now()).monthCommitted),
        looked_up_at: fact.lookedUpAt?.toISOString() ?? null,
        lookup_failure: fact.failure,
        label_names: named.filter(({ followId }) => followId === follow.id).map(({ name }) => name),
        campaign_name: fact.campaign,
      } satisfies FollowRow,
    ];
  });
}
