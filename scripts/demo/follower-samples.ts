import { eq } from "drizzle-orm";
import { channels, followerSamples } from "@/db/schema";
import { toUsd } from "@/lib/billing/rules";
import { buySample } from "@/lib/channels/channels/buy-sample";
import { samplePrice } from "@/lib/channels/channels/sample-rules";
import type { OrganizationContext } from "@/lib/core/context";

/**
 * Buys a follower sample of a channel on a platform that charges for it, so that the ledger has charges before the
 * first video.
 * @param fund called with the price before the purchase
 */
export async function buyFollowerSample(
  ctx: OrganizationContext,
  id: string,
  fund: (price: bigint) => Promise<void>,
): Promise<void> {
  const [row] = await ctx.db
    .select({ followers: channels.followers, takenAt: followerSamples.takenAt })
    .from(channels)
    .leftJoin(followerSamples, eq(followerSamples.channelId, channels.id))
    .where(eq(channels.uuid, id));
  const price = samplePrice(row?.followers ?? null);
  if (price === 0n) return;
  await fund(price);
  await buySample(ctx, { id, price_usd: toUsd(price), replaces: row?.takenAt?.toISOString() ?? null });
}
