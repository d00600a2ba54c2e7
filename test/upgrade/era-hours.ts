import type postgres from "postgres";
import { HOUR_MS } from "@/lib/core/time/unit-rules";
import { TailWriter } from "@/lib/tracking/snapshots/block-writer-rules";
import { dueAt } from "@/lib/tracking/trackings/schedule-rules";
import type { Catalog } from "@/test/upgrade/catalog";
import type { Row } from "@/test/upgrade/fill-tables";

const STARTED = Date.UTC(2026, 2, 10, 12, 30);
const SLOT = 17;

/** Settled hours: enough for two sealed blocks and a tail, with gaps of both lengths. */
const HOURS = 60;
const GAPS: readonly { first: number; last: number; reason: string }[] = [
  { first: 3, last: 3, reason: "transient" },
  { first: 20, last: 24, reason: "missed" },
  { first: 59, last: 59, reason: "rate_limited" },
];
const gapOf = (hour: number) => GAPS.find(({ first, last }) => first <= hour && hour <= last);
const viewsAt = (hour: number) => 1_000 + hour * hour;
export const SCHEDULE = { startedAt: new Date(STARTED), slot: SLOT };
const takenAt = (hour: number) => new Date(dueAt(SCHEDULE, hour).getTime() + 1_500);
export const STORED_HOURS = Array.from({ length: HOURS }, (_, hour) => hour).filter((hour) => !gapOf(hour));

/** The Monday before the start, and the columns of its days, Sunday first. */
const WEEK = "2026-03-09";
const WEEKDAYS = ["sunday", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday"];

/** What every tracking of every version holds. */
export const EXPECTED_HOURS = {
  series: STORED_HOURS.map((hour) => ({ hour, takenAt: takenAt(hour), views: viewsAt(hour) })),
  gaps: GAPS.flatMap(({ first, last, reason }) =>
    Array.from({ length: last - first + 1 }, (_, index) => ({ hour: first + index, reason })),
  ),
};

export type Insert = (name: string, given: Row) => Promise<Row>;

/** Inserts a tracking's hours: as rows, or as blocks once there is a table for them. */
export async function insertHours(sql: postgres.Sql, catalog: Catalog, insert: Insert, tracking: Row): Promise<void> {
  const isPacked = catalog.has("public.snapshot_blocks");
  const writer = new TailWriter(new Uint8Array());
  for (let hour = 0; hour < HOURS; hour++) {
    const gap = gapOf(hour);
    const views = viewsAt(hour);
    if (gap) writer.addGap(hour, hour, gap.reason);
    else
      writer.addSnapshot({
        hour,
        takenAt: takenAt(hour).getTime(),
        figures: { views, likes: hour, comments: null, shares: null, saves: null },
        provider: "youtube-data-api-v3",
      });
  }
  const last = STORED_HOURS.at(-1) ?? 0;
  await insert("video_state", {
    latest_at: takenAt(last),
    settled_hour: HOURS - 1,
    snapshots: STORED_HOURS.length,
    views: viewsAt(last),
    likes: last,
    bad_hours: 0,
    gap_reason: gapOf(HOURS - 1)?.reason ?? null,
    tail: Buffer.from(writer.tail()),
  });
  const id = tracking.id as string;
  if (isPacked)
    for (const { bytes, lastHour, lastAt } of writer.sealed)
      await insert("snapshot_blocks", {
        tracking_id: id,
        last_hour: lastHour,
        last_at: lastAt === null ? null : new Date(lastAt),
        block: Buffer.from(bytes),
      });
  else {
    const snapshots = STORED_HOURS.map((hour) => ({
      ...{ tracking_id: id, hour, taken_at: takenAt(hour), views: viewsAt(hour), likes: hour },
      provider: "youtube-data-api-v3",
    }));
    await sql`insert into snapshots ${sql(snapshots)}`;
    const gaps = EXPECTED_HOURS.gaps.map((gap) => ({ tracking_id: id, ...gap, recorded_at: new Date(STARTED) }));
    await sql`insert into gaps ${sql(gaps)}`;
  }
  await insertRollups(sql, catalog, tracking);
}

/** The sums that the statements of this version write beside the hours. 0003 fills the first of them, so none is earlier. */
async function insertRollups(sql: postgres.Sql, catalog: Catalog, tracking: Row): Promise<void> {
  const own = { organization_id: tracking.organization_id as string };
  const days = new Map<string, number>();
  const hours = STORED_HOURS.map((hour, index) => {
    const before = STORED_HOURS[index - 1];
    const gain = before === undefined ? null : { views: viewsAt(hour) - viewsAt(before), likes: hour - before };
    const day = takenAt(hour).toISOString().slice(0, 10);
    if (gain) days.set(day, (days.get(day) ?? 0) + gain.views);
    const at = new Date(Math.floor(takenAt(hour).getTime() / HOUR_MS) * HOUR_MS);
    return {
      ...own,
      hour: at,
      platform: "youtube",
      snapshots: 1,
      views: gain?.views ?? null,
      likes: gain?.likes ?? null,
    };
  });
  const isGuarded = await sql`select 1 from pg_trigger where tgname = 'audit_entries_append_only'`;
  if (isGuarded.length > 0) await sql`insert into org_hours ${sql(hours)}`;
  if (catalog.has("public.tracking_days")) {
    const gained = [...days].map(([day, views]) => ({ ...own, day, tracking_id: tracking.id as string, views }));
    await sql`insert into tracking_days ${sql(gained)}`;
  }
  if (catalog.has("public.tracking_weeks")) {
    // All days are of one week.
    const named = [...days].map(([day, views]) => [WEEKDAYS[new Date(day).getUTCDay()] ?? "", views]);
    const row = { ...own, week: WEEK, tracking_id: tracking.id as string, ...Object.fromEntries(named) };
    await sql`insert into tracking_weeks ${sql(row)}`;
  }
  if (catalog.has("public.org_gaps")) {
    const missed = EXPECTED_HOURS.gaps.map(({ hour, reason }) => {
      const at = new Date(Math.floor(dueAt(SCHEDULE, hour).getTime() / HOUR_MS) * HOUR_MS);
      return { ...own, hour: at, reason, hours: 1 };
    });
    await sql`insert into org_gaps ${sql(missed)}`;
  }
}
