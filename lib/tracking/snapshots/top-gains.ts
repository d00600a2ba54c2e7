import { sql } from "drizzle-orm";
import { arrayOf } from "@/db/array-literal";
import type { Queryable } from "@/db/client";
import { seriesOfMany } from "./series-of-many";

export interface Between {
  from: Date;
  /** Exclusive. */
  to: Date;
}

/** Trackings whose history is decoded together. */
const SLICE = 200;

/**
 * Returns the organization's trackings whose views grew most between two times, most first: the last known value in the
 * span minus the last known before it, or minus the first one in it. What another source counts from a switch on is added.
 * @param among only these trackings
 */
export async function topGains(
  db: Queryable,
  organizationId: number,
  { from, to }: Between,
  limit: number,
  among: readonly number[],
): Promise<{ trackingId: number; gain: number }[]> {
  const rows = await db.execute<{ id: string }>(sql`
    select t.id from trackings t join video_state v on v.tracking_id = t.id
    where t.organization_id = ${organizationId} and t.id = any(${arrayOf(among)}::bigint[])
      and t.started_at < ${to.toISOString()}::timestamptz and v.latest_at >= ${from.toISOString()}::timestamptz`);
  const ids = rows.map(({ id }) => Number(id));
  const gains: { trackingId: number; gain: number }[] = [];
  for (let first = 0; first < ids.length; first += SLICE)
    for (const [trackingId, { takenAt, switches, figures }] of await seriesOfMany(db, ids.slice(first, first + SLICE), [
      "views",
    ])) {
      let gain = 0;
      let before: number | null = null;
      takenAt.forEach((at, index) => {
        const views = figures.views[index] ?? null;
        if (switches.includes(index)) before = null;
        if (views === null || at >= to.getTime()) return;
        if (before !== null && at >= from.getTime()) gain += views - before;
        before = views;
      });
      if (gain > 0) gains.push({ trackingId, gain });
    }
  return gains.sort((a, b) => b.gain - a.gain || a.trackingId - b.trackingId).slice(0, limit);
}
