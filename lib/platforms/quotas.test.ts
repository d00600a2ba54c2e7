import { setTimeout as sleep } from "node:timers/promises";
import { beforeEach, expect, test } from "vitest";
import { platformPauses, platformQuotas } from "@/db/schema";
import type { Bucket } from "@/lib/platforms/connector";
import { blockBucket, recordAllowance, returnUnits } from "@/lib/platforms/quotas";
import { Reservation } from "@/lib/platforms/reservation";
import { type PricedSource, reserveUnits } from "@/lib/platforms/reserve-units";
import type { Failure } from "@/lib/platforms/schemas";
import { tiktokScraper7 } from "@/lib/platforms/sources/tiktok-scraper7";
import { xApi } from "@/lib/platforms/sources/x-api";
import { youtubeDataApi } from "@/lib/platforms/sources/youtube-data-api";
import { Spending } from "@/lib/platforms/spending";
import { testContext } from "@/test/context";

const NOW = new Date("2026-03-10T12:00:00Z");
const WINDOW_END = new Date("2026-03-10T13:00:00Z");
const ctx = testContext(NOW);
const bucket: Bucket = {
  name: "test",
  limit: 10,
  windowEnd: (now) => new Date((Math.floor(now.getTime() / 3_600_000) + 1) * 3_600_000),
  exhausted: "quota",
};
/** Returns null if the call may be made, like `Reservation.take`. */
async function reserveCall(source: PricedSource, of: Bucket): Promise<Failure | null> {
  const { stopped, exhausted } = await reserveUnits(ctx, source, of, { units: 1 });
  return stopped ?? exhausted;
}
const reserve = () => reserveCall(youtubeDataApi, bucket);
const newRun = (source: PricedSource, of: Bucket) =>
  new Reservation(ctx, new Spending(source, ctx.now(), "snapshots"), of, 1);
/** Returns null if the call may be made. */
async function take(run: Reservation): Promise<Failure | null> {
  const taken = await run.take({ subjects: [] });
  return typeof taken === "bigint" ? null : taken;
}
const row = async () => (await ctx.db.select().from(platformQuotas))[0];

beforeEach(async () => {
  ctx.clock.set(NOW);
  await ctx.db.delete(platformQuotas);
});

test("concurrent calls never exceed the quota", async () => {
  const answers = await Promise.all(Array.from({ length: 25 }, reserve));
  expect(answers.filter((answer) => answer === null)).toHaveLength(10);
  expect(answers.filter((answer) => answer !== null)).toEqual(Array(15).fill({ kind: "quota", until: WINDOW_END }));
  expect((await row())?.used).toBe(10);
});

test("the next window starts at zero", async () => {
  for (let call = 0; call < 10; call++) expect(await reserve()).toBeNull();
  expect(await reserve()).toEqual({ kind: "quota", until: WINDOW_END });
  ctx.clock.set(WINDOW_END);
  expect(await reserve()).toBeNull();
  expect(await row()).toMatchObject({ used: 1, windowEndsAt: new Date("2026-03-10T14:00:00Z") });
});

test("a blocked bucket refuses until its reset, and an earlier reset does not shorten it", async () => {
  const until = new Date("2026-03-10T12:30:00Z");
  await blockBucket(ctx, "youtube", bucket, { kind: "rate_limited", until });
  await blockBucket(ctx, "youtube", bucket, { kind: "quota", until: new Date("2026-03-10T12:10:00Z") });
  expect(await reserve()).toEqual({ kind: "rate_limited", until });
  expect((await row())?.used).toBe(0);
  ctx.clock.set(until);
  expect(await reserve()).toBeNull();
});

test("platforms have separate buckets", async () => {
  await blockBucket(ctx, "youtube", bucket, { kind: "quota", until: WINDOW_END });
  expect(await reserveCall(xApi, bucket)).toBeNull();
});

test("a bucket without a limit counts, and takes its limit from the platform until the window ends", async () => {
  const unlimited = { ...bucket, limit: null };
  const take = () => reserveCall(tiktokScraper7, unlimited);
  for (let call = 0; call < 12; call++) expect(await take()).toBeNull();
  const resetAt = new Date("2026-03-20T00:00:00Z");
  await recordAllowance(ctx, "tiktok", unlimited, { limit: 100, remaining: 1, resetAt });
  expect(await take()).toBeNull();
  expect(await take()).toEqual({ kind: "quota", until: resetAt });
  ctx.clock.set(resetAt);
  expect(await take()).toBeNull();
  expect(await row()).toMatchObject({ used: 1, limit: null });
});

test("runs beside each other share what there is, unit by unit", async () => {
  const lots = await Promise.all(
    Array.from({ length: 8 }, () => reserveUnits(ctx, youtubeDataApi, bucket, { units: 3 })),
  );
  expect(lots.map(({ granted }) => granted).sort()).toEqual([0, 0, 0, 0, 1, 3, 3, 3]);
  expect(lots.filter(({ exhausted }) => exhausted === null)).toHaveLength(3);
  expect((await row())?.used).toBe(10);
});

test("work that can wait leaves the rest of a bucket to others", async () => {
  const half = { units: 8, share: 0.5 };
  expect(await reserveUnits(ctx, youtubeDataApi, bucket, half)).toMatchObject({ granted: 5 });
  expect(await reserveUnits(ctx, youtubeDataApi, bucket, half)).toMatchObject({ granted: 0 });
  expect(await reserveUnits(ctx, youtubeDataApi, bucket, { units: 8 })).toMatchObject({ granted: 5 });
});

test("unused units come back, but never to the next window", async () => {
  const { windowEndsAt } = await reserveUnits(ctx, youtubeDataApi, bucket, { units: 8 });
  await returnUnits(ctx, "youtube", bucket, { units: 6, windowEndsAt });
  expect((await row())?.used).toBe(2);
  ctx.clock.set(WINDOW_END);
  await reserveUnits(ctx, youtubeDataApi, bucket, { units: 4 });
  await returnUnits(ctx, "youtube", bucket, { units: 2, windowEndsAt });
  expect((await row())?.used).toBe(4);
});

test("a run reserves its calls together, and extra ones a tenth at a time; a crashed run's units are used", async () => {
  const large = { ...bucket, limit: 100 };
  const crashed = newRun(youtubeDataApi, large);
  crashed.plan(30, []);
  expect(await take(crashed)).toBeNull();
  expect((await row())?.used).toBe(30);
  const run = newRun(youtubeDataApi, large);
  run.plan(40, []);
  const taken = await Promise.all(Array.from({ length: 41 }, () => take(run)));
  expect(taken).toEqual(Array(41).fill(null));
  expect((await row())?.used).toBe(74);
  await run.release();
  expect((await row())?.used).toBe(71);
  await run.release();
  expect((await row())?.used).toBe(71);
});

test("a run that gets fewer units than it needs makes exactly those calls", async () => {
  const run = newRun(youtubeDataApi, bucket);
  run.plan(25, []);
  const taken = await Promise.all(Array.from({ length: 25 }, () => take(run)));
  expect(taken.filter((answer) => answer === null)).toHaveLength(10);
  expect(taken.filter((answer) => answer !== null)).toEqual(Array(15).fill({ kind: "quota", until: WINDOW_END }));
});

test("a pause and a block stop a run that has units left", async () => {
  const run = newRun(youtubeDataApi, bucket);
  run.plan(5, []);
  expect(await take(run)).toBeNull();
  await ctx.db
    .insert(platformPauses)
    .values({ platform: "youtube", pausedAt: NOW, pausedBy: 0, reason: "It misbehaves" });
  await sleep(1_100);
  expect(await take(run)).toEqual({ kind: "platform_paused" });
  await ctx.db.delete(platformPauses);
  const until = new Date("2026-03-10T12:30:00Z");
  await blockBucket(ctx, "youtube", bucket, { kind: "rate_limited", until });
  run.expire();
  expect(await take(run)).toEqual({ kind: "rate_limited", until });
  await run.release();
  expect((await row())?.used).toBe(1);
});

test("what the platform reports only raises the count within a window, and begins the next one", async () => {
  const learned = { ...bucket, limit: null };
  const resetAt = new Date("2026-03-20T00:00:00Z");
  await recordAllowance(ctx, "tiktok", learned, { limit: 100, remaining: 50, resetAt });
  const run = newRun(tiktokScraper7, learned);
  run.plan(20, []);
  expect(await take(run)).toBeNull();
  // Another run's response from before these calls must not give their units to others.
  await recordAllowance(ctx, "tiktok", learned, {
    limit: 100,
    remaining: 48,
    resetAt: new Date(resetAt.getTime() + 900),
  });
  expect((await row())?.used).toBe(70);
  run.recordUnanswered();
  await run.release();
  expect((await row())?.used).toBe(50);
  await recordAllowance(ctx, "tiktok", learned, {
    limit: 100,
    remaining: 99,
    resetAt: new Date("2026-04-20T00:00:00Z"),
  });
  expect(await row()).toMatchObject({ used: 1, limit: 100 });
});
