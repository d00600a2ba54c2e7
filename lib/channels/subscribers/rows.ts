import { and, asc, desc, eq, sql } from "drizzle-orm";
import { socialAccountCounts, socialAccounts } from "@/db/schema";
import { growthPercent, nextSyncAt, shownGrowth, totalOf } from "@/lib/channels/subscribers/rules";
import type { SubscriberRow, SubscriberRows } from "@/lib/channels/subscribers/schemas";
import type { OrganizationContext } from "@/lib/core/context";
import { assertRight } from "@/lib/core/rights";

type Account = typeof socialAccounts.$inferSelect;

/**
 * Returns the organization's accounts for the dashboard. Contract D gives 0 growth after a first count; here it is null
 * before the second.
 */
export async function listSubscriberRows(ctx: OrganizationContext): Promise<SubscriberRows> {
  assertRight(ctx.actor, "channels:read");
  const before = ctx.db
    .select({ readAt: socialAccountCounts.readAt })
    .from(socialAccountCounts)
    .where(eq(socialAccountCounts.accountId, socialAccounts.id))
    .orderBy(desc(socialAccountCounts.readAt))
    .offset(1)
    .limit(1)
    .as("before");
  const found = await ctx.db
    .select({ account: socialAccounts, previousAt: before.readAt })
    .from(socialAccounts)
    .leftJoinLateral(before, sql`true`)
    .where(and(eq(socialAccounts.organizationId, ctx.organization.id), eq(socialAccounts.isRemoved, false)))
    .orderBy(asc(socialAccounts.id));
  const rows = found.map(({ account, previousAt }) => presentRow(account, previousAt, ctx.now()));
  return { rows, total: totalOf(rows) };
}

function presentRow(account: Account, previousAt: Date | null, now: Date): SubscriberRow {
  const { current } = account;
  const previous = previousAt === null ? null : account.previous;
  const growth = current === null || previous === null ? null : shownGrowth(account.type, current, previous);
  return {
    id: account.publicId,
    type: account.type,
    username: account.username,
    current,
    previous,
    previous_at: previousAt?.toISOString() ?? null,
    growth,
    growth_percent: growth === null || previous === null ? null : growthPercent(growth, previous),
    last_synced_at: account.lastSyncedAt?.toISOString() ?? null,
    last_error: account.lastError,
    last_attempt_at: account.lastAttemptAt?.toISOString() ?? null,
    next_sync_at: nextSyncAt(account.lastSyncedAt, now)?.toISOString() ?? null,
    is_syncing: account.claimedUntil !== null && account.claimedUntil > now,
  };
}
