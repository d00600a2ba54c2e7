import { randomUUID } from "node:crypto";
import { sql } from "drizzle-orm";
import type { DatabaseHandle } from "@/db/client";
import { memoryLimiter } from "@/lib/core/rate-limit";
import { createKey } from "@/lib/developers/keys/create";
import { listVideoStats } from "@/lib/tracking/videos/stats";
import { listVideoStatsOperation } from "@/rest/operations/stats";
import { bind } from "@/rest/pipeline";
import { routes } from "@/rest/routes";
import { fill } from "@/scripts/bench/fill";
import { type Measurement, measurePair } from "@/scripts/bench/measure";

const VIDEOS = 100;
const HOURS = 720;
const RUNS = 9;

/**
 * Measures the largest response, from the key check to the last byte, compared to `JSON.stringify` of the same objects
 * in memory.
 */
export async function benchStats(handle: DatabaseHandle): Promise<Measurement[]> {
  const owner = await fill(handle, VIDEOS);
  const own = owner.organization.id;
  await handle.db.execute(sql`
    insert into snapshots (tracking_id, hour, taken_at, views, likes, comments, shares, provider)
    select t.id, h, t.started_at + h * interval '1 hour', 1000000 + h * 777, 50000 + h * 3, 4000 + h, 6000 + h, 'bench'
    from trackings t cross join generate_series(0, ${HOURS - 1}) h where t.organization_id = ${own}`);
  await handle.db.execute(sql`
    update video_state v
    set latest_at = s.taken_at, views = s.views, likes = s.likes, comments = s.comments, shares = s.shares
    from snapshots s join trackings t on t.id = s.tracking_id
    where s.tracking_id = v.tracking_id and s.hour = ${HOURS - 1} and t.organization_id = ${own}`);
  await handle.db.execute(sql`vacuum analyze snapshots`);

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
