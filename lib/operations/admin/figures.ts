import { sql } from "drizzle-orm";
import { accounts, organizations } from "@/db/schema";
import { runwayHours, SNAPSHOTS_PER_DAY, toUsd } from "@/lib/billing/rules";
import type { Organization } from "@/lib/core/context";
import type { OrganizationRow } from "@/lib/operations/admin/schemas";

type Account = typeof accounts.$inferSelect;

const running = sql<number>`(select count(*) from trackings t where t.organization_id = ${organizations.id}
  and t.status = 'monitoring')`.mapWith(Number);
const paused = sql<number>`(select count(*) from trackings t where t.organization_id = ${organizations.id}
  and t.status = 'paused')`.mapWith(Number);
const hoursLeft =
  sql<number>`(select coalesce(sum(t.duration_days * ${sql.raw(String(SNAPSHOTS_PER_DAY))} - 1 - s.settled_hour), 0)
  from trackings t join video_state s on s.tracking_id = t.id
  where t.organization_id = ${organizations.id} and t.status in ('monitoring', 'paused'))`.mapWith(Number);
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
export const figures = { running, paused, hoursLeft, memberCount, lastActivity };

export interface Found {
  organization: Organization;
  account: Account;
  running: number;
  hoursLeft: number;
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
    committed_usd: toUsd(BigInt(found.hoursLeft) * price),
    runway_hours: runwayHours(left, price, found.running),
    is_low: left < organization.lowBalanceThreshold,
    suspended_at: organization.suspendedAt?.toISOString() ?? null,
    closed_at: organization.closedAt?.toISOString() ?? null,
    running_videos: found.running,
    members: found.memberCount,
    last_activity_at: found.lastActivity,
    created_at: organization.createdAt.toISOString(),
  };
}
