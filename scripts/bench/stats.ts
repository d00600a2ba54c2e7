import { randomUUID } from "node:crypto";
import type { DatabaseHandle } from "@/db/client";
import { memoryLimiter } from "@/lib/core/rate-limit";
import { createKey } from "@/lib/developers/keys/create";
import { listVideoStats } from "@/lib/tracking/videos/stats";
import { listVideoStatsOperation } from "@/rest/operations/stats";
import { bind } from "@/rest/pipeline";
import { routes } from "@/rest/routes";
import { fill, recordCourse } from "@/scripts/bench/fill";
import { type Measurement, measurePair } from "@/scripts/bench/measure";

const VIDEOS = 100;
const HOURS = 720;
const RUNS = 2;

/**
 * Measures the largest response, from the key check to the last byte, compared to `JSON.stringify` of the same objects
 * in memory.
 */
export async function benchStats(handle: DatabaseHandle): Promise<Measurement[]> {
  const owner = await fill(handle, VIDEOS);
  await recordCourse(
    owner,
    Array.from({ length: HOURS }, (_, hour) => hour),
  );

  const { key } = await createKey(owner, { name: "Bench", roles: ["videos:read"], expires_in_days: null });
  const limits = { requests: memoryLimiter(randomUUID()), failures: memoryLimiter(randomUUID()) };
  const deps = { context: () => owner, limits: () => limits };
  const { GET } = routes({ GET: bind(listVideoStatsOperation, listVideoStats, deps) });
  const url = `http://localhost/api/v1/videos/stats?limit=${VIDEOS}`;
  const ask = () =>
    GET(new Request(url, { headers: { Authorization: `Bearer ${key}` } }), { params: Promise.resolve({}) });

  const inMemory: unknown = await (await ask()).json();
  const { byteLength } = Buffer.from(JSON.stringify(inMemory));
  if (byteLength < 10_000_000) throw new Error(`the response has only ${byteLength} bytes`);
  const ours = async () => {
    let length = 0;
    for await (const piece of (await ask()).body as unknown as AsyncIterable<Uint8Array>) length += piece.byteLength;
    // The response includes its own duration, so a few digits may differ.
    if (Math.abs(length - byteLength) > 5) throw new Error(`${length} bytes instead of ${byteLength}`);
  };
  const times = await measurePair(RUNS, ours, async () => JSON.stringify(inMemory));
  return [{ name: `${VIDEOS} × ${HOURS} × 4 streamed (JSON.stringify)`, ...times, unit: "ms" }];
}
