import { type SQL, sql } from "drizzle-orm";
import { arrayOf } from "@/db/array-literal";
import type { Queryable } from "@/db/client";
import { DAY_MS } from "@/lib/core/time/unit-rules";
import { dayOfNumber, type UtcDays } from "@/lib/core/time/utc-rules";
import type { Platform } from "@/lib/platforms/schemas";
import { type Between, topGains } from "@/lib/tracking/snapshots/top-gains";
import { gainWithin, hasDays } from "@/lib/tracking/snapshots/week-gains";

export interface TrackingGain {
  trackingId: number;
  gain: number;
}

const ofPlatform = (platform: Platform | undefined) =>
  platform
    ? sql`and exists (select 1 from trackings t where t.id = d.tracking_id and t.platform = ${platform})`
    : sql``;

/**
 * Returns the organization's trackings whose views grew most over UTC days, most first: one range of the rollup's key,
 * no matter how many snapshots are in it.
 */
export async function topDayGains(
  db: Queryable,
  organizationId: number,
  days: UtcDays,
  limit: number,
  platform?: Platform,
): Promise<TrackingGain[]> {
  const rows = await db.execute<{ id: string; gain: number }>(sql`
    select * from (
      -- Exact below 2^53; the sum of bigints is a numeric, which takes twice the time and memory.
      select tracking_id as id, sum((${gainWithin(days)})::float8) as gain from tracking_weeks d
      where organization_id = ${organizationId} and ${hasDays(days)} ${ofPlatform(platform)}
      group by tracking_id
    ) gained
    where gain > 0 order by gain desc, id limit ${limit}`);
  return rows.map(({ id, gain }) => ({ trackingId: Number(id), gain }));
}

/** Trackings whose snapshots are read first. */
const CANDIDATES = 64;

/**
 * Returns the trackings whose views grew most in a span that begins or ends within a UTC day. A video's gain in the
 * span is at most its gain in the whole days, so snapshots are read in the order of the latter until no other video can
 * have gained more. A video whose platform reduced its views on the same days, but outside of the span, may be missing.
 */
export async function topSpanGains(
  db: Queryable,
  organizationId: number,
  span: Between,
  limit: number,
  platform?: Platform,
): Promise<TrackingGain[]> {
  const days = {
    from: dayOfNumber(Math.floor(span.from.getTime() / DAY_MS)),
    to: dayOfNumber(Math.ceil(span.to.getTime() / DAY_MS)),
  };
  for (let most = CANDIDATES; ; most *= 4) {
    const candidates = await topDayGains(db, organizationId, days, most, platform);
    const ids = candidates.map(({ trackingId }) => trackingId);
    const top = await topGains(db, organizationId, span, limit, ids);
    const least = top.length === limit ? (top.at(-1)?.gain ?? 0) : 0;
    if (candidates.length < most || least >= (candidates.at(-1)?.gain ?? 0)) return top;
  }
}

/** Trackings whose gains are compared. */
export interface Among {
  ids: readonly number[];
  /** Whether to read each one's weeks by key: faster for few, and slower than all of the organization's for many. */
  isFew: boolean;
}

/**
 * Returns the trackings whose gained views changed most between two periods, most first; only those that gained views
 * in both.
 * @param among null for all of the organization's
 */
export async function largestChanges(
  db: Queryable,
  organizationId: number,
  periods: { now: UtcDays; before: UtcDays },
  limit: number,
  { among, platform }: { among: Among | null; platform?: Platform | undefined },
): Promise<{ trackingId: number; before: number; now: number }[]> {
  const days = sql`(${hasDays(periods.now)} or ${hasDays(periods.before)})`;
  const listed = (column: SQL) => (among ? sql`and ${column} = any(${arrayOf(among.ids)}::bigint[])` : sql``);
  // Each tracking is probed for the weeks it ran (the last snapshot may come late, a day after the end), not for every
  // week of a range that may be a year.
  const source = among?.isFew
    ? sql`trackings t
        cross join lateral generate_series(
          date_trunc('week', greatest((t.started_at at time zone 'UTC')::date, ${periods.before.from}::date)::timestamp),
          least((coalesce(t.ended_at, t.ends_at) at time zone 'UTC')::date + 1, ${periods.now.to}::date - 1)::timestamp,
          interval '7 days') as ran(week)
        join tracking_weeks d on d.organization_id = t.organization_id and d.week = ran.week::date and d.tracking_id = t.id`
    : sql`tracking_weeks d`;
  // Materialized, so that many trackings are looked up once, after their weeks are added up, and not per week.
  const rows = await db.execute<{ id: string; before: number; now: number }>(sql`
    with gained as materialized (
      select d.tracking_id as id, sum((${gainWithin(periods.before)})::float8) as before,
        sum((${gainWithin(periods.now)})::float8) as now
      from ${source}
      where d.organization_id = ${organizationId} and ${days} ${among?.isFew ? listed(sql`t.id`) : sql``}
        ${ofPlatform(platform)}
      group by d.tracking_id
    )
    select * from gained
    where before > 0 and now > 0 and before <> now ${among?.isFew ? sql`` : listed(sql`id`)}
    order by abs(now - before) desc, id limit ${limit}`);
  return rows.map(({ id, before, now }) => ({ trackingId: Number(id), before, now }));
}
