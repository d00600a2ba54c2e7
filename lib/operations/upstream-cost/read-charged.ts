import { sql } from "drizzle-orm";
import type { Context } from "@/lib/core/context";
import { monthOf } from "@/lib/core/time/utc-rules";
import type { Platform } from "@/lib/platforms/schemas";

export interface Charged {
  platform: Platform;
  /** Micro-dollars. */
  today: bigint;
  month: bigint;
}

/**
 * Returns what organizations were charged for snapshots and follower samples of each platform. An hour's usage is split by
 * the hour's snapshots, which have one price.
 */
export async function readCharged(ctx: Context, today: string): Promise<Charged[]> {
  const month = `${monthOf(today)}T00:00:00Z`;
  const rows = await ctx.db.execute<{ platform: Platform; today: string; month: string }>(sql`
    select platform, coalesce(sum(amount) filter (where at >= ${`${today}T00:00:00Z`}::timestamptz), 0)::bigint::text as today,
      sum(amount)::bigint::text as month
    from (
      select h.platform, h.hour as at, u.amount * h.snapshots / nullif(u.snapshots, 0)::numeric as amount
      from usage_hours u join org_hours h on h.organization_id = u.organization_id and h.hour = u.hour
      where u.hour >= ${month}::timestamptz
      union all
      select c.platform, l.created_at, -l.amount from ledger_entries l
      join channels c on c.uuid::text = l.details->>'channel'
      where l.kind = 'follower_sample' and l.created_at >= ${month}::timestamptz
    ) booked group by platform`);
  return rows.map(({ platform, today: todays, month: months }) => ({
    platform,
    today: BigInt(todays),
    month: BigInt(months),
  }));
}
