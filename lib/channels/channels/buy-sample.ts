import { and, eq, isNull, lt, or } from "drizzle-orm";
import { channels, followerSamples } from "@/db/schema";
import { availableBalanceOf, getAccount, lockAccount } from "@/lib/billing/account";
import { book } from "@/lib/billing/book";
import { notifyLowBalance } from "@/lib/billing/notify-low-balance";
import { fromUsd, toUsd } from "@/lib/billing/rules";
import type { BoughtSample, BuySampleRequest } from "@/lib/channels/channels/dashboard-schemas";
import { findChannel } from "@/lib/channels/channels/find";
import { sellsSamples } from "@/lib/channels/channels/pace";
import { PRICE_PER_FOLLOWER, SAMPLE_SIZE, samplePrice } from "@/lib/channels/channels/sample-rules";
import type { ChannelRow } from "@/lib/channels/channels/store-profile";
import { storeSample } from "@/lib/channels/channels/store-sample";
import type { OrganizationContext } from "@/lib/core/context";
import { AppError, conflict, notFound } from "@/lib/core/errors";
import { formatUsd } from "@/lib/core/format";
import { assertRight } from "@/lib/core/rights";
import { MINUTE_MS } from "@/lib/core/time/unit-rules";
import { assignSpending, collectSpent } from "@/lib/platforms/assign-spending";
import { fetchFollowerSample } from "@/lib/platforms/channels";
import { pausedWords } from "@/lib/platforms/pauses";
import { type Failure, PLATFORM_NAMES } from "@/lib/platforms/schemas";

/** After this time, a purchase that a crash left open no longer blocks another. */
const ABANDONED_MS = 2 * MINUTE_MS;

/**
 * Takes a follower sample on a platform that charges per follower, and books its cost. The member confirms the price; a
 * failed sample is free.
 * @throws AppError not_found, conflict if samples aren't sold, the price differs or one is in progress,
 * insufficient_balance, platform_failed
 */
export async function buySample(
  ctx: OrganizationContext,
  { id, price_usd, replaces }: BuySampleRequest & { id: string },
): Promise<BoughtSample> {
  assertRight(ctx.actor, "videos:write");
  const channel = await findChannel(ctx, id);
  const platform = PLATFORM_NAMES[channel.platform];
  if (!sellsSamples(channel.platform)) throw conflict(`Follower samples of ${platform} channels can't be purchased.`);
  if (channel.isPrivate) throw conflict("This account is private, so its followers cannot be sampled.");
  const price = samplePrice(channel.followers);
  if (price === 0n) throw conflict("This account has no followers.");
  if (fromUsd(price_usd) !== price)
    throw conflict(`The price has changed to ${formatUsd(toUsd(price), 2)}. Reload the page to confirm it.`);
  assertPayable(availableBalanceOf(await getAccount(ctx.db, ctx.organization.id)), price);
  await claim(ctx, channel);
  try {
    await assertUnchanged(ctx, channel, replaces);
    return await take(ctx, channel);
  } finally {
    await ctx.db.update(channels).set({ sampleBuyingAt: null }).where(eq(channels.id, channel.id));
  }
}

/** @throws AppError conflict if another sample was taken meanwhile */
async function assertUnchanged(ctx: OrganizationContext, channel: ChannelRow, replaces: string | null): Promise<void> {
  const [sample] = await ctx.db
    .select({ takenAt: followerSamples.takenAt })
    .from(followerSamples)
    .where(eq(followerSamples.channelId, channel.id));
  if ((sample?.takenAt.getTime() ?? null) !== (replaces === null ? null : Date.parse(replaces)))
    throw conflict("A newer sample of this channel was taken. Reload the page to see it.");
}

/** Queries the platform before taking the lock, then stores and books the result in one transaction. */
async function take(ctx: OrganizationContext, channel: ChannelRow): Promise<BoughtSample> {
  const { spent, onSpent } = collectSpent();
  const outcome = await fetchFollowerSample(ctx, channel.platform, channel, {
    size: SAMPLE_SIZE,
    deadlineMs: 20_000,
    onSpent,
  });
  if (outcome.kind !== "ok") throw errorOf(outcome, channel);
  const cost = BigInt(outcome.value.length) * PRICE_PER_FOLLOWER;
  await ctx.db.transaction(async (tx) => {
    assertPayable(availableBalanceOf(await lockAccount(tx, ctx.organization.id)), cost);
    await storeSample(ctx, tx, channel, outcome.value);
    if (cost === 0n) return;
    await book(ctx, tx, {
      organizationId: ctx.organization.id,
      unit: "usd_micros",
      kind: "follower_sample",
      amount: -cost,
      idempotencyKey: `follower_sample:${channel.uuid}:${ctx.now().toISOString()}`,
      note: `Follower sample of @${channel.username} on ${PLATFORM_NAMES[channel.platform]}`,
      details: { channel: channel.uuid, followers: outcome.value.length },
      ...(ctx.actor.type === "user" && { createdBy: ctx.actor.userId }),
    });
    await notifyLowBalance(ctx, tx, [ctx.organization.id]);
  });
  await assignSpending(ctx, spent, () => [ctx.organization.id]);
  return { size: outcome.value.length, cost_usd: toUsd(cost) };
}

/**
 * If two members click concurrently, only one pays.
 * @throws AppError conflict
 */
async function claim(ctx: OrganizationContext, channel: ChannelRow): Promise<void> {
  const now = ctx.now();
  const claimed = await ctx.db
    .update(channels)
    .set({ sampleBuyingAt: now })
    .where(
      and(
        eq(channels.id, channel.id),
        or(isNull(channels.sampleBuyingAt), lt(channels.sampleBuyingAt, new Date(now.getTime() - ABANDONED_MS))),
      ),
    )
    .returning({ id: channels.id });
  if (claimed.length === 0) throw conflict("A sample of this channel is being taken. Reload the page in a moment.");
}

function assertPayable(spendable: bigint, cost: bigint): void {
  if (spendable < cost) throw new AppError({ code: "insufficient_balance", spendable, estimated: cost });
}

function errorOf(failure: Failure | { kind: "unsupported" }, { platform }: ChannelRow): AppError {
  if (failure.kind === "unavailable" || failure.kind === "private")
    return notFound(`${PLATFORM_NAMES[platform]} doesn't share this account's followers.`);
  if (failure.kind === "platform_paused")
    return new AppError({ code: "platform_failed", message: `${pausedWords(platform)}.` });
  return new AppError({
    code: "platform_failed",
    message: `${PLATFORM_NAMES[platform]} didn't respond. You were not charged. Try again in a moment.`,
  });
}
