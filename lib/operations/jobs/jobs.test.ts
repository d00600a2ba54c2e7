import { randomUUID } from "node:crypto";
import { desc, eq } from "drizzle-orm";
import { beforeEach, describe, expect, it } from "vitest";
import {
  auditEntries,
  batches,
  collectionClock,
  executorHeartbeat,
  executorRequests,
  executorRuns,
  outbox,
  platformCalls,
  platformDroppedFields,
  platformPauses,
  platformQuotas,
  webhookAttempts,
  webhookDeliveries,
  webhookEndpoints,
} from "@/db/schema";
import { AppError } from "@/lib/core/errors";
import { newPublicId } from "@/lib/core/public-id";
import { getJobsOverview } from "@/lib/operations/jobs/overview";
import { pruneRecords } from "@/lib/operations/jobs/prune-records";
import { JOBS } from "@/lib/operations/jobs/rules";
import { runJobNow } from "@/lib/operations/jobs/run-now";
import { JobsOverview } from "@/lib/operations/jobs/schemas";
import { pruneOutdated } from "@/lib/operations/retention/prune";
import { canonicalVideoUrl } from "@/lib/platforms/rules";
import { claimDue } from "@/lib/tracking/collection/claim";
import { collectBatch } from "@/lib/tracking/collection/collect";
import { sweepBatches } from "@/lib/tracking/collection/sweep";
import { dueAt } from "@/lib/tracking/trackings/schedule-rules";
import { mintId } from "@/sandbox/ids";
import { createTestOrganization, testContext } from "@/test/context";
import { createMember } from "@/test/members";
import { clearFaults, injectFault } from "@/test/sandbox";
import { trackVideo } from "@/test/track";

const NOW = new Date("2026-03-10T12:00:30Z");
const ctx = testContext(NOW);
const ago = (seconds: number) => new Date(NOW.getTime() - seconds * 1000);
const HOUR = 3_600;
const DAY = 24 * HOUR;
let admin: Awaited<ReturnType<typeof createMember>>;

const refusal = (promise: Promise<unknown>) =>
  promise.then(
    () => "done",
    (error: unknown) => (error instanceof AppError ? error.refusal : String(error)),
  );
const overview = async () => JobsOverview.parse(await getJobsOverview(admin.ctx));
const job = async (id: string) => (await overview()).jobs.find((row) => row.id === id);

type Run = typeof executorRuns.$inferInsert;
const insertRun = (over: Partial<Run> & Pick<Run, "queuedAt" | "status">) =>
  ctx.db.insert(executorRuns).values({
    id: randomUUID(),
    functionId: "clipscope-collection-sweep",
    event: {},
    attempt: 0,
    startedAt: over.queuedAt,
    ...over,
  });

beforeEach(async () => {
  ctx.clock.set(NOW);
  const tables = [batches, collectionClock, executorHeartbeat, executorRequests, executorRuns];
  for (const table of [...tables, platformCalls, platformPauses, platformQuotas]) await ctx.db.delete(table);
  admin = await createMember(ctx, { isAdmin: true, role: "viewer" });
});

describe("overview", () => {
  it("lists every job, even before the first run", async () => {
    const { jobs, runner, collection, upstream } = await overview();
    expect(jobs.map(({ id }) => id)).toEqual(JOBS.map(({ id }) => id));
    expect(new Set(jobs.map(({ status }) => status))).toEqual(new Set(["never"]));
    expect(runner).toMatchObject({ kind: "embedded", status: "dead", beat_at: null });
    expect(collection).toMatchObject({ status: "not_started", lag_seconds: null, open_batches: 0, failures: [] });
    expect(collection.hours).toHaveLength(24);
    expect(collection.hours.at(-1)?.hour).toBe("2026-03-10T12:00:00.000Z");
    expect(upstream.map(({ pause, calls, quotas }) => [pause, calls, quotas])).toEqual(Array(4).fill([null, [], []]));
  });

  it("shows each job's last run, last success, next run and daily run count", async () => {
    await insertRun({ status: "completed", queuedAt: ago(25 * HOUR), finishedAt: ago(25 * HOUR) });
    await insertRun({ status: "failed", queuedAt: ago(1_900), finishedAt: ago(1_890), error: { message: "No" } });
    await insertRun({ status: "completed", queuedAt: ago(630), finishedAt: ago(628.5) });
    await insertRun({ status: "running", queuedAt: ago(30) });
    expect(await job("collection-sweep")).toEqual({
      id: "collection-sweep",
      name: "Sweep batches",
      purpose: expect.any(String),
      schedule: "every 10 minutes",
      is_scheduled: true,
      status: "running",
      last_run_at: ago(30).toISOString(),
      last_duration_ms: 1_500,
      last_success_at: ago(628.5).toISOString(),
      next_run_at: "2026-03-10T12:10:00.000Z",
      runs: 3,
      failures: 1,
      failing_since: null,
      last_error: null,
      is_asked: false,
    });
    expect(await job("collection-batch")).toMatchObject({ is_scheduled: false, next_run_at: null, status: "never" });
  });

  it("shows since when a job fails and why, without sensitive data", async () => {
    await insertRun({ status: "completed", queuedAt: ago(3_000), finishedAt: ago(3_000) });
    const error = { name: "Error", message: "postgres://ada:hunter2@db/x is away", stack: "at /srv/app/secret.ts" };
    await insertRun({ status: "failed", queuedAt: ago(1_200), finishedAt: ago(1_190), error: { message: "First" } });
    await insertRun({ status: "failed", queuedAt: ago(600), finishedAt: ago(590), error });
    const told = await job("collection-sweep");
    expect(told).toMatchObject({ status: "failing", failures: 2, failing_since: ago(1_190).toISOString() });
    expect(told?.last_error).toBe("(address) is away");
    expect(JSON.stringify(await overview())).not.toMatch(/hunter2|secret\.ts/);
  });

  it("counts due and stored snapshots per hour, across all runs of a batch", async () => {
    const organization = await createTestOrganization(ctx, { plan: "pro" });
    const track = async (seed: string) => {
      const externalId = mintId("instagram", ago(HOUR), `jobs:${seed}`);
      await trackVideo(organization, { video_link: canonicalVideoUrl("instagram", externalId), duration_days: 1 });
      return externalId;
    };
    const [good, bad] = [await track("a"), await track("b")];
    await injectFault({ platform: "instagram", fault: "html_body", ids: [bad] });
    // Each video has its own minute: after an hour both were due once.
    const later = new Date(NOW.getTime() + HOUR * 1000);
    ctx.clock.set(later);
    for (const { id } of await claimDue(ctx)) await collectBatch(ctx, id);
    const sums = async () => {
      const { hours } = (await overview()).collection;
      const sum = (pick: (hour: (typeof hours)[number]) => number) => hours.reduce((a, hour) => a + pick(hour), 0);
      return { due: sum(({ due }) => due), stored: sum(({ stored }) => stored), failed: sum(({ failed }) => failed) };
    };
    expect(good).not.toBe(bad);
    expect(await sums()).toEqual({ due: 2, stored: 1, failed: 1 });
    expect((await overview()).collection.failures).toEqual([
      { platform: "instagram", outcome: "invalid_response", count: 1 },
    ]);
    await clearFaults();
    await ctx.db.update(batches).set({ createdAt: ago(600) });
    for (const { id } of await sweepBatches(ctx)) await collectBatch(ctx, id);
    expect(await sums()).toEqual({ due: 2, stored: 2, failed: 0 });
    expect(dueAt({ startedAt: NOW, slot: 0 }, 1).getTime()).toBeGreaterThan(NOW.getTime());
  });

  it("shows lag, open batches and batches whose hour passed before they ran", async () => {
    const batch = {
      platform: "youtube" as const,
      chunk: 0,
      firstVideoId: 1,
      lastVideoId: 2,
      attempts: 0,
      createdAt: NOW,
    };
    await ctx.db.insert(collectionClock).values({ id: 1, claimedThrough: ago(700) });
    await ctx.db.insert(executorHeartbeat).values({ id: 1, processId: 1, startedAt: ago(DAY), beatAt: ago(5) });
    await ctx.db.insert(batches).values([
      { ...batch, slotAt: ago(900), status: "open" },
      { ...batch, slotAt: ago(2 * HOUR), status: "expired", finishedAt: NOW },
      { ...batch, slotAt: ago(26 * HOUR), status: "expired", finishedAt: NOW },
    ]);
    const { runner, collection } = await overview();
    expect(runner).toMatchObject({ status: "alive", beat_at: ago(5).toISOString() });
    expect(collection).toMatchObject({
      status: "lagging",
      lag_seconds: 700,
      open_batches: 1,
      oldest_open_at: ago(900).toISOString(),
    });
    expect(collection.hours.map((hour) => hour.unrun_batches).filter(Boolean)).toEqual([1]);
  });

  it("shows calls, quotas and pauses of each platform", async () => {
    await ctx.db.insert(platformCalls).values([
      { platform: "tiktok", hour: ago(HOUR), outcome: "ok", calls: 40 },
      { platform: "tiktok", hour: ago(2 * HOUR), outcome: "transient", calls: 3 },
      { platform: "tiktok", hour: ago(3 * HOUR), outcome: "ok", calls: 2 },
      { platform: "tiktok", hour: ago(25 * HOUR), outcome: "ok", calls: 99 },
    ]);
    await ctx.db.insert(platformQuotas).values([
      { platform: "youtube", bucket: "units", windowEndsAt: ago(-60), used: 9_990, limit: 10_000 },
      { platform: "youtube", bucket: "old", windowEndsAt: ago(60), used: 50, limit: 100 },
      {
        ...{ platform: "twitter", bucket: "posts", windowEndsAt: ago(-60), used: 1, limit: null },
        ...{ blockedUntil: ago(-30), blockedAs: "rate_limited" },
      },
    ]);
    const pausedBy = admin.userId;
    await ctx.db.insert(platformPauses).values({ platform: "instagram", pausedAt: ago(90), pausedBy, reason: "Odd" });
    await ctx.db.insert(platformDroppedFields).values([
      { platform: "tiktok", hour: ago(HOUR), field: "author", times: 3 },
      { platform: "tiktok", hour: ago(2 * HOUR), field: "collect_count", times: 40 },
      { platform: "tiktok", hour: ago(3 * HOUR), field: "author", times: 4 },
      { platform: "tiktok", hour: ago(25 * HOUR), field: "title", times: 9 },
    ]);
    const { upstream } = await overview();
    const of = (platform: string) => upstream.find((row) => row.platform === platform);
    expect(of("tiktok")?.calls).toEqual([
      { outcome: "ok", count: 42 },
      { outcome: "transient", count: 3 },
    ]);
    expect(of("tiktok")?.dropped_fields).toEqual([
      { field: "collect_count", count: 40 },
      { field: "author", count: 7 },
    ]);
    expect(of("youtube")?.dropped_fields).toEqual([]);
    const fresh = { blocked_until: null, blocked_as: null };
    expect(of("youtube")?.quotas).toEqual([
      { ...fresh, bucket: "old", used: 0, limit: 100, left: 100, resets_at: null },
      { ...fresh, bucket: "units", used: 9_990, limit: 10_000, left: 10, resets_at: ago(-60).toISOString() },
    ]);
    expect(of("twitter")?.quotas).toMatchObject([
      { left: null, blocked_until: ago(-30).toISOString(), blocked_as: "rate_limited" },
    ]);
    expect(of("instagram")?.pause).toEqual({ at: ago(90).toISOString(), by: admin.email, reason: "Odd" });
  });
});

describe("manual run", () => {
  const asked = () => ctx.db.select().from(executorRequests);
  const acts = () =>
    ctx.db.select().from(auditEntries).where(eq(auditEntries.actorId, admin.userId)).orderBy(desc(auditEntries.id));
  const ask = (id = "collection-sweep") => runJobNow(admin.ctx, { id });

  it("is requested and audited once, even with repeated or concurrent requests", async () => {
    const answers = await Promise.all([ask(), ask(), ask()]);
    expect(answers.filter(({ is_new }) => is_new)).toHaveLength(1);
    expect(await asked()).toMatchObject([{ functionId: "clipscope-collection-sweep", requestedAt: NOW }]);
    expect(await acts()).toMatchObject([{ action: "admin.job_run", subject: "Sweep batches", organizationId: null }]);
    expect((await job("collection-sweep"))?.is_asked).toBe(true);
  });

  it("is not requested while the job runs, or right after a request", async () => {
    await insertRun({ status: "running", queuedAt: ago(900) });
    expect(await ask()).toEqual({ is_new: false });
    await ctx.db.delete(executorRuns);
    await insertRun({ status: "completed", queuedAt: ago(2), finishedAt: ago(1), event: { id: "asked:x" } });
    expect(await ask()).toEqual({ is_new: false });
    expect([await asked(), await acts()]).toEqual([[], []]);
    ctx.clock.advance(5_000);
    expect(await ask()).toEqual({ is_new: true });
  });

  it("is rejected for unscheduled or unknown jobs, and for non-admins", async () => {
    const unknown = { code: "not_found", message: "Job not found" };
    expect(await refusal(ask("collection-batch"))).toEqual(unknown);
    expect(await refusal(ask("no-such-job"))).toEqual(unknown);
    const owner = await createMember(ctx);
    const nothing = { code: "not_found", message: "Not found" };
    expect(await refusal(runJobNow(owner.ctx, { id: "collection-sweep" }))).toEqual(nothing);
    expect(await refusal(getJobsOverview(owner.ctx))).toEqual(nothing);
    expect(await asked()).toEqual([]);
  });
});

describe("old records", () => {
  it("are deleted when finished: mails and deliveries after 30 days, batches after 90", async () => {
    const { organization } = await createTestOrganization(ctx);
    const organizationId = organization.id;
    await ctx.db.delete(outbox);
    const [endpoint] = await ctx.db
      .insert(webhookEndpoints)
      .values({
        ...{ publicId: newPublicId(), organizationId, url: "https://receiver.example", events: [] },
        ...{ secretEncrypted: "x", createdAt: ago(90 * DAY) },
      })
      .returning();
    const deliver = async (days: number, over: Partial<typeof webhookDeliveries.$inferInsert>) => {
      const [row] = await ctx.db
        .insert(webhookDeliveries)
        .values({
          ...{ publicId: newPublicId(), endpointId: endpoint?.id ?? 0, organizationId, eventId: "evt", type: "test" },
          ...{ payload: {}, attempts: 1, createdAt: ago(days * DAY), ...over },
        })
        .returning();
      const at = ago(days * DAY);
      await ctx.db.insert(webhookAttempts).values({ deliveryId: row?.id ?? 0, attempt: 1, at, durationMs: 5 });
      return row?.id;
    };
    const old = [31, 40, 50, 60, 70].map((days) => deliver(days, { deliveredAt: ago(days * DAY) }));
    await Promise.all([...old, deliver(31, { failedAt: ago(31 * DAY) })]);
    const kept = [
      await deliver(29, { deliveredAt: ago(29 * DAY) }),
      await deliver(45, { nextAttemptAt: ago(45 * DAY) }),
    ];
    const mail = (days: number, over: Partial<typeof outbox.$inferInsert>) => ({
      ...{ publicId: newPublicId(), kind: "mail", payload: {}, attempts: 1, nextAttemptAt: ago(days * DAY) },
      ...{ createdAt: ago(days * DAY), ...over },
    });
    await ctx.db
      .insert(outbox)
      .values([
        mail(31, { deliveredAt: NOW }),
        mail(31, { failedAt: NOW }),
        mail(31, {}),
        mail(31, { organizationId, deliveredAt: NOW }),
        mail(31, { organizationId }),
        mail(29, { deliveredAt: NOW, isKept: true }),
      ]);
    const batch = {
      platform: "youtube" as const,
      chunk: 0,
      firstVideoId: 1,
      lastVideoId: 2,
      attempts: 0,
      createdAt: NOW,
    };
    await ctx.db.insert(batches).values([
      { ...batch, slotAt: ago(91 * DAY), status: "done" },
      { ...batch, slotAt: ago(92 * DAY), status: "expired" },
      { ...batch, slotAt: ago(93 * DAY), status: "open" },
      { ...batch, slotAt: ago(89 * DAY), status: "done" },
    ]);
    // Two at a time, so that it takes several rounds.
    const outdated = () => pruneOutdated(ctx, { rowsAtOnce: 2 });
    expect(await outdated()).toMatchObject({ deliveries: 6, mails: 1 });
    expect(await outdated()).toMatchObject({ deliveries: 0, mails: 0 });
    expect(await pruneRecords(ctx, 2)).toMatchObject({ ownMails: 2, batches: 2 });
    expect(await pruneRecords(ctx, 2)).toMatchObject({ ownMails: 0, batches: 0 });
    const left = await ctx.db.select({ id: webhookDeliveries.id }).from(webhookDeliveries);
    expect(left.map(({ id }) => id).sort()).toEqual(kept.sort());
    expect(await ctx.db.$count(webhookAttempts)).toBe(2);
    expect(await ctx.db.$count(outbox)).toBe(3);
    expect((await ctx.db.select().from(batches)).map(({ status }) => status).sort()).toEqual(["done", "open"]);
  });
});
