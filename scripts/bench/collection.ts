import { Agent, get } from "node:http";
import { text } from "node:stream/consumers";
import { sql } from "drizzle-orm";
import type { DatabaseHandle } from "@/db/client";
import { batches } from "@/db/schema";
import { HOUR_MS, MINUTE_MS } from "@/lib/core/time/unit-rules";
import { SOURCES } from "@/lib/platforms/sources";
import { targetOf } from "@/lib/platforms/targets";
import { collectBatch } from "@/lib/tracking/collection/collect";
import { mintId } from "@/sandbox/ids";
import { cpuTime } from "@/scripts/bench/cpu";
import { fill, SLOT, START } from "@/scripts/bench/fill";
import { type Measurement, ROUNDS } from "@/scripts/bench/measure";

/** Batches per round. */
const RUNS = 2;

interface Kind {
  platform: "youtube" | "tiktok";
  videos: number;
  perCall: number;
  concurrency: number;
  path: (ids: readonly string[]) => string;
}
const KINDS: readonly Kind[] = [
  {
    platform: "youtube",
    videos: 1_000,
    perCall: 50,
    concurrency: 4,
    path: (ids) => `/videos?part=snippet,statistics,contentDetails,status&id=${ids.join(",")}`,
  },
  { platform: "tiktok", videos: 300, perCall: 1, concurrency: 32, path: ([id]) => `/?url=${id}&hd=0` },
];

/**
 * Measures the CPU time that collecting takes per snapshot, in this process and PostgreSQL, compared to the same calls
 * without quota, retries and checks, and one INSERT of plain rows. The sandbox's own time is apart.
 */
export async function benchCollection(handle: DatabaseHandle): Promise<Measurement[]> {
  const measurements: Measurement[] = [];
  for (const kind of KINDS) measurements.push(await benchPlatform(handle, kind));
  return measurements;
}

async function benchPlatform(handle: DatabaseHandle, kind: Kind): Promise<Measurement> {
  const { platform, videos, perCall } = kind;
  const published = new Date(START.getTime() - 24 * HOUR_MS);
  const ids = Array.from({ length: videos }, (_, index) => mintId(platform, published, `bench ${index}`));
  await fill(handle, videos, { platform, ids });
  const table = sql.identifier(`bare_${platform}`);
  await handle.db.execute(sql`
    create table ${table} (external_id text not null, hour smallint not null, views bigint, likes bigint,
      primary key (external_id, hour))`);
  // The first run of each opens connections and compiles.
  await collectHour(handle, platform, videos, 0);
  await fetchBare(handle, kind, ids, 0);
  const ours: number[] = [];
  const bare: number[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    const hours = Array.from({ length: RUNS }, (_, run) => 1 + round * RUNS + run);
    ours.push(await perSnapshot(handle, hours, videos, (hour) => collectHour(handle, platform, videos, hour)));
    bare.push(await perSnapshot(handle, hours, videos, (hour) => fetchBare(handle, kind, ids, hour)));
  }
  const name = `CPU per snapshot, ${perCall} a call (calls and INSERT)`;
  return { name, unit: "ms", ours, bare };
}

async function perSnapshot(
  handle: DatabaseHandle,
  hours: readonly number[],
  videos: number,
  work: (hour: number) => Promise<void>,
): Promise<number> {
  const before = await cpuTime(handle);
  for (const hour of hours) await work(hour);
  return ((await cpuTime(handle)) - before) / (hours.length * videos);
}

async function collectHour({ db }: DatabaseHandle, platform: Kind["platform"], videos: number, hour: number) {
  const slotAt = new Date(Math.floor(START.getTime() / HOUR_MS) * HOUR_MS + SLOT * MINUTE_MS + hour * HOUR_MS);
  const [batch] = await db
    .insert(batches)
    .values({
      platform,
      slotAt,
      chunk: 0,
      firstVideoId: 0,
      lastVideoId: Number.MAX_SAFE_INTEGER,
      status: "open",
      attempts: 0,
      createdAt: slotAt,
    })
    .returning();
  const { stored } = await collectBatch({ db, now: () => slotAt }, batch?.id ?? 0);
  if (stored !== videos) throw new Error(`stored ${stored} of ${videos}`);
}

type Fetched = { external_id: string; views: number; likes: number };

const agent = new Agent({ keepAlive: true });
const getText = (url: string, headers: Record<string, string>): Promise<string> =>
  new Promise((resolve, reject) => {
    get(url, { agent, headers }, (response) => void text(response).then(resolve, reject)).on("error", reject);
  });

async function fetchBare(
  { db }: DatabaseHandle,
  { platform, perCall, concurrency, path }: Kind,
  ids: readonly string[],
  hour: number,
): Promise<void> {
  const target = targetOf(SOURCES[platform][0], new Date(START.getTime() + hour * HOUR_MS));
  if (!target) throw new Error("no sandbox");
  const key = new URLSearchParams(target.query).toString();
  const calls: string[][] = [];
  for (let first = 0; first < ids.length; first += perCall) calls.push(ids.slice(first, first + perCall));
  const rows: Fetched[] = [];
  const worker = async () => {
    for (let some = calls.shift(); some; some = calls.shift()) {
      const { items, data } = JSON.parse(await getText(`${target.baseUrl}${path(some)}&${key}`, target.headers));
      if (data) rows.push({ external_id: data.id, views: data.play_count, likes: data.digg_count });
      for (const { id, statistics } of items ?? [])
        rows.push({ external_id: id, views: Number(statistics.viewCount), likes: Number(statistics.likeCount ?? 0) });
    }
  };
  await Promise.all(Array.from({ length: concurrency }, worker));
  const parameter = JSON.stringify(rows);
  const written = await db.execute(sql`
    insert into ${sql.identifier(`bare_${platform}`)} (external_id, hour, views, likes)
    select external_id, ${hour}, views, likes
    from jsonb_to_recordset(${parameter}::jsonb) as r(external_id text, views bigint, likes bigint) returning 1`);
  if (written.length !== ids.length) throw new Error(`inserted ${written.length} of ${ids.length}`);
}
