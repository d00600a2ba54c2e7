import { eq, sql } from "drizzle-orm";
import { keptStatement } from "@/db/prepared";
import { accounts } from "@/db/schema";
import { availableBalanceOf } from "@/lib/billing/account";
import { rateLimitOf, runwayHours, snapshotsFor, toUsd } from "@/lib/billing/rules";
import type { Usage } from "@/lib/billing/schemas";
import type { OrganizationContext } from "@/lib/core/context";
import { assertRight } from "@/lib/core/rights";

/** Bigints as text. */
type AccountRow = Record<"balance" | "uncharged" | "charged" | "snapshots" | "hours_left", string> & {
  monitoring: number;
};

const findAccount = keptStatement<AccountRow, "organization">(
  (value) => sql`
    select ${accounts.balance}, ${accounts.uncharged}, ${accounts.charged}, ${accounts.snapshots},
      ${accounts.hoursLeft} as hours_left, ${accounts.monitoring}
    from ${accounts} where ${eq(accounts.organizationId, value("organization"))}`,
);

/** @throws Error if the organization has no account; every organization is created with one */
async function readAccount(ctx: OrganizationContext) {
  const [row] = await findAccount(ctx.db, { organization: ctx.organization.id });
  if (!row) throw new Error(`organization ${ctx.organization.id} has no account`);
  return {
    balance: BigInt(row.balance),
    uncharged: BigInt(row.uncharged),
    charged: BigInt(row.charged),
    snapshots: Number(row.snapshots),
    hoursLeft: BigInt(row.hours_left),
    monitoring: Number(row.monitoring),
  };
}

export async function getUsage(ctx: OrganizationContext): Promise<Usage> {
  assertRight(ctx.actor, "usage:read");
  const { organization } = ctx;
  const account = await readAccount(ctx);
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
    committed_usd: toUsd(account.hoursLeft * price),
    runway_hours: runwayHours(spendable, price, account.monitoring),
    plan: organization.plan,
    rate_limit_per_minute: rateLimitOf(organization),
  };
}
