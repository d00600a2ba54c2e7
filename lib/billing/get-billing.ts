import { and, eq, gte, sql } from "drizzle-orm";
import { ledgerEntries } from "@/db/schema";
import { availableBalanceOf, getAccount } from "@/lib/billing/account";
import { presentProposal, readProposal } from "@/lib/billing/auto-top-up-proposals";
import { autoTopUpRuleOf, presentRule } from "@/lib/billing/auto-top-up-rules";
import { bookedThisMonth } from "@/lib/billing/booked-auto-top-ups";
import { creditsPerMonthOf, monthBefore } from "@/lib/billing/credit-rules";
import { maxVideosOf, toUsd } from "@/lib/billing/rules";
import type { Billing } from "@/lib/billing/schemas";
import { presentThreshold } from "@/lib/billing/set-threshold";
import { findOpenTopUpRequest } from "@/lib/billing/top-up-request";
import { getUsage } from "@/lib/billing/usage";
import type { OrganizationContext } from "@/lib/core/context";
import { assertRight } from "@/lib/core/rights";

/** Returns the organization's money and credits, its auto top-up rule and its open requests. */
export async function getBilling(ctx: OrganizationContext): Promise<Billing> {
  assertRight(ctx.actor, "usage:read");
  const { organization } = ctx;
  const at = ctx.now();
  const since = monthBefore(organization.creditsAnchor, organization.creditsRenewAt);
  const rule = autoTopUpRuleOf(organization);
  const [usage, account, used, booked, proposal, asked] = await Promise.all([
    getUsage(ctx),
    getAccount(ctx.db, organization.id),
    creditsUsedSince(ctx, since),
    rule && bookedThisMonth(ctx.db, organization.id, at),
    readProposal(ctx.db, organization.id),
    findOpenTopUpRequest(ctx.db, organization.id),
  ]);
  const spendable = availableBalanceOf(account);
  return {
    at: at.toISOString(),
    usage,
    spendable_usd: toUsd(spendable),
    max_videos: maxVideosOf(organization),
    credits: {
      allotted: account.creditsAllotted,
      purchased: account.creditsPurchased,
      per_month: creditsPerMonthOf(organization),
      used,
      since: since.toISOString(),
      renews_at: organization.creditsRenewAt.toISOString(),
    },
    threshold: presentThreshold(organization.lowBalanceThreshold, spendable),
    auto_top_up: rule && { ...presentRule(rule), booked_usd: toUsd(booked?.amount ?? 0n) },
    auto_top_up_proposal: proposal && presentProposal(proposal),
    top_up_request: asked,
  };
}

async function creditsUsedSince(ctx: OrganizationContext, since: Date): Promise<number> {
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
