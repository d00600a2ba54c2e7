import { type SQL, sql } from "drizzle-orm";
import { HOUR_MS } from "@/lib/core/time/unit-rules";
import { type Figures, METRICS, type Platform } from "@/lib/platforms/schemas";
import { dueAt } from "@/lib/tracking/trackings/schedule-rules";
import { arrayOf } from "./array-literal";
import type { GapChange } from "./block-writer-rules";

const hourOf = (at: Date): Date => new Date(Math.floor(at.getTime() / HOUR_MS) * HOUR_MS);

interface GainedHour {
  organizationId: number;
  hour: Date;
  platform: Platform;
  snapshots: number;
  /** In the order of METRICS; null: nothing known. BigInt, because a sum of exact numbers need not be exact. */
  gains: (bigint | null)[];
}

/** What snapshots add to `org_hours`. */
export class HourSums {
  #rows = new Map<string, GainedHour>();

  add(organizationId: number, takenAt: Date, platform: Platform, gains: Figures): void {
    const hour = hourOf(takenAt);
    const key = `${organizationId} ${hour.getTime()} ${platform}`;
    const row = this.#rows.get(key) ?? { organizationId, hour, platform, snapshots: 0, gains: METRICS.map(() => null) };
    this.#rows.set(key, row);
    row.snapshots += 1;
    for (const [index, metric] of METRICS.entries()) {
      const gain = gains[metric];
      if (gain !== null) row.gains[index] = (row.gains[index] ?? 0n) + BigInt(gain);
    }
  }

  /** The rows come in the key's order, so that two sessions can't wait for each other. */
  insert(): SQL {
    const rows = [...this.#rows.values()];
    const sums = METRICS.map((_, index) => sql`, ${arrayOf(rows.map(({ gains }) => gains[index] ?? null))}::bigint[]`);
    const added = METRICS.map((metric) => {
      const m = sql.identifier(metric);
      return sql`, ${m} = coalesce(o.${m} + excluded.${m}, o.${m}, excluded.${m})`;
    });
    return sql`
      insert into org_hours as o (organization_id, hour, platform, snapshots, views, likes, comments, shares, saves)
      select * from unnest(${arrayOf(rows.map(({ organizationId }) => organizationId))}::bigint[],
        ${arrayOf(rows.map(({ hour }) => hour.toISOString()))}::timestamptz[],
        ${arrayOf(rows.map(({ platform }) => platform))}::text[],
        ${arrayOf(rows.map(({ snapshots }) => snapshots))}::int[]${sql.join(sums)})
      order by 1, 2, 3
      on conflict (organization_id, hour, platform) do update
        set snapshots = o.snapshots + excluded.snapshots${sql.join(added)}`;
  }
}

/** What snapshots add to `tracking_days`. */
export class DaySums {
  #rows: { organizationId: number; day: string; trackingId: number; views: number }[] = [];

  add(organizationId: number, trackingId: number, takenAt: Date, { views }: Figures): void {
    if (views) this.#rows.push({ organizationId, day: takenAt.toISOString().slice(0, 10), trackingId, views });
  }

  insert(): SQL {
    const rows = this.#rows;
    return sql`
      insert into tracking_days as d (organization_id, day, tracking_id, views)
      select * from unnest(${arrayOf(rows.map(({ organizationId }) => organizationId))}::bigint[],
        ${arrayOf(rows.map(({ day }) => day))}::date[], ${arrayOf(rows.map(({ trackingId }) => trackingId))}::bigint[],
        ${arrayOf(rows.map(({ views }) => views))}::bigint[])
      order by 1, 2, 3
      on conflict (organization_id, day, tracking_id) do update set views = d.views + excluded.views`;
  }
}

interface MissedHour {
  organizationId: number;
  hour: Date;
  reason: string;
  hours: number;
}

/** What gaps add to `org_gaps`, each in the hour when it was due, and what filled gaps take from it. */
export class GapSums {
  #rows = new Map<string, MissedHour>();

  add(organizationId: number, schedule: { startedAt: Date; slot: number }, change: GapChange): void {
    const { first, last, reason, sign } = change;
    for (let due = first; due <= last; due++) {
      const hour = hourOf(dueAt(schedule, due));
      const key = `${organizationId} ${hour.getTime()} ${reason}`;
      const row = this.#rows.get(key) ?? { organizationId, hour, reason, hours: 0 };
      this.#rows.set(key, row);
      row.hours += sign;
    }
  }

  insert(): SQL {
    const rows = [...this.#rows.values()].filter(({ hours }) => hours !== 0);
    return sql`
      insert into org_gaps as o (organization_id, hour, reason, hours)
      select * from unnest(${arrayOf(rows.map(({ organizationId }) => organizationId))}::bigint[],
        ${arrayOf(rows.map(({ hour }) => hour.toISOString()))}::timestamptz[],
        ${arrayOf(rows.map(({ reason }) => reason))}::text[], ${arrayOf(rows.map(({ hours }) => hours))}::int[])
      order by 1, 2, 3
      on conflict (organization_id, hour, reason) do update set hours = o.hours + excluded.hours`;
  }
}
