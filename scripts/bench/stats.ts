import { sql } from "drizzle-orm";
import type { DatabaseHandle } from "@/db/client";
import { clockText } from "@/lib/core/time/clock-text";
import { createKey } from "@/lib/developers/keys/create";
import { METRICS } from "@/lib/platforms/schemas";
import { BlockCursor } from "@/lib/tracking/snapshots/block-cursor-rules";
import { fill, recordCourse } from "@/scripts/bench/fill";
import { type Measurement, measurePair, ROUNDS } from "@/scripts/bench/measure";
import { type Served, startServer, stateOf } from "@/scripts/bench/served";

const VIDEOS = 100;
const HOURS = 720;
const RUNS = 2;
const CONCURRENT = 20;
const MAPS = ["likes", "views", "shares", "comments"] as const;
const MIN_BYTES = 10_000_000;

/**
 * Measures the largest response, from the key check to the last byte, compared to writing the same points from the same
 * blocks with nothing around; and the memory of its process with many such responses concurrently, compared to one at a time.
 */
export async function benchStats(handle: DatabaseHandle): Promise<Measurement[]> {
  const owner = await fill(handle, VIDEOS);
  const hours = Array.from({ length: HOURS }, (_, hour) => hour);
  await recordCourse(owner, hours);
  const { key } = await createKey(owner, { name: "Bench", roles: ["videos:read"], expires_in_days: null });
  const name = `${VIDEOS} × ${HOURS} × 4`;
  const server = await startServer("api");
  try {
    const times = await measurePair(
      RUNS,
      () => read(server, key),
      () => writeBare(handle),
    );
    return [
      { name: `${name} streamed (written)`, ...times, unit: "ms", goal: { of: "ratio", atMost: 1.7, band: 0.2 } },
      {
        name: `memory, ${CONCURRENT} of it concurrently (one)`,
        ...(await measureMemory(key)),
        unit: "MB",
        goal: MEMORY_GOAL,
      },
    ];
  } finally {
    server.stop();
  }
}

const MEMORY_GOAL = { of: "ratio", atMost: 1.3, band: 0.1 } as const;

/** Reads the response to its end, and drops it. */
async function read({ port }: Pick<Served, "port">, key: string): Promise<void> {
  const url = `http://127.0.0.1:${port}/api/v1/videos/stats?limit=${VIDEOS}`;
  const response = await fetch(url, { headers: { Authorization: `Bearer ${key}`, "Accept-Encoding": "identity" } });
  // A busy machine may keep the last of many from a connection for longer than they wait.
  if (response.status === 503) return read({ port }, key);
  let length = 0;
  for await (const piece of response.body ?? []) length += piece.byteLength;
  if (response.status !== 200 || length < MIN_BYTES) throw new Error(`${response.status} with ${length} bytes`);
}

/** Loads all blocks by one statement, and writes the four maps of each tracking into a buffer. */
async function writeBare({ db }: DatabaseHandle): Promise<void> {
  const rows = await db.execute<{ blocks: Uint8Array }>(sql`
    select coalesce(string_agg(b.block, ''::bytea order by b.last_hour), '') || coalesce(v.tail, '') as blocks
    from video_state v left join snapshot_blocks b using (tracking_id) group by v.tracking_id, v.tail`);
  const time = clockText(" ");
  const indexes = MAPS.map((metric) => METRICS.indexOf(metric));
  let length = 0;
  for (const { blocks } of rows) {
    const maps = MAPS.map(() => "");
    const cursor = new BlockCursor(blocks);
    while (cursor.next()) {
      const key = `"${time(cursor.takenAt)}000+00":`;
      for (const [map, index] of indexes.entries())
        if (cursor.reported & (1 << index)) maps[map] += `${maps[map] && ","}${key}${cursor.values[index]}`;
    }
    length += Buffer.from(`{"likes":{${maps.join('},"":{')}}}`).byteLength;
  }
  if (length < MIN_BYTES) throw new Error(`only ${length} bytes were written`);
}

/** Peak memory of a process that answers `count` concurrently, as often as it takes for the same number of responses. */
async function peakMegabytes(key: string, count: number): Promise<number> {
  const server = await startServer("api");
  try {
    for (let done = 0; done < CONCURRENT; done += count)
      await Promise.all(Array.from({ length: count }, () => read(server, key)));
    return (await stateOf(server)).peakBytes / 1e6;
  } finally {
    server.stop();
  }
}

async function measureMemory(key: string): Promise<{ ours: number[]; bare: number[] }> {
  const peaks = { ours: [] as number[], bare: [] as number[] };
  for (let round = 0; round < ROUNDS; round++) {
    peaks.ours.push(await peakMegabytes(key, CONCURRENT));
    peaks.bare.push(await peakMegabytes(key, 1));
  }
  return peaks;
}
