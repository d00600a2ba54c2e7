import { randomUUID } from "node:crypto";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { sql } from "drizzle-orm";
import { beforeAll, expect, test } from "vitest";
import { type DatabaseHandle, openDatabase } from "@/db/client";
import * as schema from "@/db/schema";
import type { OrganizationContext } from "@/lib/core/context";
import { env } from "@/lib/core/env";
import { memoryLimiter } from "@/lib/core/rate-limit";
import { createKey } from "@/lib/developers/keys/create";
import { seedHistories } from "@/lib/tracking/snapshots/fixtures";
import { listVideoStats } from "@/lib/tracking/videos/stats";
import { VideoStatsAnswer } from "@/lib/tracking/videos/stats-schemas";
import { listVideoStatsOperation } from "@/rest/operations/stats";
import { bind } from "@/rest/pipeline";
import { routes } from "@/rest/routes";
import { createTestOrganization, testContext } from "@/test/context";
import { observedDatabase } from "@/test/observed-database";

const VIDEOS = 100;
const HOURS = 720;
const ctx = testContext();
let owner: OrganizationContext;
let key: string;

beforeAll(async () => {
  owner = await createTestOrganization(ctx, { plan: "enterprise" });
  key = (await createKey(owner, { name: "Test", roles: ["videos:read"], expires_in_days: null })).key;
  const start = "2026-01-01T00:00:00.123Z";
  await ctx.db.execute(sql`
    insert into videos (platform, external_id, slot, canonical_url, title, created_at, metadata_at)
    select 'tiktok', 'v' || i, 0, 'x', 'Video ' || i, ${start}::timestamptz, ${start}::timestamptz
    from generate_series(1, ${VIDEOS}) i`);
  await ctx.db.execute(sql`
    insert into trackings (public_id, job_id, uuid, organization_id, video_id, platform, slot, video_link, duration_days,
      status, started_at, ends_at, created_at)
    select 'p' || id, 'job_' || id, gen_random_uuid(), ${owner.organization.id}, id, 'tiktok', 0, 'x', 30, 'completed',
      created_at, created_at + interval '30 days', created_at from videos`);
  await ctx.db.execute(sql`
    insert into video_state (tracking_id, latest_at, settled_hour, snapshots, views, likes, comments, shares, bad_hours)
    select id, started_at + ${HOURS - 1} * interval '1 hour', ${HOURS - 1}, ${HOURS}, 1558663, 52157, 4719, 6719, 0
    from trackings`);
  const tracked = await ctx.db.select().from(schema.trackings);
  await seedHistories(
    ctx,
    new Map(
      tracked.map(({ id, startedAt }) => [
        id,
        Array.from({ length: HOURS }, (_, hour) => ({
          hour,
          takenAt: new Date(startedAt.getTime() + hour * 3_600_000),
          views: 1_000_000 + hour * 777,
          likes: 50_000 + hour * 3,
          comments: 4_000 + hour,
          shares: 6_000 + hour,
        })),
      ]),
    ),
  );
});

/** The route on its own database, which counts the queries for histories. */
async function withRoute(
  work: (route: { ask(): Promise<Response>; reads(): number; handle: DatabaseHandle }) => unknown,
) {
  const handle = openDatabase(env().DATABASE_URL, 2);
  let reads = 0;
  const db = observedDatabase(handle.sql, (query) => {
    if (query.includes("from snapshot_blocks")) reads++;
  });
  const limits = { requests: memoryLimiter(randomUUID()), failures: memoryLimiter(randomUUID()) };
  const deps = { context: () => ({ ...ctx, db }), limits: () => limits };
  const { GET } = routes({ GET: bind(listVideoStatsOperation, listVideoStats, deps) });
  const request = () =>
    new Request("http://localhost/api/v1/videos/stats?limit=100", { headers: { Authorization: `Bearer ${key}` } });
  try {
    await work({ ask: () => GET(request(), { params: Promise.resolve({}) }), reads: () => reads, handle });
  } finally {
    await handle.close();
  }
}

/** After garbage collection, so that only held memory is counted. */
const heldBytes = (() => {
  setFlagsFromString("--expose-gc");
  const collect: () => void = runInNewContext("gc");
  return () => {
    collect();
    const { heapUsed, external } = process.memoryUsage();
    return heapUsed + external;
  };
})();

test("11 MB are streamed with a few MB of memory, reading histories a slice at a time", () =>
  withRoute(async ({ ask, reads }) => {
    const response = await ask();
    expect(response.status).toBe(200);
    const reader = response.body?.getReader();
    const before = heldBytes();
    let length = 0;
    let pieces = 0;
    let most = 0;
    for (let piece = await reader?.read(); piece && !piece.done; piece = await reader?.read()) {
      pieces++;
      length += piece.value.byteLength;
      expect(piece.value.byteLength).toBeLessThan(200_000);
      // At most the histories of the current slice have been read.
      expect(reads()).toBe(Math.min(Math.ceil(pieces / 10), VIDEOS / 10));
      if (pieces % 10 === 0) most = Math.max(most, heldBytes() - before);
    }
    expect(pieces).toBe(VIDEOS + 1);
    expect(length).toBeGreaterThan(10_000_000);
    expect(most).toBeLessThan(4_000_000);
  }));

test("the streamed text is the whole documented response", () =>
  withRoute(async ({ ask }) => {
    const json: unknown = await (await ask()).json();
    const answer = VideoStatsAnswer.parse(json);
    // Parsing drops undocumented fields: there is nothing to drop.
    expect(answer).toEqual(json);
    expect(answer.data.pagination).toEqual({ total: VIDEOS, limit: 100, offset: 0, has_more: false });
    expect(new Set(answer.data.data.map(({ external_video_id }) => external_video_id)).size).toBe(VIDEOS);
    for (const { stats, views, stats_last_updated } of answer.data.data) {
      for (const map of Object.values(stats)) expect(Object.keys(map)).toHaveLength(HOURS);
      expect(Object.entries(stats.views).at(-1)).toEqual(["2026-01-30 23:00:00.123000+00", views]);
      expect(Object.keys(stats.likes)).toEqual(Object.keys(stats.comments));
      expect(stats_last_updated).toBe("2026-01-30T23:00:00.123000+00:00");
    }
  }));

test("a disconnected client stops the reading", () =>
  withRoute(async ({ ask, reads }) => {
    const reader = (await ask()).body?.getReader();
    await reader?.read();
    await reader?.cancel();
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(reads()).toBe(1);
  }));

test("a database failure midway aborts the response; an earlier one is a 503", () =>
  withRoute(async ({ ask, handle }) => {
    const response = await ask();
    const reader = response.body?.getReader();
    for (let n = 0; n < 5; n++) await reader?.read();
    await handle.sql.end({ timeout: 0 });
    await expect(
      (async () => {
        for (let piece = await reader?.read(); piece && !piece.done; piece = await reader?.read());
      })(),
    ).rejects.toThrow();
    const refused = await ask();
    expect([refused.status, await refused.json()]).toEqual([
      503,
      { success: false, error: "Service temporarily unavailable", code: "SERVICE_UNAVAILABLE" },
    ]);
  }));
