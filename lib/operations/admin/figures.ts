import { sql } from "drizzle-orm";
import { accounts, organizations } from "@/db/schema";
import { runwayHours, toUsd } from "@/lib/billing/rules";
import type { Organization } from "@/lib/core/context";
import type { OrganizationRow } from "@/lib/operations/admin/schemas";

type Account = typeof accounts.$inferSelect;

const memberCount = sql<number>`(select count(*) from members m where m.organization_id = ${organizations.id})`.mapWith(
  Number,
);
const lastActivity = sql<string | null>`greatest(
  (select max(k.last_used_at) from api_keys k where k.organization_id = ${organizations.id}),
  (select max(t.created_at) from trackings t where t.organization_id = ${organizations.id}))`.mapWith((at) =>
  new Date(at).toISOString(),
);

export const spendable = sql<bigint>`${accounts.balance} - ${accounts.uncharged}`.mapWith(BigInt);
/** Additional columns for a query that joins organizations and accounts; one row per organization. */
export const figures = { memberCount, lastActivity };

export interface Found {
  organization: Organization;
  account: Account;
  memberCount: number;
  lastActivity: string | null;
}

export function presentRow(found: Found): OrganizationRow {
  const { organization, account } = found;
  const left = account.balance - account.uncharged;
  const price = organization.pricePerSnapshot;
  return {
    id: organization.publicId,
    name: organization.name,
    plan: organization.plan,
    balance_usd: toUsd(account.balance),
    uncharged_usd: toUsd(account.uncharged),
    spendable_usd: toUsd(left),
    committed_usd: toUsd(BigInt(account.hoursLeft) * price),
    runway_hours: runwayHours(left, price, account.monitoring),
    is_low: left < organization.lowBalanceThreshold,
    suspended_at: organization.suspendedAt?.toISOString() ?? null,
    closed_at: organization.closedAt?.toISOString() ?? null,
    reopenable_until: organization.reopenableUntil?.toISOString() ?? null,
    running_videos: account.monitoring,
    members: found.memberCount,
    last_activity_at: found.lastActivity,
    created_at: organization.createdAt.toISOString(),
  };
}
