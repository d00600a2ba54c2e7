import { count, eq, sql } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { followedChannels, follows } from "@/db/schema";
import { toUsd } from "@/lib/billing/rules";
import { recordAct } from "@/lib/core/audit/record";
import type { Context, OrganizationContext } from "@/lib/core/context";
import { conflict } from "@/lib/core/errors";
import { formatUsd } from "@/lib/core/format";
import { lockOrganization } from "@/lib/core/lock-organization";
import { newPublicId } from "@/lib/core/public-id";
import { assertRight } from "@/lib/core/rights";
import { CONFIRM_BACK_POSTS, countersAt, quoteBackPosts } from "@/lib/insight/follows/budget-rules";
import { type ChannelRow, findFollow } from "@/lib/insight/follows/find";
import { presentOne } from "@/lib/insight/follows/present";
import { type CreateFollowRequest, type Follow, MAX_FOLLOWS } from "@/lib/insight/follows/schemas";
import { findTarget } from "@/lib/insight/follows/target";
import { lockPlaces, mergeTerms, NO_TERMS, writeLabels } from "@/lib/insight/follows/terms";

/**
 * Follows a channel: its new posts are tracked from now on. More than 50 posts from before need their price confirmed.
 * @throws AppError invalid_request, not_found if there is no such channel, platform_failed; conflict with the price unless
 * it is confirmed, if the organization follows the channel already, or at the maximum number
 */
export async function createFollow(ctx: OrganizationContext, request: CreateFollowRequest): Promise<Follow> {
  assertRight(ctx.actor, "follows:write");
  const { back_posts: backPosts = 0, confirm_price_usd: confirmed } = request;
  if (backPosts > CONFIRM_BACK_POSTS) assertConfirmed(ctx, [request], confirmed);
  const channel = await findTarget(ctx, request);
  return ctx.db.transaction(async (tx) => {
    await reserveFollows(ctx, tx, 1);
    const id = await insertFollow(ctx, tx, channel, request);
    if (id === null) throw conflict(`Your organization already follows ${channel.username}`);
    const answer = await presentOne(tx, await findFollow(ctx, tx, id));
    await ctx.onAnswer?.(tx, answer);
    return answer;
  });
}

type Terms = Omit<CreateFollowRequest, "channel_id" | "platform" | "username" | "confirm_price_usd">;

/** Returns what the posts from before follows cost at most, in micro-dollars, and how many they are. */
export function quoteFollows(
  { organization }: OrganizationContext,
  requests: readonly Terms[],
): { posts: number; cost: bigint } {
  const quotes = requests.map((request) => {
    const { daysPerPost, maxPerDay, monthlyCeiling } = mergeTerms(NO_TERMS, request);
    const terms = { backPosts: request.back_posts ?? 0, daysPerPost, maxPerDay, monthlyCeiling };
    return quoteBackPosts(terms, organization.pricePerSnapshot);
  });
  return {
    posts: quotes.reduce((sum, { posts }) => sum + posts, 0),
    cost: quotes.reduce((sum, { cost }) => sum + cost, 0n),
  };
}

/** @throws AppError conflict with the price, unless exactly that was confirmed */
export function assertConfirmed(
  ctx: OrganizationContext,
  requests: readonly Terms[],
  confirmed: number | undefined,
): void {
  const { posts, cost } = quoteFollows(ctx, requests);
  const price = toUsd(cost);
  if (confirmed === price) return;
  throw conflict(
    `Tracking ${posts} earlier posts costs up to ${formatUsd(price)}. To confirm, send confirm_price_usd: ${price}`,
  );
}

/**
 * Checks that the organization can have so many more follows. No other transaction adds some until this one ends.
 * @throws AppError conflict
 */
export async function reserveFollows(ctx: OrganizationContext, tx: Transaction, more: number): Promise<void> {
  const { id } = ctx.organization;
  await lockOrganization(ctx, tx);
  const [row] = await tx.select({ n: count() }).from(follows).where(eq(follows.organizationId, id));
  if ((row?.n ?? 0) + more > MAX_FOLLOWS)
    throw conflict(`You can have up to ${MAX_FOLLOWS.toLocaleString("en-US")} follows. Delete one you no longer need.`);
}

/** Inserts a follow. @returns its public ID; null if the organization follows the channel already */
export async function insertFollow(
  ctx: OrganizationContext,
  tx: Transaction,
  channel: Pick<ChannelRow, "id" | "platform" | "username">,
  request: Terms,
): Promise<string | null> {
  const now = ctx.now();
  const { campaignId, labelIds } = await lockPlaces(ctx, tx, request);
  const backPosts = request.back_posts ?? 0;
  const [row] = await tx
    .insert(follows)
    .values({
      publicId: newPublicId(),
      organizationId: ctx.organization.id,
      channelId: channel.id,
      backPosts,
      ...mergeTerms(NO_TERMS, request),
      campaignId: campaignId ?? null,
      status: "active",
      since: now,
      ...countersAt({ month: "", monthCommitted: 0n, day: "", dayStarted: 0 }, now),
      createdAt: now,
    })
    .onConflictDoNothing({ target: [follows.organizationId, follows.channelId] })
    .returning({ id: follows.id, publicId: follows.publicId });
  if (!row) return null;
  await writeLabels(tx, row.id, labelIds ?? []);
  await makeDue(ctx, tx, channel.id, { isUrgent: backPosts > 0 });
  await recordAct(ctx, tx, {
    action: "follow.create",
    subject: `${channel.username} (${channel.platform})`,
    after: { back_posts: backPosts, days_per_post: request.days_per_post },
  });
  return row.publicId;
}

/** A channel that others follow keeps its rhythm, unless earlier posts are wanted. */
async function makeDue(
  ctx: Context,
  tx: Transaction,
  channelId: number,
  { isUrgent }: { isUrgent: boolean },
): Promise<void> {
  const now = ctx.now();
  await tx
    .insert(followedChannels)
    .values({ channelId, dueAt: now })
    .onConflictDoUpdate({
      target: followedChannels.channelId,
      set: {
        dueAt: isUrgent
          ? sql`least(${followedChannels.dueAt}, ${now.toISOString()}::timestamptz)`
          : sql`${followedChannels.dueAt}`,
      },
    });
}
