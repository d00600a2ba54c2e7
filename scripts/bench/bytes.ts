import { eq, sql } from "drizzle-orm";
import type { DatabaseHandle } from "@/db/client";
import { trackings } from "@/db/schema";
import type { OrganizationContext } from "@/lib/core/context";
import { fill, recordCourse, START } from "@/scripts/bench/fill";
import type { Measurement } from "@/scripts/bench/measure";

const VIDEOS = 100;
const HOURS = 720;
/** Hours of a steady state in which the log is measured, each with a checkpoint after 5 of its batches. */
const LOGGED_HOURS = 40;

/**
 * Measures what a snapshot of a 720-hour tracking takes on disk and in the write-ahead log, compared to a plain row with
 * its key. Both are the same on every machine, but for the few pages that PostgreSQL cleans up at times of its own. The
 * goals are a little above what was reached, so that what is added later is noticed.
 */
export async function benchBytes(handle: DatabaseHandle): Promise<Measurement[]> {
  const { db } = handle;
  const owner = await fill(handle, VIDEOS);
  await db.execute(sql`
    create table bare_rows (tracking_id bigint not null, hour smallint not null, taken_at timestamptz(3) not null,
      views bigint, likes bigint, comments bigint, shares bigint, saves bigint, provider text not null,
      primary key (tracking_id, hour))`);
  const hours = Array.from({ length: HOURS }, (_, hour) => hour);
  const before = await bytesOf(handle);
  await recordCourse(owner, hours.slice(0, HOURS - LOGGED_HOURS));
  await insertBare(owner, hours.slice(0, HOURS - LOGGED_HOURS));
  const log = await benchLog(handle, owner, hours.slice(HOURS - LOGGED_HOURS));
  const after = await bytesOf(handle);
  const of = (name: keyof typeof after) => [(after[name] - before[name]) / (VIDEOS * HOURS)];
  const unit = "B";
  return [
    { name: "disk per snapshot (plain row)", ours: of("ours"), bare: of("bare"), unit, goal: atMost(20) },
    { name: "of it the gains per day", ours: of("weeks"), unit, goal: atMost(3.5) },
    log,
  ];
}

/** Records hours, with a checkpoint before every fifth one. */
export async function benchLog(
  handle: DatabaseHandle,
  owner: OrganizationContext,
  hours: readonly number[],
): Promise<Measurement> {
  const { db, organization } = owner;
  const log = { ours: 0, bare: 0 };
  for (let at = 0; at < hours.length; at += 5) {
    const five = hours.slice(at, at + 5);
    await db.execute(sql`checkpoint`);
    log.ours += await logOf(handle, () => recordCourse(owner, five, { vacuums: false }));
    await db.execute(sql`checkpoint`);
    log.bare += await logOf(handle, () => insertBare(owner, five));
  }
  const stored = hours.length * (await db.$count(trackings, eq(trackings.organizationId, organization.id)));
  return {
    name: "log per snapshot (plain row)",
    ours: [log.ours / stored],
    bare: [log.bare / stored],
    unit: "B",
    goal: atMost(500),
  };
}

const atMost = (bound: number) => ({ of: "figure", atMost: bound, band: 0 }) as const;

/** Tables with their indexes: blocks, state and all rollups; of them the gains per day; plain rows. */
async function bytesOf({ db }: DatabaseHandle): Promise<{ ours: number; weeks: number; bare: number }> {
  const [row] = await db.execute<{ ours: number; weeks: number; bare: number }>(sql`
    select (pg_total_relation_size('snapshot_blocks') + pg_total_relation_size('video_state')
      + pg_total_relation_size('org_hours') + pg_total_relation_size('org_gaps')
      + pg_total_relation_size('tracking_weeks'))::float8 as ours,
      pg_total_relation_size('tracking_weeks')::float8 as weeks, pg_total_relation_size('bare_rows')::float8 as bare`);
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

async function insertBare({ db, organization }: OrganizationContext, hours: readonly number[]): Promise<void> {
  for (const hour of hours)
    await db.execute(sql`
      insert into bare_rows
      select id, ${hour}::smallint, ${START.toISOString()}::timestamptz + ${hour}::int * interval '1 hour',
        1000000 + ${hour}::int * (700 + id % 977), 50000 + ${hour}::int * 3, 4000 + ${hour}::int, 6000 + ${hour}::int, null,
        'tiktok-scraper7'
      from trackings where organization_id = ${organization.id} order by id`);
}
