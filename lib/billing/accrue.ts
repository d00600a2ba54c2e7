import { sql } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { notifyLowBalance } from "@/lib/billing/notify-low-balance";
import { startOfHour } from "@/lib/billing/rules";
import type { Context } from "@/lib/core/context";
import { HOUR_MS } from "@/lib/core/time/unit-rules";

export interface Accrual {
  organizationId: number;
  snapshots: number;
  /** Micro-dollars. */
  amount: bigint;
}

/**
 * Adds stored snapshots to each organization's usage of the current hour. The caller holds the organizations' locks, so
 * an hour is sealed either before this (and the next hour is opened) or after it, never in between.
 */
export async function accrue(ctx: Context, tx: Transaction, accruals: readonly Accrual[]): Promise<void> {
  if (accruals.length === 0) return;
  const hour = startOfHour(ctx.now());
  const { refused, low } = await addTo(tx, hour, accruals);
  if (refused.length > 0) {
    const next = new Date(hour.getTime() + HOUR_MS);
    const later = await addTo(tx, next, refused);
    if (later.refused.length > 0) throw new Error("the usage of a future hour is already sealed");
    low.push(...later.low);
  }
  await notifyLowBalance(ctx, tx, low);
}

interface Added {
  /** Accruals whose hour is already sealed; nothing was added for them. */
  refused: Accrual[];
  /** Organizations whose available balance is below their threshold and that have not been notified. */
  low: number[];
}

async function addTo(tx: Transaction, hour: Date, accruals: readonly Accrual[]): Promise<Added> {
  const rows = await tx.execute<{ organization_id: string; is_low: boolean }>(sql`
    with r as (
      select * from jsonb_to_recordset(${asJson(accruals)}::jsonb) as r(organization_id bigint, snapshots int, amount bigint)
    ), added as (
      insert into usage_hours as u (organization_id, hour, snapshots, amount)
      select r.organization_id, ${hour.toISOString()}::timestamptz, r.snapshots, r.amount from r order by r.organization_id
      on conflict (organization_id, hour) do update
        set snapshots = u.snapshots + excluded.snapshots, amount = u.amount + excluded.amount
        where u.sealed_at is null
      returning organization_id
    )
    update accounts a
    set uncharged = a.uncharged + r.amount, snapshots = a.snapshots + r.snapshots
    from r join added using (organization_id) join organizations o on o.id = r.organization_id
    where a.organization_id = r.organization_id
    returning a.organization_id,
      a.balance - a.uncharged < o.low_balance_threshold and o.low_balance_told_at is null as is_low`);
  const done = new Set(rows.map((row) => Number(row.organization_id)));
  return {
    refused: accruals.filter(({ organizationId }) => !done.has(organizationId)),
    low: rows.filter((row) => row.is_low).map((row) => Number(row.organization_id)),
  };
}

const asJson = (accruals: readonly Accrual[]) =>
  JSON.stringify(
    accruals.map(({ organizationId, snapshots, amount }) => ({
      organization_id: organizationId,
      snapshots,
      amount: amount.toString(),
    })),
  );
