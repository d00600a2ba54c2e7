import { sql } from "drizzle-orm";
import type { Queryable } from "@/db/client";
import { DAY_MS } from "@/lib/core/time/unit-rules";
import { type Between, topGains } from "@/lib/tracking/snapshots/top-gains";

export interface TrackingGain {
  trackingId: number;
  gain: number;
}

/** UTC calendar days, `to` exclusive. */
export interface UtcDays {
  from: string;
  to: string;
}

/**
 * Returns the organization's trackings whose views grew most over UTC days, most first: one range of the rollup's key,
 * no matter how many snapshots are in it.
 */
export async function topDayGains(
  db: Queryable,
  organizationId: number,
  days: UtcDays,
  limit: number,
): Promise<TrackingGain[]> {
  const rows = await db.execute<{ id: string; gain: number }>(sql`
    -- Exact below 2^53; the sum of bigints is a numeric, which takes twice the time and memory.
    select tracking_id as id, sum(views::float8) as gain from tracking_days
    where organization_id = ${organizationId} and day >= ${days.from}::date and day < ${days.to}::date
    group by tracking_id having sum(views::float8) > 0
    order by gain desc, tracking_id limit ${limit}`);
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
): Promise<TrackingGain[]> {
  const dayOf = (days: number) => new Date(days * DAY_MS).toISOString().slice(0, 10);
  const days = {
    from: dayOf(Math.floor(span.from.getTime() / DAY_MS)),
    to: dayOf(Math.ceil(span.to.getTime() / DAY_MS)),
  };
  for (let most = CANDIDATES; ; most *= 4) {
    const candidates = await topDayGains(db, organizationId, days, most);
    const ids = candidates.map(({ trackingId }) => trackingId);
    const top = await topGains(db, organizationId, span, limit, ids);
    const least = top.length === limit ? (top.at(-1)?.gain ?? 0) : 0;
    if (candidates.length < most || least >= (candidates.at(-1)?.gain ?? 0)) return top;
  }
}
