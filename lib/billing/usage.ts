import { availableBalanceOf, getAccount } from "@/lib/billing/account";
import { rateLimitOf, runwayHours, snapshotsFor, toUsd } from "@/lib/billing/rules";
import type { Usage } from "@/lib/billing/schemas";
import type { OrganizationContext } from "@/lib/core/context";
import { assertRight } from "@/lib/core/rights";

export async function getUsage(ctx: OrganizationContext): Promise<Usage> {
  assertRight(ctx.actor, "usage:read");
  const { organization } = ctx;
  const account = await getAccount(ctx.db, organization.id);
  const price = organization.pricePerSnapshot;
  const spendable = availableBalanceOf(account);
  return {
    balance_usd: toUsd(account.balance),
    total_snapshots: account.snapshots,
    active_videos: account.monitoring,
    uncharged_usage_usd: toUsd(account.uncharged),
    total_charged_usd: toUsd(account.charged),
    estimated_snapshots_remaining: snapshotsFor(spendable, price),
    cost_per_snapshot: toUsd(price),
    // Paused trackings resume after a top-up, so they are committed too.
    committed_usd: toUsd(BigInt(account.hoursLeft) * price),
    runway_hours: runwayHours(spendable, price, account.monitoring),
    plan: organization.plan,
    rate_limit_per_minute: rateLimitOf(organization),
  };
}
