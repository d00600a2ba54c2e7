import { asc, eq, inArray } from "drizzle-orm";
import type { Queryable, Transaction } from "@/db/client";
import { campaignCreators, channels } from "@/db/schema";
import { fromUsd } from "@/lib/billing/rules";
import { AppError } from "@/lib/core/errors";
import type { CreatorPay } from "@/lib/insight/campaigns/progress-rules";
import type { CreatorTerms } from "@/lib/insight/campaigns/schemas";
import type { Platform } from "@/lib/platforms/schemas";

/** A campaign's creator with what shows them. */
export interface CampaignCreator extends CreatorPay {
  campaignId: number;
  /** The channel's UUID. */
  channel: string;
  platform: Platform;
  username: string;
}

/** Returns the creators of campaigns, by username. */
export const readCreators = (db: Queryable, campaignIds: readonly number[]): Promise<CampaignCreator[]> =>
  db
    .select({
      campaignId: campaignCreators.campaignId,
      channelId: campaignCreators.channelId,
      channel: channels.uuid,
      platform: channels.platform,
      username: channels.username,
      fee: campaignCreators.fee,
      rate: campaignCreators.rate,
    })
    .from(campaignCreators)
    .innerJoin(channels, eq(channels.id, campaignCreators.channelId))
    .where(inArray(campaignCreators.campaignId, [...campaignIds]))
    .orderBy(asc(channels.usernameKey), asc(channels.id));

const microsOf = (usd: number | null | undefined, kept: bigint | null): bigint | null =>
  usd === undefined ? kept : usd === null ? null : fromUsd(usd);

/**
 * Returns a campaign's creators after a change. Amounts left out stay as they were.
 * @throws AppError invalid_request if a channel doesn't exist
 */
export async function mergeCreators(
  tx: Transaction,
  before: readonly CampaignCreator[],
  wanted: readonly CreatorTerms[],
): Promise<(CreatorPay & { channel: string })[]> {
  const uuids = wanted.map(({ channel_id }) => channel_id.toLowerCase());
  const known =
    uuids.length === 0
      ? []
      : await tx.select({ id: channels.id, uuid: channels.uuid }).from(channels).where(inArray(channels.uuid, uuids));
  const ids = new Map(known.map(({ id, uuid }) => [uuid, id]));
  const unknown = uuids.flatMap((uuid, index) =>
    ids.has(uuid) ? [] : [{ field: `creators.${index}.channel_id`, message: "No channel has this ID" }],
  );
  if (unknown.length > 0) throw new AppError({ code: "invalid_request", details: unknown });
  const kept = new Map(before.map((creator) => [creator.channel, creator]));
  return wanted.map(({ fee_usd, rate_usd_per_1000_views }, index) => {
    const channel = uuids[index] ?? "";
    const own = kept.get(channel);
    return {
      channel,
      channelId: ids.get(channel) ?? 0,
      fee: microsOf(fee_usd, own?.fee ?? null),
      rate: microsOf(rate_usd_per_1000_views, own?.rate ?? null),
    };
  });
}

/** Whether a change of creators changes what is paid. */
export function changesPay(before: readonly CreatorPay[], after: readonly CreatorPay[]): boolean {
  const textOf = (pay: readonly CreatorPay[]) =>
    pay
      .filter(({ fee, rate }) => fee !== null || rate !== null)
      .map(({ channelId, fee, rate }) => `${channelId} ${fee} ${rate}`)
      .sort()
      .join();
  return textOf(before) !== textOf(after);
}

/** Replaces a campaign's creators. */
export async function writeCreators(
  tx: Transaction,
  campaignId: number,
  creators: readonly CreatorPay[],
): Promise<void> {
  await tx.delete(campaignCreators).where(eq(campaignCreators.campaignId, campaignId));
  if (creators.length > 0)
    await tx
      .insert(campaignCreators)
      .values(creators.map(({ channelId, fee, rate }) => ({ campaignId, channelId, fee, rate })));
}
