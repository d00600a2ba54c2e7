import { beforeEach, expect, test } from "vitest";
import { platformQuotas } from "@/db/schema";
import type { Bucket } from "@/lib/platforms/connector";
import { blockBucket, recordAllowance, reserveCall } from "@/lib/platforms/quotas";
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
const reserve = () => reserveCall(ctx, "youtube", bucket);
const row = async () => (await ctx.db.select().from(platformQuotas))[0];

beforeEach(async () => {
  ctx.clock.set(NOW);
  await ctx.db.delete(platformQuotas);
});

test("calls beside each other never take more than there is", async () => {
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

test("a blocked bucket refuses until then, and an earlier word does not shorten it", async () => {
  const until = new Date("2026-03-10T12:30:00Z");
  await blockBucket(ctx, "youtube", bucket, { kind: "rate_limited", until });
  await blockBucket(ctx, "youtube", bucket, { kind: "quota", until: new Date("2026-03-10T12:10:00Z") });
  expect(await reserve()).toEqual({ kind: "rate_limited", until });
  expect((await row())?.used).toBe(0);
  ctx.clock.set(until);
  expect(await reserve()).toBeNull();
});

test("buckets of platforms are apart", async () => {
  await blockBucket(ctx, "youtube", bucket, { kind: "quota", until: WINDOW_END });
  expect(await reserveCall(ctx, "twitter", bucket)).toBeNull();
});

test("a bucket without a limit counts, and learns its limit from the platform until the window's end", async () => {
  const unlimited = { ...bucket, limit: null };
  const take = () => reserveCall(ctx, "tiktok", unlimited);
  for (let call = 0; call < 12; call++) expect(await take()).toBeNull();
  const resetAt = new Date("2026-03-20T00:00:00Z");
  await recordAllowance(ctx, "tiktok", unlimited, { limit: 100, remaining: 1, resetAt });
  expect(await take()).toBeNull();
  expect(await take()).toEqual({ kind: "quota", until: resetAt });
  ctx.clock.set(resetAt);
  expect(await take()).toBeNull();
  expect(await row()).toMatchObject({ used: 1, limit: null });
});
