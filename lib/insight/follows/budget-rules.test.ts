import { describe, expect, it, test } from "vitest";
import { budgetRefusal, countersAt, quoteBackPosts } from "@/lib/insight/follows/budget-rules";
import { LOOKUP_POSTS, lookupCost, lookupHours, retryLookupAt } from "@/lib/insight/follows/lookup-rules";

const kept = { month: "2026-03-01", monthCommitted: 7_000_000n, day: "2026-03-10", dayStarted: 3 };

test("counters begin again with the UTC day and month", () => {
  expect(countersAt(kept, new Date("2026-03-10T23:59:59.999Z"))).toEqual(kept);
  expect(countersAt(kept, new Date("2026-03-11T00:00:00Z"))).toEqual({ ...kept, day: "2026-03-11", dayStarted: 0 });
  expect(countersAt(kept, new Date("2026-04-01T00:00:00Z"))).toEqual({
    month: "2026-04-01",
    monthCommitted: 0n,
    day: "2026-04-01",
    dayStarted: 0,
  });
});

describe("a budget", () => {
  it.each([
    ["neither limit", null, null, null],
    ["a day with room", 4, null, null],
    ["a full day", 3, null, "daily_limit"],
    ["a ceiling that covers it to the cent", null, 9_520_000n, null],
    ["a ceiling a micro-dollar short", null, 9_519_999n, "ceiling"],
    ["a full day and a ceiling that is reached", 3, 0n, "daily_limit"],
  ] as const)("with %s", (_, maxPerDay, monthlyCeiling, expected) =>
    expect(budgetRefusal({ maxPerDay, monthlyCeiling }, kept, 2_520_000n)).toBe(expected),
  );
});

describe("the price of posts from before the follow", () => {
  const terms = { backPosts: 200, daysPerPost: 7, maxPerDay: null, monthlyCeiling: null };
  it.each([
    ["all of them", {}, { posts: 200, cost: 504_000_000n }],
    ["as many as a day allows", { maxPerDay: 5 }, { posts: 5, cost: 12_600_000n }],
    ["as many as the ceiling covers", { monthlyCeiling: 10_000_000n }, { posts: 3, cost: 7_560_000n }],
    ["none", { backPosts: 0 }, { posts: 0, cost: 0n }],
  ])("covers %s", (_, change, expected) => expect(quoteBackPosts({ ...terms, ...change }, 15_000n)).toEqual(expected));

  it("is 0 where snapshots are free", () =>
    expect(quoteBackPosts({ ...terms, monthlyCeiling: 0n }, 0n)).toEqual({ posts: 200, cost: 0n }));
});

describe("lookups", () => {
  it("are hourly where a call is cheap and every six hours on X", () => {
    const x = lookupCost(
      "twitter",
      new Map([
        ["call", 0n],
        ["post", 5_000n],
      ]),
    );
    expect(x).toBe(BigInt(LOOKUP_POSTS.twitter) * 5_000n);
    expect(lookupHours(x)).toBe(6);
    expect(lookupHours(lookupCost("tiktok", new Map([["call", 0n]])))).toBe(1);
    expect(lookupHours(lookupCost("tiktok", new Map([["call", 5_000n]])))).toBe(3);
    expect(lookupHours(lookupCost("tiktok", new Map([["call", 10_001n]])))).toBe(6);
  });

  const now = new Date("2026-03-10T12:00:00Z");
  const minutesAfter = (at: Date) => (at.getTime() - now.getTime()) / 60_000;
  it.each([
    [{ kind: "unavailable" }, 1, 1440],
    [{ kind: "private" }, 1, 1440],
    [{ kind: "transient" }, 1, 5],
    [{ kind: "transient" }, 3, 20],
    [{ kind: "invalid_response" }, 50, 1440],
    [{ kind: "quota", until: new Date("2026-03-10T14:00:00Z") }, 1, 120],
    [{ kind: "ceiling", until: new Date("2026-04-01T00:00:00Z") }, 1, 1440],
    [{ kind: "rate_limited", until: now }, 1, 1],
  ] as const)("that fail with %j wait", (failure, failures, minutes) =>
    expect(minutesAfter(retryLookupAt(failure, failures, now))).toBe(minutes),
  );
});
