import { toUsd, toUsdOrNull } from "@/lib/billing/rules";
import type { CampaignProgress, CampaignStatus, GoalMetric } from "@/lib/insight/campaigns/schemas";
import type { Platform } from "@/lib/platforms/schemas";

/** How a campaign's figures come about. Money is bigint micro-dollars; each result is rounded once, half up. Pure. */

/** The videos of one creator on one platform in a campaign. */
export interface CampaignPart {
  platform: Platform;
  /** The creator's channel; null if it isn't known. */
  channelId: number | null;
  /** Each counted once, however often it was tracked. */
  videos: number;
  /** Sums of the latest figures; null if no video has one. */
  views: bigint | null;
  engagements: bigint | null;
  /** Sum of the entered costs; null if none is entered. */
  cost: bigint | null;
  /** Stored snapshots of all trackings. */
  snapshots: bigint;
}

/** What a creator is paid. */
export interface CreatorPay {
  channelId: number;
  fee: bigint | null;
  /** Per 1,000 views. */
  rate: bigint | null;
}

export interface CampaignTerms {
  startsAt: Date | null;
  endsAt: Date | null;
  goalMetric: GoalMetric | null;
  goalValue: number | null;
  emvRates: Partial<Record<Platform, number>>;
}

/** Divides, rounding half up; for amounts that aren't negative. */
export const divide = (amount: bigint, by: bigint): bigint => (2n * amount + by) / (2n * by);

/** Adds up the known values; null if none is known. */
export function sumKnown(values: Iterable<bigint | null>): bigint | null {
  let sum: bigint | null = null;
  for (const value of values) if (value !== null) sum = (sum ?? 0n) + value;
  return sum;
}

/** `draft` before the start, `ended` from the end on, otherwise `running`; a missing date sets no limit. */
export function campaignStatus({ startsAt, endsAt }: Pick<CampaignTerms, "startsAt" | "endsAt">, now: Date) {
  const status: CampaignStatus =
    endsAt && endsAt.getTime() <= now.getTime()
      ? "ended"
      : startsAt && startsAt.getTime() > now.getTime()
        ? "draft"
        : "running";
  return status;
}

/**
 * Returns what was spent: entered costs of videos, fees, and rate × views of each creator's videos. Unknown parts are
 * left out; null if none is known.
 */
export function spendOf(parts: readonly CampaignPart[], pay: readonly CreatorPay[]): bigint | null {
  const rates = new Map(pay.map(({ channelId, rate }) => [channelId, rate]));
  const byViews = sumKnown(
    parts.map(({ channelId, views }) => {
      const rate = channelId === null ? null : (rates.get(channelId) ?? null);
      return rate === null || views === null ? null : rate * views;
    }),
  );
  return sumKnown([
    ...parts.map(({ cost }) => cost),
    ...pay.map(({ fee }) => fee),
    byViews === null ? null : divide(byViews, 1_000n),
  ]);
}

/** Returns what the views are worth: views × rate of each platform that has a rate; null without such views. */
export function emvOf(
  parts: readonly Pick<CampaignPart, "platform" | "views">[],
  rates: CampaignTerms["emvRates"],
): bigint | null {
  const worth = sumKnown(
    parts.map(({ platform, views }) => {
      const rate = rates[platform];
      return rate === undefined || views === null ? null : BigInt(rate) * views;
    }),
  );
  return worth === null ? null : divide(worth, 1_000n);
}

/** Dollars per 1,000 views, and per engagement; null without spend or without any. */
export const cpmOf = (spend: bigint | null, views: bigint | null): number | null =>
  spend === null || !views ? null : toUsd(divide(spend * 1_000n, views));
export const costPerEngagementOf = (spend: bigint | null, engagements: bigint | null): number | null =>
  spend === null || !engagements ? null : toUsd(divide(spend, engagements));

/** Rounds a share to four decimals. */
const share = (part: number, whole: number): number => Math.round((part / whole) * 10_000) / 10_000;

/** Returns the part of the campaign's time that has passed, 0–1; null unless it has both dates. */
export function timeShare({ startsAt, endsAt }: Pick<CampaignTerms, "startsAt" | "endsAt">, now: Date): number | null {
  if (!startsAt || !endsAt) return null;
  const passed = now.getTime() - startsAt.getTime();
  return Math.min(1, Math.max(0, share(passed, endsAt.getTime() - startsAt.getTime())));
}

/** Returns the goal's current figure; null without a goal or if no video has the figure. */
export function goalFigure(parts: readonly CampaignPart[], metric: GoalMetric | null): bigint | null {
  return metric === null ? null : sumKnown(parts.map((part) => part[metric]));
}

/** Returns the figures of a campaign. @param price of one snapshot, in micro-dollars */
export function progressOf(
  terms: CampaignTerms,
  parts: readonly CampaignPart[],
  { pay, price, now }: { pay: readonly CreatorPay[]; price: bigint; now: Date },
): CampaignProgress {
  const views = sumKnown(parts.map((part) => part.views));
  const engagements = sumKnown(parts.map((part) => part.engagements));
  const spend = spendOf(parts, pay);
  const reached = goalFigure(parts, terms.goalMetric);
  return {
    videos: parts.reduce((sum, part) => sum + part.videos, 0),
    views: views === null ? null : Number(views),
    engagements: engagements === null ? null : Number(engagements),
    spend_usd: toUsdOrNull(spend),
    tracking_cost_usd: toUsd(parts.reduce((sum, part) => sum + part.snapshots, 0n) * price),
    cpm_usd: cpmOf(spend, views),
    cost_per_engagement_usd: costPerEngagementOf(spend, engagements),
    emv_usd: toUsdOrNull(emvOf(parts, terms.emvRates)),
    goal_share: reached === null || !terms.goalValue ? null : share(Number(reached), terms.goalValue),
    time_share: timeShare(terms, now),
  };
}
