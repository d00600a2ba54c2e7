import { eq, sql } from "drizzle-orm";
import { drizzle } from "drizzle-orm/postgres-js";
import type { Database, DatabaseHandle } from "@/db/client";
import * as schema from "@/db/schema";
import { batches, trackings, videos } from "@/db/schema";
import { HOUR_MS } from "@/lib/core/time/unit-rules";
import type { Outcome, VideoData } from "@/lib/platforms/schemas";
import { fetchKey } from "@/lib/tracking/collection/due";
import { BatchStore } from "@/lib/tracking/collection/store";
import { metadataHash } from "@/lib/tracking/videos/metadata";
import { cpuTime } from "@/scripts/bench/cpu";
import { fill, START } from "@/scripts/bench/fill";
import { type Measurement, measurePair, ROUNDS } from "@/scripts/bench/measure";

const BATCH = 1_000;
/** As `fill` stores it. */
const SOURCE = "tiktok-scraper7";
const RUNS = 3;
/** Hours in the bare table before: 10 of the 30 days that a tracking can take. */
const HISTORY = 240;

/**
 * Measures storing a full batch (locks, charges, gaps, latest figures, metadata), compared to one INSERT of the same
 * rows.
 */
export async function benchStore(handle: DatabaseHandle): Promise<Measurement[]> {
  const owner = await fill(handle, BATCH);
  const { db } = handle;
  await db.execute(sql`
    create table bare_snapshots (tracking_id bigint not null, hour smallint not null, taken_at timestamptz(3) not null,
      views bigint, likes bigint, comments bigint, shares bigint, saves bigint, provider text not null,
      primary key (tracking_id, hour))`);
  // Without a history, all new keys would be on a few pages that stay in cache.
  await db.execute(sql`
    insert into bare_snapshots (tracking_id, hour, taken_at, views, provider)
    select id, -hour, ${START.toISOString()}::timestamptz, 1000000, 'bench'
    from generate_series(${HISTORY}::int, 1, -1) hour, trackings where organization_id = ${owner.organization.id}`);
  const due = await db
    .select({
      trackingId: trackings.id,
      organizationId: trackings.organizationId,
      videoId: videos.id,
      externalId: videos.externalId,
      metadataHash,
      metadataAt: videos.metadataAt,
      title: videos.title,
      creator: videos.creator,
    })
    .from(trackings)
    .innerJoin(videos, eq(videos.id, trackings.videoId))
    .where(eq(trackings.organizationId, owner.organization.id));
  const reading = ({ externalId, title, creator }: (typeof due)[number], hour: number): Outcome<VideoData> => ({
    kind: "ok",
    value: {
      externalId,
      figures: { views: 1_000_000 + hour, likes: 20_000 + hour, comments: 300 + hour, shares: null, saves: null },
      title,
      description: null,
      creator,
      creatorId: null,
      thumbnailUrl: null,
      publishedAt: null,
      durationSeconds: null,
      paidPartnership: null,
      provider: SOURCE,
    },
  });
  let statements = 0;
  const logQuery = () => {
    statements += 1;
  };
  const counted: Database = drizzle(handle.sql, { schema, logger: { logQuery } });
  const ours = async (run: number) => {
    const hour = run + 1;
    const now = new Date(START.getTime() + hour * HOUR_MS);
    const [batch] = await db
      .insert(batches)
      .values({
        platform: "youtube",
        slotAt: now,
        chunk: 0,
        firstVideoId: 0,
        lastVideoId: Number.MAX_SAFE_INTEGER,
        status: "open",
        attempts: 0,
        createdAt: now,
      })
      .returning();
    if (!batch) throw new Error("no batch");
    const fetched = new Map(due.map((row) => [fetchKey({ ...row, source: SOURCE }), reading(row, hour)]));
    // Metadata is written once a day, as in the first of these hours.
    const metadataAt = run === 0 ? START : now;
    const rows = due.map((row) => ({
      ...row,
      source: SOURCE,
      ownSource: SOURCE,
      metadataAt,
      hour,
      settledHour: hour - 1,
      gapReason: null,
    }));
    const store = new BatchStore({ db: counted, now: () => now }, batch);
    statements = 0;
    await store.add(rows, fetched, 0);
    if (store.counts.stored !== BATCH) throw new Error(`stored ${store.counts.stored} of ${BATCH}`);
  };
  const bare = async (run: number) => {
    const at = new Date(START.getTime() + (run + 1) * HOUR_MS).toISOString();
    const rows = JSON.stringify(
      due.map(({ trackingId }) => ({ tracking_id: trackingId, views: 1_000_000, likes: 20_000, comments: 300 })),
    );
    await db.execute(sql`
      insert into bare_snapshots (tracking_id, hour, taken_at, views, likes, comments, provider)
      select tracking_id, ${run + 1}, ${at}::timestamptz, views, likes, comments, 'bench'
      from jsonb_to_recordset(${rows}::jsonb) as r(tracking_id bigint, views bigint, likes bigint, comments bigint)`);
  };
  const times = await measurePair(RUNS, ours, bare);
  const cpu = await measureCpu(handle, ours, bare);
  const name = `a batch of ${BATCH} stored`;
  return [
    { name: `${name} (one INSERT)`, ...times, unit: "ms", goal: { of: "ratio", atMost: 1, band: 0.2 } },
    { name: `CPU of ${name} (one INSERT)`, ...cpu, unit: "ms" },
    {
      name: "statements of it besides BEGIN and COMMIT",
      unit: "n",
      ours: [statements],
      goal: { of: "figure", atMost: 6, band: 0 },
    },
  ];
}

/** Like `measurePair`, but each round's CPU time of this process and PostgreSQL's together. */
async function measureCpu(
  handle: DatabaseHandle,
  ours: (run: number) => Promise<unknown>,
  bare: (run: number) => Promise<unknown>,
): Promise<{ ours: number[]; bare: number[] }> {
  const times = { ours: [] as number[], bare: [] as number[] };
  for (let run = ROUNDS * RUNS; run < 2 * ROUNDS * RUNS; run++)
    for (const [name, work] of [
      ["ours", ours],
      ["bare", bare],
    ] as const) {
      const before = await cpuTime(handle);
      await work(run);
      times[name].push((await cpuTime(handle)) - before);
    }
  return times;
}
