import { sql } from "drizzle-orm";
import type { DatabaseHandle } from "@/db/client";
import { HOUR_MS } from "@/lib/core/time/unit-rules";
import { cpuTime } from "@/scripts/bench/cpu";
import { START } from "@/scripts/bench/fill";
import { type Measurement, measurePrepared, type Prepared, ROUNDS } from "@/scripts/bench/measure";
import { openObserved } from "@/scripts/bench/observed";
import { prepareStore } from "@/scripts/bench/store-batch";

const BATCH = 1_000;
const RUNS = 3;
/** Hours in the bare table before: 10 of the 30 days that a tracking can take. */
const HISTORY = 240;

/**
 * Measures storing a full batch (locks, charges, gaps, latest figures, rollups, metadata), compared to one INSERT of the
 * same rows, with nothing around. A tracking is stored once an hour, and PostgreSQL writes a checkpoint every few
 * minutes, so that each page is written to the log as a whole once more: the rows with a checkpoint before each measure
 * what a batch costs in the product.
 */
export async function benchStore(handle: DatabaseHandle): Promise<Measurement[]> {
  const { organizationId, trackingIds, prepare } = await prepareStore(handle, BATCH);
  const { db } = handle;
  await db.execute(sql`
    create table bare_snapshots (tracking_id bigint not null, hour smallint not null, taken_at timestamptz(3) not null,
      views bigint, likes bigint, comments bigint, shares bigint, saves bigint, provider text not null,
      primary key (tracking_id, hour))`);
  // Without a history, all new keys would be on a few pages that stay in cache.
  await db.execute(sql`
    insert into bare_snapshots (tracking_id, hour, taken_at, views, provider)
    select id, -hour, ${START.toISOString()}::timestamptz, 1000000, 'bench'
    from generate_series(${HISTORY}::int, 1, -1) hour, trackings where organization_id = ${organizationId}`);
  let hour = 0;
  const ours: Prepared = () => {
    hour += 1;
    return prepare(hour);
  };
  const bare: Prepared = async () => {
    const own = hour;
    return () => insertBare(handle, trackingIds, own);
  };
  const afterCheckpoint =
    (prepare: Prepared): Prepared =>
    async (run) => {
      const work = await prepare(run);
      await db.execute(sql`checkpoint`);
      return work;
    };
  const [checkedOurs, checkedBare] = [afterCheckpoint(ours), afterCheckpoint(bare)];
  const times = await measurePrepared(RUNS, ours, bare);
  const cpu = await measureCpu(handle, ours, bare);
  const checked = await measurePrepared(RUNS, checkedOurs, checkedBare);
  const checkedCpu = await measureCpu(handle, checkedOurs, checkedBare);
  const name = `batch of ${BATCH} stored`;
  const goal = { of: "ratio", atMost: 1, band: 0.2 } as const;
  return [
    { name: `${name} (one INSERT)`, ...times, unit: "ms", goal },
    { name: `CPU of a ${name} (one INSERT)`, ...cpu, unit: "ms" },
    { name: `${name} after a checkpoint (one INSERT)`, ...checked, unit: "ms", goal },
    { name: `CPU of a ${name} after a checkpoint (one INSERT)`, ...checkedCpu, unit: "ms" },
  ];
}

/** Counts the statements of a batch besides `begin` and `commit`, which are the same for any size. */
export async function countStore(handle: DatabaseHandle): Promise<Measurement[]> {
  const { prepare } = await prepareStore(handle, 2);
  const observed = openObserved();
  try {
    // With the day's metadata, and without.
    const counts: number[] = [];
    for (const hour of [1, 2]) counts.push((await observed.statementsOf(await prepare(hour, observed.db))).length);
    return [
      { name: "batch stored, statements", unit: "", ours: counts.slice(1), goal: exactly(6) },
      { name: "batch stored with new metadata, statements", unit: "", ours: counts.slice(0, 1), goal: exactly(7) },
    ];
  } finally {
    await observed.close();
  }
}

const exactly = (atMost: number) => ({ of: "figure", atMost, band: 0 }) as const;

async function insertBare({ db }: DatabaseHandle, trackingIds: readonly number[], hour: number): Promise<void> {
  const at = new Date(START.getTime() + hour * HOUR_MS).toISOString();
  const rows = JSON.stringify(
    trackingIds.map((id) => ({ tracking_id: id, views: 1_000_000, likes: 20_000, comments: 300 })),
  );
  await db.execute(sql`
    insert into bare_snapshots (tracking_id, hour, taken_at, views, likes, comments, provider)
    select tracking_id, ${hour}, ${at}::timestamptz, views, likes, comments, 'bench'
    from jsonb_to_recordset(${rows}::jsonb) as r(tracking_id bigint, views bigint, likes bigint, comments bigint)`);
}

/** Like `measurePrepared`, but each run's CPU time of this process and PostgreSQL's together. */
async function measureCpu(handle: DatabaseHandle, ours: Prepared, bare: Prepared) {
  const times = { ours: [] as number[], bare: [] as number[] };
  for (let run = 0; run < ROUNDS * RUNS; run++)
    for (const [name, prepare] of [
      ["ours", ours],
      ["bare", bare],
    ] as const) {
      const work = await prepare(run);
      const before = await cpuTime(handle);
      await work();
      times[name].push((await cpuTime(handle)) - before);
    }
  return times;
}
