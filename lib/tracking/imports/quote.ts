import { availableBalanceOf, getAccount, runningOf } from "@/lib/billing/account";
import { estimateCost, maxVideosOf, SNAPSHOTS_PER_DAY, toUsd } from "@/lib/billing/rules";
import type { OrganizationContext } from "@/lib/core/context";
import type { ImportQuote } from "@/lib/tracking/imports/schemas";

/** Quotes the maximum cost of new trackings against the available balance and the plan's limit. */
export async function quoteImport(ctx: OrganizationContext, videos: number, days: number): Promise<ImportQuote> {
  const { organization } = ctx;
  const account = await getAccount(ctx.db, organization.id);
  const spendable = availableBalanceOf(account);
  const cost = estimateCost(days, organization.pricePerSnapshot) * BigInt(videos);
  const most = maxVideosOf(organization);
  return {
    videos,
    snapshots: videos * days * SNAPSHOTS_PER_DAY,
    cost_per_snapshot: toUsd(organization.pricePerSnapshot),
    cost_usd: toUsd(cost),
    spendable_usd: toUsd(spendable),
    missing_usd: toUsd(cost > spendable ? cost - spendable : 0n),
    plan: organization.plan,
    max_videos: most,
    free_places: Math.max(0, most - runningOf(account)),
  };
}
