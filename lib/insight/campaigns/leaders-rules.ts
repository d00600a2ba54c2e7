import { toUsdOrNull } from "@/lib/billing/rules";
import type { CampaignLeader, PlatformShare } from "@/lib/insight/campaigns/dashboard-schemas";
import {
  type CampaignPart,
  type CampaignTerms,
  type CreatorPay,
  cpmOf,
  emvOf,
  spendOf,
  sumKnown,
} from "@/lib/insight/campaigns/progress-rules";
import type { Platform } from "@/lib/platforms/schemas";

/** How a campaign's figures divide by creator and by platform. Pure. */

type Part = CampaignPart & { creator: string | null; channel: string | null };
type Pay = CreatorPay & { channel: string; platform: Platform; username: string };
type Rates = CampaignTerms["emvRates"];

/** Returns the figures of parts; `pay` of their creators only. */
function figuresOf(parts: readonly CampaignPart[], pay: readonly CreatorPay[], rates: Rates) {
  const views = sumKnown(parts.map((part) => part.views));
  const engagements = sumKnown(parts.map((part) => part.engagements));
  const spend = spendOf(parts, pay);
  return {
    videos: parts.reduce((sum, part) => sum + part.videos, 0),
    views: views === null ? null : Number(views),
    engagements: engagements === null ? null : Number(engagements),
    spend_usd: toUsdOrNull(spend),
    cpm_usd: cpmOf(spend, views),
    emv_usd: toUsdOrNull(emvOf(parts, rates)),
  };
}

const byViews = (a: { views: number | null }, b: { views: number | null }) => (b.views ?? -1) - (a.views ?? -1);

/** Returns each creator's figures, most views first; those of the terms without a video too. */
export function leadersOf(parts: readonly Part[], pay: readonly Pay[], rates: Rates): CampaignLeader[] {
  const paid = new Map(pay.map((one) => [one.channelId, one]));
  const leaders = parts.map((part): CampaignLeader => {
    const own = part.channelId === null ? undefined : paid.get(part.channelId);
    if (own) paid.delete(own.channelId);
    return {
      platform: part.platform,
      creator: part.creator ?? own?.username ?? null,
      channel_id: part.channel,
      ...termsOf(own),
      ...figuresOf([part], own ? [own] : [], rates),
    };
  });
  const others = [...paid.values()].map(
    (own): CampaignLeader => ({
      platform: own.platform,
      creator: own.username,
      channel_id: own.channel,
      ...termsOf(own),
      ...figuresOf([], [own], rates),
    }),
  );
  return [...leaders, ...others].sort(byViews);
}

const termsOf = (pay: Pay | undefined) => ({
  is_named: pay !== undefined,
  fee_usd: toUsdOrNull(pay?.fee ?? null),
  rate_usd_per_1000_views: toUsdOrNull(pay?.rate ?? null),
});

/** Returns the figures of each platform that has videos or paid creators, most views first. */
export function platformShares(parts: readonly Part[], pay: readonly Pay[], rates: Rates): PlatformShare[] {
  const platforms = new Set([...parts, ...pay].map(({ platform }) => platform));
  return [...platforms]
    .map((platform) => ({
      platform,
      ...figuresOf(
        parts.filter((part) => part.platform === platform),
        pay.filter((own) => own.platform === platform),
        rates,
      ),
    }))
    .sort(byViews);
}
