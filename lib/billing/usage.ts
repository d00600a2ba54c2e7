import { and, eq, inArray, sql } from "drizzle-orm";
import { trackings, videoState } from "@/db/schema";
import { availableBalanceOf, getAccount } from "@/lib/billing/account";
import { rateLimitOf, runwayHours, SNAPSHOTS_PER_DAY, snapshotsFor, toUsd } from "@/lib/billing/rules";
import type { Usage } from "@/lib/billing/schemas";
import type { OrganizationContext } from "@/lib/core/context";
import { assertRight } from "@/lib/core/rights";

export async function getUsage(ctx: OrganizationContext): Promise<Usage> {
  assertRight(ctx.actor, "usage:read");
  const { organization } = ctx;
  const account = await getAccount(ctx.db, organization.id);
  const [running] = await ctx.db
    .select({
      active: sql<number>`count(*) filter (where ${trackings.status} = 'monitoring')`.mapWith(Number),
      // Paused trackings resume after a top-up, so they are committed too.
      hoursLeft:
        sql<number>`coalesce(sum(${trackings.durationDays} * ${SNAPSHOTS_PER_DAY} - 1 - ${videoState.settledHour}), 0)`.mapWith(
          Number,
        ),
    })
    .from(trackings)
    .innerJoin(videoState, eq(videoState.trackingId, trackings.id))
    .where(and(eq(trackings.organizationId, organization.id), inArray(trackings.status, ["monitoring", "paused"])));
  const price = organization.pricePerSnapshot;
  const spendable = availableBalanceOf(account);
  const active = running?.active ?? 0;
  return {
    balance_usd: toUsd(account.balance),
    total_snapshots: account.snapshots,
    active_videos: active,
    uncharged_usage_usd: toUsd(account.uncharged),
    total_charged_usd: toUsd(account.charged),
    estimated_snapshots_remaining: snapshotsFor(spendable, price),
    cost_per_snapshot: toUsd(price),
    committed_usd: toUsd(BigInt(running?.hoursLeft ?? 0) * price),
    runway_hours: runwayHours(spendable, price, active),
    plan: organization.plan,
    rate_limit_per_minute: rateLimitOf(organization),
  };
}
