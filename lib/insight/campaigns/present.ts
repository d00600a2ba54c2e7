import type { Queryable } from "@/db/client";
import { toUsd, toUsdOrNull } from "@/lib/billing/rules";
import type { OrganizationContext } from "@/lib/core/context";
import { type CampaignCreator, readCreators } from "@/lib/insight/campaigns/creators";
import { campaignStatus, progressOf } from "@/lib/insight/campaigns/progress-rules";
import { type NamedPart, readParts } from "@/lib/insight/campaigns/read-parts";
import type { Campaign } from "@/lib/insight/campaigns/schemas";
import type { CampaignRow } from "@/lib/tracking/campaigns/insert";

/** Returns the documented objects of an organization's campaigns, in the given order. */
export async function presentCampaigns(
  ctx: OrganizationContext,
  db: Queryable,
  rows: readonly CampaignRow[],
): Promise<Campaign[]> {
  if (rows.length === 0) return [];
  const ids = rows.map(({ id }) => id);
  const parts = await readParts(db, ids);
  const creators = await readCreators(db, ids);
  return rows.map((row) =>
    presentCampaign(
      ctx,
      row,
      parts.get(row.id) ?? [],
      creators.filter(({ campaignId }) => campaignId === row.id),
    ),
  );
}

/** Returns the documented object of one campaign. */
export async function presentOne(ctx: OrganizationContext, db: Queryable, row: CampaignRow): Promise<Campaign> {
  const [campaign] = await presentCampaigns(ctx, db, [row]);
  if (!campaign) throw new Error("the campaign was not presented");
  return campaign;
}

export function presentCampaign(
  ctx: OrganizationContext,
  row: CampaignRow,
  parts: readonly NamedPart[],
  creators: readonly CampaignCreator[],
): Campaign {
  const now = ctx.now();
  return {
    id: row.publicId,
    name: row.name,
    ...presentTerms(row),
    status: campaignStatus(row, now),
    created_at: row.createdAt.toISOString(),
    creators: creators.map(presentCreator),
    progress: progressOf(row, parts, { pay: creators, price: ctx.organization.pricePerSnapshot, now }),
  };
}

export const presentCreator = ({
  channel,
  fee,
  rate,
}: Pick<CampaignCreator, "channel" | "fee" | "rate">): Campaign["creators"][number] => ({
  channel_id: channel,
  fee_usd: toUsdOrNull(fee),
  rate_usd_per_1000_views: toUsdOrNull(rate),
});

export const presentTerms = (row: Omit<CampaignRow, "id" | "publicId" | "organizationId">) => ({
  starts_at: row.startsAt?.toISOString() ?? null,
  ends_at: row.endsAt?.toISOString() ?? null,
  budget_usd: toUsdOrNull(row.budget),
  goal_metric: row.goalMetric,
  goal_value: row.goalValue,
  emv_rates: Object.fromEntries(
    Object.entries(row.emvRates).map(([platform, micros]) => [platform, toUsd(BigInt(micros))]),
  ),
  required: row.required,
  brief: row.brief,
});
