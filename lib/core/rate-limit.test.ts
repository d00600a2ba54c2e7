import { randomUUID } from "node:crypto";
import { describe, expect, test, vi } from "vitest";
import { database } from "@/db/client";
import { memoryLimiter, postgresLimiter, rateHeaders } from "@/lib/core/rate-limit";

const now = () => Math.floor(Date.now() / 1000);

describe.each([
  ["memory", (name: string) => memoryLimiter(name)],
  ["PostgreSQL", (name: string) => postgresLimiter(name, database().sql)],
])("counting in %s", (_, make) => {
  test("exactly the limit passes, also in parallel, and subjects are counted separately", async () => {
    const limiter = make(randomUUID());
    const results = await Promise.all(Array.from({ length: 12 }, () => limiter.consume("a", 10)));
    expect(results.filter(({ exceeded }) => exceeded)).toHaveLength(2);
    expect(Math.min(...results.map(({ remaining }) => remaining))).toBe(0);
    expect(await limiter.consume("b", 10)).toMatchObject({ remaining: 9, exceeded: false, limit: 10 });
    expect(await limiter.consume("a", 100)).toMatchObject({ remaining: 87, exceeded: false });
  });

  test("the window ends within a minute", async () => {
    const { "X-RateLimit-Reset": reset, ...rest } = rateHeaders(await make(randomUUID()).consume("a", 60));
    expect(rest).toEqual({ "X-RateLimit-Limit": "60", "X-RateLimit-Remaining": "59" });
    expect(Number(reset)).toBeGreaterThan(now() + 55);
    expect(Number(reset)).toBeLessThanOrEqual(now() + 61);
  });
});

test("several processes share one count in PostgreSQL", async () => {
  const name = randomUUID();
  await postgresLimiter(name, database().sql).consume("a", 10);
  expect((await postgresLimiter(name, database().sql).consume("a", 10)).remaining).toBe(8);
});

test("while PostgreSQL fails, the process counts by itself", async () => {
  const broken = { unsafe: () => Promise.reject(new Error("down")) };
  const limiter = postgresLimiter(randomUUID(), broken);
  await vi.waitFor(async () => expect((await limiter.consume("a", 1)).exceeded).toBe(true));
});

test("a new window starts with the full limit", async () => {
  vi.useFakeTimers();
  try {
    const limiter = memoryLimiter(randomUUID());
    await limiter.consume("a", 1);
    expect((await limiter.consume("a", 1)).exceeded).toBe(true);
    await vi.advanceTimersByTimeAsync(60_001);
    expect((await limiter.consume("a", 1)).exceeded).toBe(false);
  } finally {
    vi.useRealTimers();
  }
});
