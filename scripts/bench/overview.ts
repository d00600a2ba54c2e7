import { sql } from "drizzle-orm";
import type { DatabaseHandle } from "@/db/client";
import { HOUR_MS } from "@/lib/core/time/unit-rules";
import { getOverview } from "@/lib/tracking/overview/get";
import { OverviewQuery } from "@/lib/tracking/overview/schemas";
import { fill, recordCourse, START } from "@/scripts/bench/fill";
import { type Measurement, measurePair } from "@/scripts/bench/measure";

const VIDEOS = 20_000;
const DAYS = 30;
const RUNS = 3;

/**
 * Measures the overview of an organization with many videos, compared to `SELECT 1`. One snapshot per day is enough:
 * both ends of a range are found by key, however many snapshots are between them.
 */
export async function benchOverview(handle: DatabaseHandle): Promise<Measurement[]> {
  const owner = await fill(handle, VIDEOS);
  const { db } = handle;
  const own = owner.organization.id;
  const start = START.toISOString();
  await recordCourse(
    owner,
    Array.from({ length: DAYS }, (_, day) => day * 24),
  );
  await db.execute(sql`
    insert into org_hours (organization_id, hour, platform, snapshots, views, likes, comments)
    select ${own}, date_trunc('hour', ${start}::timestamptz) + h * interval '1 hour', p, 5000, 1000 + h, h, 1
    from generate_series(0, ${DAYS * 24 - 1}) h
    cross join unnest(array['tiktok', 'youtube', 'instagram', 'twitter']) p on conflict do nothing`);
  await db.execute(sql`vacuum analyze snapshot_blocks, video_state, org_hours`);
  const now = new Date(START.getTime() + (DAYS - 1) * 86_400_000 + 60_000);
  const ctx = { ...owner, now: () => now };
  const measurements: Measurement[] = [];
  for (const range of ["7d", "30d"] as const) {
    const query = OverviewQuery.parse({ range });
    const ours = async () => {
      const { movers, snapshots } = await getOverview(ctx, query);
      if (movers.length === 0 || snapshots === 0) throw new Error("the overview is empty");
    };
    const times = await measurePair(RUNS, ours, () => handle.sql`select 1`);
    measurements.push({ name: `overview, ${range} of ${VIDEOS} (SELECT 1)`, ...times, unit: "ms" });
  }
  return [...measurements, await benchLabel(handle)];
}

/** A label's videos, of which a filtered overview decodes the snapshots of both periods. */
const LABELLED = 300;
const HOURS = 336;

/** Measures the overview of a label: it reads the snapshots of these videos, whatever else the organization has. */
export async function benchLabel(handle: DatabaseHandle): Promise<Measurement> {
  const owner = await fill(handle, LABELLED);
  const { db } = handle;
  const own = owner.organization.id;
  await recordCourse(
    owner,
    Array.from({ length: HOURS }, (_, hour) => hour),
  );
  await db.execute(sql`
    with label as (
      insert into labels (public_id, organization_id, name, created_at)
      values ('bench-label', ${own}, 'Bench', ${START.toISOString()}::timestamptz) returning id)
    insert into tracking_labels (tracking_id, label_id)
    select t.id, l.id from trackings t cross join label l where t.organization_id = ${own}`);
  const now = new Date(START.getTime() + HOURS * HOUR_MS - 60_000);
  const query = OverviewQuery.parse({ range: "7d", label: "bench-label" });
  const ours = async () => {
    const { snapshots } = await getOverview({ ...owner, now: () => now }, query);
    if (snapshots < LABELLED) throw new Error("the overview is empty");
  };
  const times = await measurePair(RUNS, ours, () => handle.sql`select 1`);
  return { name: `overview, 7d of a label, ${LABELLED * HOURS} snapshots (SELECT 1)`, ...times, unit: "ms" };
}
