import { type SQLWrapper, sql } from "drizzle-orm";
import { monthOf } from "@/lib/core/time/utc-rules";
import type { Run } from "@/lib/platforms/call-with-retries";
import { countCalls } from "@/lib/platforms/count-calls";
import { countDroppedFields } from "@/lib/platforms/count-dropped-fields";
import type { Spent } from "@/lib/platforms/price-rules";
import { recordAllowance } from "@/lib/platforms/quotas";
import type { Spending } from "@/lib/platforms/spending";

/**
 * Releases the units that were reserved, then stores everything else in one statement: calls, unreadable fields,
 * allowances, and what was spent.
 * @returns what was spent
 */
export async function settleRun({
  ctx,
  source,
  calls,
  dropped,
  allowances,
  reservations,
  spending,
}: Run): Promise<Spent[]> {
  await Promise.all([...reservations.values()].map((reservation) => reservation.release()));
  // In a fixed order, so that two runs cannot deadlock.
  const reported = [...allowances.values()].sort((a, b) => (a.bucket.name < b.bucket.name ? -1 : 1));
  const statements = [
    countCalls(ctx, source, calls),
    countDroppedFields(ctx, source.platform, dropped),
    ...reported.map(({ bucket, allowance }) => recordAllowance(ctx, source.platform, bucket, allowance)),
  ].filter((statement) => statement !== null);
  const books = spending.usage.size > 0 || spending.left > 0n;
  if (statements.length === 0 && !books) return [];
  const parts = statements.map((statement, index) => sql`${sql.identifier(`part_${index}`)} as ${statement}`);
  if (!books) {
    await ctx.db.execute(sql`with ${sql.join(parts, sql`, `)} select`);
    return [];
  }
  const first = await ctx.db.execute<{ kind: string; resource: string }>(
    sql`with ${sql.join([...bookingParts(spending), ...parts], sql`, `)}
    select kind, resource from first cross join (select count(*) from returned) as r`,
  );
  return spending.spent(first);
}

/**
 * Returns the parts that book a run. `first` has the resources that no other run had read that day; `returned` gives back
 * the money that wasn't spent. The statement reads both, so that they run before its other parts: reservations lock a budget
 * before a quota, too.
 */
function bookingParts({ source, day, usage, firstReads, left }: Spending): SQLWrapper[] {
  const reads = [...firstReads.values()].sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1));
  const read = JSON.stringify(reads.map(({ kind, id, price }) => ({ kind, id, price: Number(price) })));
  const counted = JSON.stringify(
    [...usage].map(([kind, { units, amount }]) => ({ kind, units, amount: Number(amount) })),
  );
  // Of each resource that isn't the first read after all, its price is left, too.
  return [
    sql`reads as (select * from jsonb_to_recordset(${read}::jsonb) as r(kind text, id text, price bigint))`,
    sql`first as (
      insert into upstream_reads (source, day, kind, resource)
      select ${source.id}, ${day}::date, kind, id from reads on conflict do nothing returning kind, resource
    )`,
    sql`returned as (
      update upstream_budgets b
      set day_used = case when b.day = ${day}::date then b.day_used - r.amount else b.day_used end,
        month_used = case when b.month = ${monthOf(day)}::date then b.month_used - r.amount else b.month_used end
      from (
        select ${String(left)}::bigint + coalesce(sum(price), 0)::bigint as amount from reads
        where not exists (select from first f where f.kind = reads.kind and f.resource = reads.id)
      ) r
      where b.source = ${source.id} and r.amount <> 0 returning 1
    )`,
    sql`usage as (
      insert into upstream_usage as u (source, day, kind, units, amount)
      select ${source.id}, ${day}::date, kind, sum(units)::bigint, sum(amount)::bigint from (
        select kind, units, amount from jsonb_to_recordset(${counted}::jsonb) as c(kind text, units bigint, amount bigint)
        union all
        select f.kind, 1, r.price from first f join reads r on r.kind = f.kind and r.id = f.resource
      ) booked group by kind order by kind
      on conflict (source, day, kind) do update set units = u.units + excluded.units, amount = u.amount + excluded.amount
    )`,
  ];
}

const keyOf = ({ kind, id }: { kind: string; id: string }) => `${kind} ${id}`;
