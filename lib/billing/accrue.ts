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
  const refused = await addTo(tx, hour, accruals);
  const left = await addTo(tx, new Date(hour.getTime() + HOUR_MS), refused);
  if (left.length > 0) throw new Error("the usage of a future hour is already sealed");
  await tx.execute(sql`
    update accounts a
    set uncharged = a.uncharged + r.amount, snapshots = a.snapshots + r.snapshots
    from jsonb_to_recordset(${asJson(accruals)}::jsonb) as r(organization_id bigint, snapshots int, amount bigint)
    where a.organization_id = r.organization_id`);
  await notifyLowBalance(
    ctx,
    tx,
    accruals.map(({ organizationId }) => organizationId),
  );
}

/** @returns the accruals whose hour is already sealed */
async function addTo(tx: Transaction, hour: Date, accruals: readonly Accrual[]): Promise<Accrual[]> {
  if (accruals.length === 0) return [];
  const written = await tx.execute<{ organization_id: string }>(sql`
    insert into usage_hours as u (organization_id, hour, snapshots, amount)
    select r.organization_id, ${hour.toISOString()}::timestamptz, r.snapshots, r.amount
    from jsonb_to_recordset(${asJson(accruals)}::jsonb) as r(organization_id bigint, snapshots int, amount bigint)
    order by r.organization_id
    on conflict (organization_id, hour) do update
      set snapshots = u.snapshots + excluded.snapshots, amount = u.amount + excluded.amount
      where u.sealed_at is null
    returning organization_id`);
  const done = new Set(written.map((row) => Number(row.organization_id)));
  return accruals.filter((accrual) => !done.has(accrual.organizationId));
}

const asJson = (accruals: readonly Accrual[]) =>
  JSON.stringify(
    accruals.map(({ organizationId, snapshots, amount }) => ({
      organization_id: organizationId,
      snapshots,
      amount: amount.toString(),
    })),
  );
