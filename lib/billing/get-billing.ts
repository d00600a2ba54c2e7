import { and, eq, gte, sql } from "drizzle-orm";
import { ledgerEntries } from "@/db/schema";
import { readAccount, spendableOf } from "@/lib/billing/account";
import { openAskedTopUp } from "@/lib/billing/asked-top-up";
import { presentProposal, readProposal } from "@/lib/billing/auto-top-up-proposals";
import { autoTopUpRuleOf, presentRule } from "@/lib/billing/auto-top-up-rules";
import { bookedThisMonth } from "@/lib/billing/booked-auto-top-ups";
import { monthBefore, pointsPerMonthOf } from "@/lib/billing/points-rules";
import { maxVideosOf, toUsd } from "@/lib/billing/rules";
import type { Billing } from "@/lib/billing/schemas";
import { presentThreshold } from "@/lib/billing/set-threshold";
import { getUsage } from "@/lib/billing/usage";
import type { OrganizationContext } from "@/lib/core/context";
import { assertRight } from "@/lib/core/rights";

/** Where an organization's money and points stand, what it has agreed and what it has asked for. */
export async function getBilling(ctx: OrganizationContext): Promise<Billing> {
  assertRight(ctx.actor, "usage:read");
  const { organization } = ctx;
  const at = ctx.now();
  const since = monthBefore(organization.pointsAnchor, organization.pointsRenewAt);
  const rule = autoTopUpRuleOf(organization);
  const [usage, account, used, booked, proposal, asked] = await Promise.all([
    getUsage(ctx),
    readAccount(ctx.db, organization.id),
    pointsUsedSince(ctx, since),
    rule && bookedThisMonth(ctx.db, organization.id, at),
    readProposal(ctx.db, organization.id),
    openAskedTopUp(ctx.db, organization.id),
  ]);
  const spendable = spendableOf(account);
  return {
    at: at.toISOString(),
    usage,
    spendable_usd: toUsd(spendable),
    max_videos: maxVideosOf(organization),
    points: {
      allotted: account.pointsAllotted,
      purchased: account.pointsPurchased,
      per_month: pointsPerMonthOf(organization),
      used,
      since: since.toISOString(),
      renews_at: organization.pointsRenewAt.toISOString(),
    },
    threshold: presentThreshold(organization.lowBalanceThreshold, spendable),
    auto_top_up: rule && { ...presentRule(rule), booked_usd: toUsd(booked?.amount ?? 0n) },
    auto_top_up_proposal: proposal && presentProposal(proposal),
    asked_top_up: asked,
  };
}

async function pointsUsedSince(ctx: OrganizationContext, since: Date): Promise<number> {
  const [row] = await ctx.db
    .select({ used: sql<number>`coalesce(-sum(${ledgerEntries.amount}), 0)`.mapWith(Number) })
    .from(ledgerEntries)
    .where(
      and(
        eq(ledgerEntries.organizationId, ctx.organization.id),
        eq(ledgerEntries.kind, "points_used"),
        gte(ledgerEntries.createdAt, since),
      ),
    );
  return row?.used ?? 0;
}
