import { sql } from "drizzle-orm";
import { arrayOf } from "@/db/array-literal";
import { batches } from "@/db/schema";
import type { Context } from "@/lib/core/context";
import { HOUR_MS } from "@/lib/core/time/unit-rules";
import type { CollectedHour, JobsOverview } from "@/lib/operations/jobs/schemas";
import { PLATFORMS, type Platform } from "@/lib/platforms/schemas";

const HOURS = 24;

type HourRow = { hour: string; due: number; stored: number; failed: number; unpaid: number; unrun: number };
type FailureRow = { platform: Platform; outcome: string; count: number };

/** Returns due and stored snapshots of the last 24 hours (UTC), by batch hour, and why the others were not stored. */
export async function readCollected(
  ctx: Context,
): Promise<Pick<JobsOverview["collection"], "hours" | "failures" | "last_stored_at">> {
  const current = Math.floor(ctx.now().getTime() / HOUR_MS) * HOUR_MS;
  const first = current - (HOURS - 1) * HOUR_MS;
  // Lists the platforms explicitly so that the index on the batches' identity applies.
  const recent = sql`b.platform = any(${arrayOf(PLATFORMS)}::text[])
    and b.slot_at >= ${new Date(first).toISOString()}::timestamptz`;
  const rows = await ctx.db.execute<HourRow>(sql`
    select date_trunc('hour', b.slot_at, 'UTC') as hour,
      coalesce(sum(coalesce((b.outcome->>'due')::int, c.stored + c.unpaid + f.failed)), 0)::int as due,
      sum(c.stored)::int as stored, sum(f.failed)::int as failed, sum(c.unpaid)::int as unpaid,
      count(*) filter (where b.status = 'expired' and b.outcome is null)::int as unrun
    from ${batches} b
    cross join lateral (
      select coalesce(sum(value::int), 0)::int as failed from jsonb_each_text(b.outcome->'failed')) f
    cross join lateral (
      select coalesce((b.outcome->>'stored')::int, 0) as stored, coalesce((b.outcome->>'paused')::int, 0) as unpaid) c
    where ${recent} group by 1`);
  const failures = await ctx.db.execute<FailureRow>(sql`
    select b.platform, f.outcome, sum(f.count)::int as count
    from ${batches} b
    cross join lateral (
      select key as outcome, value::int as count from jsonb_each_text(b.outcome->'failed')
      union all select 'unpaid', (b.outcome->>'paused')::int) f
    where ${recent} and f.count > 0 group by 1, 2 order by 3 desc, 1, 2`);
  const [last] = await ctx.db.execute<{ at: string | null }>(sql`
    select max(b.finished_at) as at from ${batches} b where ${recent} and (b.outcome->>'stored')::int > 0`);
  const byHour = new Map(rows.map((row) => [new Date(row.hour).getTime(), row]));
  return {
    hours: Array.from({ length: HOURS }, (_, index) => toHour(first + index * HOUR_MS, byHour)),
    failures: [...failures],
    last_stored_at: last?.at ? new Date(last.at).toISOString() : null,
  };
}

function toHour(at: number, byHour: ReadonlyMap<number, HourRow>): CollectedHour {
  const row = byHour.get(at);
  return {
    hour: new Date(at).toISOString(),
    due: row?.due ?? 0,
    stored: row?.stored ?? 0,
    failed: row?.failed ?? 0,
    unpaid: row?.unpaid ?? 0,
    unrun_batches: row?.unrun ?? 0,
  };
}
