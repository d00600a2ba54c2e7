import { randomUUID } from "node:crypto";
import { beforeEach, expect, it, vi } from "vitest";
import { batches, collectionClock, executorHeartbeat, executorRuns } from "@/db/schema";
import { JOBS } from "@/lib/operations/jobs/rules";
import { JobsOverview } from "@/lib/operations/jobs/schemas";
import { testContext } from "@/test/context";
import { createMember } from "@/test/members";

const NOW = new Date("2026-03-10T12:00:30Z");
const ctx = testContext(NOW);
const ago = (seconds: number) => new Date(NOW.getTime() - seconds * 1000);

/** Rows left by the executor from before the jobs moved to an Inngest server. */
beforeEach(async () => {
  for (const table of [batches, collectionClock, executorHeartbeat, executorRuns]) await ctx.db.delete(table);
  await ctx.db.insert(executorHeartbeat).values({ id: 1, processId: 1, startedAt: ago(9_000), beatAt: ago(8_000) });
  const run = { functionId: "clipscope-collection-sweep", event: {}, attempt: 0, startedAt: ago(8_100) };
  await ctx.db
    .insert(executorRuns)
    .values({ ...run, id: randomUUID(), status: "failed", queuedAt: ago(8_100), finishedAt: ago(8_090) });
  const batch = { platform: "youtube" as const, firstVideoId: 1, lastVideoId: 2, attempts: 1, createdAt: ago(900) };
  await ctx.db.insert(batches).values([
    { ...batch, chunk: 0, slotAt: ago(900), status: "open" },
    { ...batch, chunk: 1, slotAt: ago(900), status: "done", finishedAt: ago(840), outcome: { due: 2, stored: 2 } },
    { ...batch, chunk: 2, slotAt: ago(600), status: "done", finishedAt: ago(60), outcome: { due: 2, stored: 0 } },
  ]);
  await ctx.db.insert(collectionClock).values({ id: 1, claimedThrough: ago(45) });
  vi.stubEnv("INNGEST_DEV", "1");
  vi.resetModules();
});

it("the overview has no data about runs, but shows the collection from the database", async () => {
  const { getJobsOverview } = await import("@/lib/operations/jobs/overview");
  const admin = await createMember(ctx, { isAdmin: true, role: "viewer" });
  const { runner, jobs, collection } = JobsOverview.parse(await getJobsOverview(admin.ctx));
  expect(runner).toEqual({ kind: "inngest", status: "unknown", beat_at: null, started_at: null });
  expect(jobs.map(({ id }) => id)).toEqual(JOBS.map(({ id }) => id));
  for (const job of jobs)
    expect(job).toMatchObject({
      status: "unknown",
      last_run_at: null,
      last_success_at: null,
      runs: 0,
      failures: 0,
      failing_since: null,
      last_error: null,
    });
  expect(jobs.find(({ id }) => id === "collection-sweep")?.next_run_at).toBe("2026-03-10T12:10:00.000Z");
  expect(collection).toMatchObject({
    status: "ok",
    lag_seconds: 45,
    open_batches: 1,
    oldest_open_at: ago(900).toISOString(),
    last_stored_at: ago(840).toISOString(),
  });
});

it("metrics omit the heartbeat and the jobs", async () => {
  const { collect } = await import("@/lib/operations/metrics/collect");
  const { processMetrics } = await import("@/lib/operations/metrics/registry");
  const text = await collect(ctx, processMetrics());
  const figures = text.split("\n").filter((line) => !line.startsWith("#"));
  expect(figures.filter((line) => /^clipscope_(jobs_heartbeat|job_)/.test(line))).toEqual([]);
  expect(figures).toContain("clipscope_collection_lag_seconds 45");
  expect(figures).toContain("clipscope_collection_oldest_open_batch_seconds 900");
});
