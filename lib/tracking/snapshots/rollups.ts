import { type SQL, sql } from "drizzle-orm";
import { arrayOf } from "@/db/array-literal";
import { DAY_MS, HOUR_MS } from "@/lib/core/time/unit-rules";
import { type Figures, METRICS, type Metric, type Platform } from "@/lib/platforms/schemas";
import { dueAt } from "@/lib/tracking/trackings/schedule-rules";
import type { GapChange } from "./block-writer-rules";
import { DistinctTimes } from "./distinct-times";
import { ExactSum } from "./exact-sum";
import { WEEKDAYS, weekdayOf } from "./week-rules";

const hourOf = (at: number): number => Math.floor(at / HOUR_MS) * HOUR_MS;

interface GainedHour {
  organizationId: number;
  /** Unix milliseconds. */
  hour: number;
  platform: Platform;
  snapshots: number;
  /** In the order of METRICS; null: nothing known. */
  gains: (ExactSum | null)[];
}

/** What snapshots add to `org_hours`. */
export class HourSums {
  #rows = new Map<string, GainedHour>();
  #last: GainedHour | null = null;

  add(organizationId: number, takenAt: Date, platform: Platform, gains: Figures): void {
    const row = this.#rowOf(organizationId, hourOf(takenAt.getTime()), platform);
    row.snapshots += 1;
    for (let index = 0; index < METRICS.length; index++) {
      const gain = gains[METRICS[index] as Metric];
      if (gain === null) continue;
      const sum = row.gains[index] ?? new ExactSum();
      row.gains[index] = sum;
      sum.add(gain);
    }
  }

  /** Snapshots of one organization often follow each other. */
  #rowOf(organizationId: number, hour: number, platform: Platform): GainedHour {
    const last = this.#last;
    if (last?.organizationId === organizationId && last.hour === hour && last.platform === platform) return last;
    const key = `${organizationId} ${hour} ${platform}`;
    const row = this.#rows.get(key) ?? { organizationId, hour, platform, snapshots: 0, gains: METRICS.map(() => null) };
    this.#rows.set(key, row);
    this.#last = row;
    return row;
  }

  /** The rows come in the key's order, so that two sessions can't wait for each other. */
  statements(): SQL[] {
    const rows = [...this.#rows.values()];
    if (rows.length === 0) return [];
    const sums = METRICS.map(
      (_, index) => sql`, ${arrayOf(rows.map(({ gains }) => gains[index]?.value() ?? null))}::bigint[]`,
    );
    const added = METRICS.map((metric) => {
      const m = sql.identifier(metric);
      return sql`, ${m} = coalesce(o.${m} + excluded.${m}, o.${m}, excluded.${m})`;
    });
    const insert = sql`
      insert into org_hours as o (organization_id, hour, platform, snapshots, views, likes, comments, shares, saves)
      select * from unnest(${arrayOf(rows.map(({ organizationId }) => organizationId))}::bigint[],
        ${arrayOf(rows.map(({ hour }) => new Date(hour).toISOString()))}::timestamptz[],
        ${arrayOf(rows.map(({ platform }) => platform))}::text[],
        ${arrayOf(rows.map(({ snapshots }) => snapshots))}::int[]${sql.join(sums)})
      order by 1, 2, 3
      on conflict (organization_id, hour, platform) do update
        set snapshots = o.snapshots + excluded.snapshots${sql.join(added)}`;
    return [sql`counted as (${insert})`];
  }
}

/** What snapshots add to `tracking_weeks`. */
export class DaySums {
  #rows: { organizationId: number; week: number; weekday: number; trackingId: number; views: number }[] = [];
  #weeks = new DistinctTimes();

  add(organizationId: number, trackingId: number, takenAt: Date, { views }: Figures): void {
    if (!views) return;
    const day = Math.floor(takenAt.getTime() / DAY_MS);
    const weekday = weekdayOf(day);
    const week = this.#weeks.positionOf((day - weekday) * DAY_MS);
    this.#rows.push({ organizationId, week, weekday, trackingId, views });
  }

  /**
   * Updates the rows that exist, which all but the first snapshots of a week have, and inserts the others: `on conflict`
   * for all of them takes twice as long. The organizations' locks keep other sessions from inserting the same rows.
   */
  statements(): SQL[] {
    const rows = this.#rows;
    if (rows.length === 0) return [];
    const days = WEEKDAYS.map(
      (name, index) => sql`, case g.weekday when ${index}::int then g.views else 0 end as ${sql.identifier(name)}`,
    );
    const added = WEEKDAYS.map((name) => {
      const day = sql.identifier(name);
      return sql`${day} = d.${day} + g.${day}`;
    });
    const gained = sql`
      select organization_id, (${this.#weeks.toArray()}::date[])[week] as week, tracking_id${sql.join(days)}
      from unnest(${arrayOf(rows.map(({ organizationId }) => organizationId))}::bigint[],
        ${arrayOf(rows.map(({ week }) => week))}::int[], ${arrayOf(rows.map(({ weekday }) => weekday))}::int[],
        ${arrayOf(rows.map(({ trackingId }) => trackingId))}::bigint[],
        ${arrayOf(rows.map(({ views }) => views))}::bigint[]) as g(organization_id, week, weekday, tracking_id, views)`;
    return [
      sql`gained as materialized (${gained})`,
      sql`dayed as (
        update tracking_weeks d set ${sql.join(added, sql`, `)} from gained g
        where d.organization_id = g.organization_id and d.week = g.week and d.tracking_id = g.tracking_id
        returning d.organization_id, d.week, d.tracking_id)`,
      sql`begun as (
        insert into tracking_weeks
        select g.* from gained g left join dayed d using (organization_id, week, tracking_id)
        where d.tracking_id is null order by 1, 2, 3)`,
    ];
  }
}

interface MissedHour {
  organizationId: number;
  /** Unix milliseconds. */
  hour: number;
  reason: string;
  hours: number;
}

/** What gaps add to `org_gaps`, each in the hour when it was due, and what filled gaps take from it. */
export class GapSums {
  #rows = new Map<string, MissedHour>();

  add(organizationId: number, schedule: { startedAt: Date; slot: number }, change: GapChange): void {
    const { first, last, reason, sign } = change;
    for (let due = first; due <= last; due++) {
      const hour = hourOf(dueAt(schedule, due).getTime());
      const key = `${organizationId} ${hour} ${reason}`;
      const row = this.#rows.get(key) ?? { organizationId, hour, reason, hours: 0 };
      this.#rows.set(key, row);
      row.hours += sign;
    }
  }

  statements(): SQL[] {
    const rows = [...this.#rows.values()].filter(({ hours }) => hours !== 0);
    if (rows.length === 0) return [];
    const insert = sql`
      insert into org_gaps as o (organization_id, hour, reason, hours)
      select * from unnest(${arrayOf(rows.map(({ organizationId }) => organizationId))}::bigint[],
        ${arrayOf(rows.map(({ hour }) => new Date(hour).toISOString()))}::timestamptz[],
        ${arrayOf(rows.map(({ reason }) => reason))}::text[], ${arrayOf(rows.map(({ hours }) => hours))}::int[])
      order by 1, 2, 3
      on conflict (organization_id, hour, reason) do update set hours = o.hours + excluded.hours`;
    return [sql`missed as (${insert})`];
  }
}

/** Reasons of a gap that alerts are about. */
const ALERTING: readonly (string | null)[] = ["unavailable", "private"];

/** The settled hours that alerts are evaluated for, in `alert_work`: a row for all of them. */
export class AlertedHours {
  #rows: { organizationId: number; trackingId: number; hour: number }[] = [];

  /** @param gapReason null if the hour is a snapshot */
  add(organizationId: number, trackingId: number, hour: number, gapReason: string | null): void {
    if (gapReason === null || ALERTING.includes(gapReason)) this.#rows.push({ organizationId, trackingId, hour });
  }

  /** The organizations that have active alerts are found by the same statement. */
  statements(): SQL[] {
    const rows = this.#rows;
    if (rows.length === 0) return [];
    const insert = sql`
      insert into alert_work (items)
      select jsonb_agg(jsonb_build_array(h.tracking_id, h.hour))
      from unnest(${arrayOf(rows.map(({ organizationId }) => organizationId))}::bigint[],
        ${arrayOf(rows.map(({ trackingId }) => trackingId))}::bigint[],
        ${arrayOf(rows.map(({ hour }) => hour))}::smallint[]) as h(organization_id, tracking_id, hour)
      where h.organization_id in (select organization_id from alerts where status = 'active')
      having count(*) > 0`;
    return [sql`alerted as (${insert})`];
  }
}
