import { lt, sql } from "drizzle-orm";
import { platformCalls, platformDroppedFields, upstreamReads } from "@/db/schema";
import type { Context } from "@/lib/core/context";
import { DAY_MS } from "@/lib/core/time/unit-rules";
import { utcDayOf } from "@/lib/core/time/utc-rules";

const RETENTION_DAYS = 30;
/** The hour under which deleted counts are summed up, because a total of all calls must never decrease. */
const TOTALS_HOUR = new Date(0).toISOString();
/** The column's maximum. A sum beyond it must not stop the job. */
const MAX_ROWS = 2_147_483_647;

/**
 * Deletes hourly counts older than 30 days and adds them to one total per source and outcome, or platform and field, in one
 * statement each. Deletes which resources were read before yesterday: they only make the reads of their day free.
 */
export async function pruneCalls(ctx: Context): Promise<{ pruned: number }> {
  const outdated = new Date(ctx.now().getTime() - RETENTION_DAYS * DAY_MS).toISOString();
  const [row] = await ctx.db.execute<{ pruned: number }>(sql`
    with gone as (
      delete from ${platformCalls}
      where hour < ${outdated}::timestamptz and hour > ${TOTALS_HOUR}::timestamptz returning platform, source, outcome, calls
    ), summed as (
      insert into ${platformCalls} as c (platform, source, hour, outcome, calls)
      select platform, source, ${TOTALS_HOUR}::timestamptz, outcome, sum(calls)::int from gone group by platform, source, outcome
      on conflict (platform, source, hour, outcome) do update
      set calls = least(c.calls::bigint + excluded.calls, ${MAX_ROWS}::int)
    )
    select count(*)::int as pruned from gone`);
  const [fields] = await ctx.db.execute<{ pruned: number }>(sql`
    with gone as (
      delete from ${platformDroppedFields}
      where hour < ${outdated}::timestamptz and hour > ${TOTALS_HOUR}::timestamptz returning platform, field, times
    ), summed as (
      insert into ${platformDroppedFields} as d (platform, hour, field, times)
      select platform, ${TOTALS_HOUR}::timestamptz, field, sum(times) from gone group by platform, field
      on conflict (platform, hour, field) do update set times = d.times + excluded.times
    )
    select count(*)::int as pruned from gone`);
  // A run that began before midnight may still book.
  const yesterday = utcDayOf(new Date(ctx.now().getTime() - DAY_MS));
  await ctx.db.delete(upstreamReads).where(lt(upstreamReads.day, yesterday));
  return { pruned: (row?.pruned ?? 0) + (fields?.pruned ?? 0) };
}
