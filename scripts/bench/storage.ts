import { sql } from "drizzle-orm";
import type { DatabaseHandle } from "@/db/client";
import { loadBlocks } from "@/lib/tracking/snapshots/load";
import { seriesOfMany } from "@/lib/tracking/snapshots/series-of-many";
import { fill, recordCourse, START } from "@/scripts/bench/fill";
import { type Measurement, measurePair } from "@/scripts/bench/measure";

const VIDEOS = 200;
const HOURS = 720;
/** Hours of a steady state in which the log is measured, each with a checkpoint after 5 of its batches. */
const LOGGED_HOURS = 48;
const DECODED = 100;
const RUNS = 3;

/**
 * Measures what a snapshot of a 720-hour tracking takes on disk and in the write-ahead log, compared to a plain row with
 * its key, and reading 100 histories, compared to loading their bytes.
 */
export async function benchStorage(handle: DatabaseHandle): Promise<Measurement[]> {
  const { db } = handle;
  const owner = await fill(handle, VIDEOS);
  await db.execute(sql`
    create table bare_rows (tracking_id bigint not null, hour smallint not null, taken_at timestamptz(3) not null,
      views bigint, likes bigint, comments bigint, shares bigint, saves bigint, provider text not null,
      primary key (tracking_id, hour))`);
  const hours = Array.from({ length: HOURS }, (_, hour) => hour);
  const before = await bytesOf(handle);
  await recordCourse(owner, hours.slice(0, HOURS - LOGGED_HOURS));
  await insertBare(handle, owner.organization.id, hours.slice(0, HOURS - LOGGED_HOURS));
  const log = { ours: 0, bare: 0 };
  for (let first = HOURS - LOGGED_HOURS; first < HOURS; first += 5) {
    const five = hours.slice(first, first + 5);
    await db.execute(sql`checkpoint`);
    log.ours += await logOf(handle, () => recordCourse(owner, five, { vacuums: false }));
    await db.execute(sql`checkpoint`);
    log.bare += await logOf(handle, () => insertBare(handle, owner.organization.id, five));
  }
  const stored = VIDEOS * HOURS;
  const after = await bytesOf(handle);
  const ids = (
    await db.execute<{ id: string }>(
      sql`select id from trackings where organization_id = ${owner.organization.id} limit ${DECODED}`,
    )
  ).map(({ id }) => Number(id));
  const decode = await measurePair(
    RUNS,
    () => seriesOfMany(db, ids, ["views", "likes", "shares", "comments"]),
    () => loadBlocks(db, ids),
  );
  return [
    {
      name: "disk per snapshot (plain row)",
      ours: [(after.ours - before.ours) / stored],
      bare: [after.bare / stored],
      unit: "B",
      goal: { of: "figure", atMost: 20, band: 0 },
    },
    {
      name: "log per snapshot (plain row)",
      ours: [log.ours / (VIDEOS * LOGGED_HOURS)],
      bare: [log.bare / (VIDEOS * LOGGED_HOURS)],
      unit: "B",
      goal: { of: "figure", atMost: 1_500, band: 0 },
    },
    { name: `${DECODED} × ${HOURS} decoded (loaded)`, ...decode, unit: "ms" },
  ];
}

/** Tables with their indexes. */
async function bytesOf({ db }: DatabaseHandle): Promise<{ ours: number; bare: number }> {
  const [row] = await db.execute<{ ours: number; bare: number }>(sql`
    select (pg_total_relation_size('snapshot_blocks') + pg_total_relation_size('video_state')
      + pg_total_relation_size('org_hours') + pg_total_relation_size('org_gaps'))::float8 as ours,
      pg_total_relation_size('bare_rows')::float8 as bare`);
  if (!row) throw new Error("no sizes");
  return row;
}

async function logOf({ db }: DatabaseHandle, work: () => Promise<unknown>): Promise<number> {
  const [from] = await db.execute<{ lsn: string }>(sql`select pg_current_wal_insert_lsn()::text as lsn`);
  await work();
  const [row] = await db.execute<{ bytes: number }>(
    sql`select (pg_current_wal_insert_lsn() - ${from?.lsn ?? ""}::pg_lsn)::float8 as bytes`,
  );
  return row?.bytes ?? 0;
}

async function insertBare({ db }: DatabaseHandle, organizationId: number, hours: readonly number[]): Promise<void> {
  for (const hour of hours)
    await db.execute(sql`
      insert into bare_rows
      select id, ${hour}::smallint, ${START.toISOString()}::timestamptz + ${hour}::int * interval '1 hour',
        1000000 + ${hour}::int * (700 + id % 977), 50000 + ${hour}::int * 3, 4000 + ${hour}::int, 6000 + ${hour}::int, null,
        'tiktok-scraper7'
      from trackings where organization_id = ${organizationId} order by id`);
}
