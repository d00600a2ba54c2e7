import { sql } from "drizzle-orm";
import { beforeEach, describe, expect, it } from "vitest";
import { openDatabase } from "@/db/client";
import {
  batches,
  collectionClock,
  executorHeartbeat,
  executorRuns,
  platformCalls,
  platformDroppedFields,
  platformPauses,
  platformQuotas,
  upstreamUsage,
} from "@/db/schema";
import type { Context } from "@/lib/core/context";
import { createKey } from "@/lib/developers/keys/create";
import { collect, scrape } from "@/lib/operations/metrics/collect";
import { observeRequest } from "@/lib/operations/metrics/observe";
import { processMetrics } from "@/lib/operations/metrics/registry";
import { canonicalVideoUrl } from "@/lib/platforms/rules";
import { LOCAL_HEADER } from "@/rest/client-address";
import { answerMetrics } from "@/rest/metrics";
import { mintId } from "@/sandbox/ids";
import { createTestOrganization, testContext } from "@/test/context";
import { trackVideo } from "@/test/track";

const NOW = new Date("2026-03-10T12:00:00Z");
const ctx = testContext(NOW);
const ago = (seconds: number) => new Date(NOW.getTime() - seconds * 1000);

/** Returns the value of one line of the text; null if there is no such line. */
function figure(text: string, name: string, labels: Record<string, string> = {}): number | null {
  const inner = Object.entries(labels).map(([label, value]) => `${label}="${value}"`);
  const line = text
    .split("\n")
    .find((row) => row.startsWith(`clipscope_${name}${inner.length > 0 ? `{${inner.join(",")}}` : ""} `));
  return line ? Number(line.split(" ").at(-1)) : null;
}
const read = (context: Context = ctx) => collect(context, processMetrics());

beforeEach(async () => {
  for (const table of [
    batches,
    collectionClock,
    executorHeartbeat,
    executorRuns,
    platformCalls,
    platformPauses,
    platformQuotas,
    upstreamUsage,
  ])
    await ctx.db.delete(table);
});

describe("values", () => {
  it("omit what never happened, and are 0 for what is empty", async () => {
    const text = await read();
    expect(figure(text, "database_up")).toBe(1);
    expect(figure(text, "collection_lag_seconds")).toBeNull();
    expect(figure(text, "jobs_heartbeat_age_seconds")).toBeNull();
    expect(figure(text, "collection_open_batches")).toBe(0);
    expect(figure(text, "platform_paused", { platform: "tiktok" })).toBe(0);
    expect(text).toMatch(/^process_resident_memory_bytes \d/m);
    expect(text).toMatch(/^nodejs_eventloop_lag_seconds /m);
  });

  it("match the current state of the database", async () => {
    const batch = {
      platform: "youtube" as const,
      chunk: 0,
      firstVideoId: 1,
      lastVideoId: 2,
      attempts: 0,
      createdAt: NOW,
    };
    await ctx.db.insert(batches).values([
      { ...batch, slotAt: ago(900), status: "open" },
      { ...batch, slotAt: ago(300), status: "open" },
      { ...batch, slotAt: ago(9_000), status: "done" },
    ]);
    await ctx.db.insert(collectionClock).values({ id: 1, claimedThrough: ago(61) });
    await ctx.db.insert(executorHeartbeat).values({ id: 1, processId: 1, startedAt: ago(90), beatAt: ago(7) });
    await ctx.db.insert(platformCalls).values([
      { platform: "tiktok", hour: ago(7_200), outcome: "ok", calls: 40 },
      { platform: "tiktok", hour: ago(0), outcome: "ok", calls: 2 },
      { platform: "tiktok", hour: ago(0), outcome: "transient", calls: 3 },
    ]);
    await ctx.db.insert(platformDroppedFields).values([
      { platform: "tiktok", hour: ago(7_200), field: "collect_count", times: 5 },
      { platform: "tiktok", hour: ago(0), field: "collect_count", times: 2 },
    ]);
    await ctx.db.insert(platformQuotas).values([
      { platform: "youtube", bucket: "units", windowEndsAt: ago(-60), used: 9_990, limit: 10_000 },
      {
        platform: "twitter",
        bucket: "posts",
        windowEndsAt: ago(60),
        used: 99,
        limit: 100,
        blockedUntil: ago(-5),
        blockedAs: "quota",
      },
      { platform: "tiktok", bucket: "calls", windowEndsAt: ago(-60), used: 5, limit: null },
    ]);
    await ctx.db.insert(upstreamUsage).values([
      { source: "x-api-v2", day: "2026-03-09", kind: "post", units: 3, amount: 15_000n },
      { source: "x-api-v2", day: "2026-03-10", kind: "user", units: 1, amount: 10_000n },
      { source: "youtube-data-api-v3", day: "2026-03-10", kind: "call", units: 9, amount: 0n },
    ]);
    await ctx.db.insert(platformPauses).values({ platform: "instagram", pausedAt: NOW, pausedBy: 0, reason: "Broken" });
    const run = { functionId: "clipscope-collection-sweep", event: {}, attempt: 0, startedAt: NOW };
    await ctx.db.insert(executorRuns).values([
      { ...run, id: crypto.randomUUID(), status: "completed", queuedAt: ago(1_200), finishedAt: ago(1_190) },
      { ...run, id: crypto.randomUUID(), status: "failed", queuedAt: ago(600), finishedAt: ago(590) },
    ]);
    const text = await read();
    expect(figure(text, "collection_open_batches")).toBe(2);
    expect(figure(text, "collection_oldest_open_batch_seconds")).toBe(900);
    expect(figure(text, "collection_lag_seconds")).toBe(61);
    expect(figure(text, "jobs_heartbeat_age_seconds")).toBe(7);
    expect(figure(text, "upstream_calls_total", { platform: "tiktok", outcome: "ok" })).toBe(42);
    expect(figure(text, "upstream_calls_total", { platform: "tiktok", outcome: "transient" })).toBe(3);
    expect(figure(text, "upstream_dropped_fields_total", { platform: "tiktok", field: "collect_count" })).toBe(7);
    expect(figure(text, "upstream_spend_dollars_total", { source: "x-api-v2" })).toBe(0.025);
    expect(figure(text, "upstream_spend_dollars_total", { source: "youtube-data-api-v3" })).toBe(0);
    expect(figure(text, "platform_quota_left", { platform: "youtube", bucket: "units" })).toBe(10);
    expect(figure(text, "platform_quota_left", { platform: "twitter", bucket: "posts" })).toBe(100);
    expect(figure(text, "platform_quota_left", { platform: "tiktok", bucket: "calls" })).toBeNull();
    expect(figure(text, "platform_blocked", { platform: "twitter", bucket: "posts" })).toBe(1);
    expect(figure(text, "platform_paused", { platform: "instagram" })).toBe(1);
    expect(figure(text, "job_failing", { job: "collection-sweep" })).toBe(1);
    expect(figure(text, "job_failing", { job: "webhook-deliver" })).toBeNull();
    expect(figure(text, "job_last_success_timestamp_seconds", { job: "collection-sweep" })).toBe(
      ago(1_190).getTime() / 1000,
    );
  });

  it("count snapshots and trackings, and name no organization, key or amount", async () => {
    const before = await read();
    const organization = await createTestOrganization(ctx, { name: "Secretive Ltd" });
    const { key } = await createKey(organization, {
      name: "Hidden key",
      roles: ["videos:read"],
      expires_in_days: null,
    });
    const link = canonicalVideoUrl("youtube", mintId("youtube", ago(3_600), "metrics"));
    await trackVideo(organization, { video_link: link, duration_days: 1 });
    const text = await read();
    const more = (name: string, labels = {}) => (figure(text, name, labels) ?? 0) - (figure(before, name, labels) ?? 0);
    expect(more("snapshots_stored_total")).toBe(1);
    expect(more("trackings", { status: "monitoring" })).toBe(1);
    expect(more("upstream_calls_total", { platform: "youtube", outcome: "ok" })).toBe(1);
    for (const secret of ["Secretive", organization.organization.publicId, "Hidden", key, "usd", "balance"])
      expect(text.toLowerCase()).not.toContain(secret.toLowerCase());
  });

  it("are counted once for concurrent scrapes", async () => {
    await ctx.db.insert(platformCalls).values({ platform: "tiktok", hour: ago(0), outcome: "ok", calls: 7 });
    for (const text of await Promise.all([read(), read()]))
      expect(figure(text, "upstream_calls_total", { platform: "tiktok", outcome: "ok" })).toBe(7);
  });

  it("count answered calls by operation and class, with their duration", async () => {
    observeRequest("testOperation", 204, 20);
    observeRequest("testOperation", 503, 400);
    const text = await read();
    expect(figure(text, "http_requests_total", { operation: "testOperation", status: "2xx" })).toBe(1);
    expect(figure(text, "http_requests_total", { operation: "testOperation", status: "5xx" })).toBe(1);
    expect(figure(text, "http_request_duration_seconds_count", { operation: "testOperation" })).toBe(2);
    expect(figure(text, "http_request_duration_seconds_bucket", { le: "0.025", operation: "testOperation" })).toBe(1);
  });

  it("omit only the database metrics while the database is down", async () => {
    const gone = openDatabase("postgres://nobody@127.0.0.1:9/none", 1);
    const text = await read({ db: gone.db, now: () => NOW });
    expect(figure(text, "database_up")).toBe(0);
    expect(figure(text, "collection_open_batches")).toBeNull();
    expect(text).toMatch(/^process_resident_memory_bytes \d/m);
    await gone.close();
  });

  it("are refreshed at most every five seconds, and change nothing", async () => {
    const first = await scrape(ctx);
    await ctx.db.insert(collectionClock).values({ id: 1, claimedThrough: ago(5) });
    expect(await scrape(ctx)).toBe(first);
    await expect(
      ctx.db.transaction((tx) => tx.execute(sql`delete from collection_clock`), { accessMode: "read only" }),
    ).rejects.toMatchObject({ cause: { message: expect.stringContaining("read-only") } });
  });
});

describe("access", () => {
  const token = "a-token-of-some-length";
  const ask = (headers: Record<string, string>, given: string | undefined = token, method = "GET") =>
    answerMetrics(new Request("http://localhost/metrics", { method, headers }), { ctx, token: given });

  it("is allowed from this machine, or with the token", async () => {
    for (const [name, value] of [
      [LOCAL_HEADER, "1"],
      ["authorization", `Bearer ${token}`],
    ] as const) {
      const response = await ask({ [name]: value });
      expect(response.status).toBe(200);
      expect(response.headers.get("content-type")).toContain("text/plain; version=0.0.4");
      expect(await response.text()).toContain("clipscope_database_up");
    }
  });

  it.each([
    [{}, token],
    [{ authorization: "Bearer another" }, token],
    [{ authorization: `Bearer ${token}x` }, token],
    [{ authorization: `Basic ${token}` }, token],
    [{ authorization: "Bearer " }, token],
    [{ authorization: "Bearer undefined" }, undefined],
  ])("is denied to others: %j", async (headers, given) => {
    const response = await ask(headers as Record<string, string>, given);
    expect([response.status, await response.text()]).toEqual([404, "Not found\n"]);
  });

  it("is by GET only", async () => {
    expect((await ask({ [LOCAL_HEADER]: "1" }, token, "POST")).status).toBe(404);
  });
});
