import { describe, expect, it } from "vitest";
import {
  DEFAULT_PRICE_PER_SNAPSHOT,
  estimateCost,
  fromUsd,
  maxVideosOf,
  nextRenewal,
  rateLimitOf,
  runwayHours,
  snapshotsFor,
  toUsd,
} from "@/lib/billing/rules";

describe("prices", () => {
  it("are exact to the cent for every duration", () => {
    for (let days = 1; days <= 30; days++) {
      const usd = toUsd(estimateCost(days, DEFAULT_PRICE_PER_SNAPSHOT));
      expect(JSON.stringify(usd)).toBe(JSON.stringify(Number((days * 0.36).toFixed(2))));
    }
    expect(JSON.stringify(toUsd(estimateCost(10, DEFAULT_PRICE_PER_SNAPSHOT)))).toBe("3.6");
    expect(toUsd(estimateCost(7, DEFAULT_PRICE_PER_SNAPSHOT))).toBe(2.52);
  });
  it("convert dollars to micro-dollars and back", () => {
    for (const usd of [0.01, 0.1, 0.015, 12.45, 2.02, 1_000_000.01]) expect(toUsd(fromUsd(usd))).toBe(usd);
  });
  it("give the number of snapshots that an amount pays for", () => {
    expect(snapshotsFor(12_450_000n, 15_000n)).toBe(830);
    expect(snapshotsFor(11_700_000n, 15_000n)).toBe(780);
    expect(snapshotsFor(14_999n, 15_000n)).toBe(0);
  });
  it("give the time that it lasts", () => {
    expect(runwayHours(450_000n, 15_000n, 3)).toBe(10);
    expect(runwayHours(450_000n, 15_000n, 0)).toBeNull();
  });
});

describe("plans", () => {
  const free = { plan: "free" as const, rateLimitPerMinute: null, maxConcurrentVideos: null };
  it("give their limits unless the organization has its own", () => {
    expect([rateLimitOf(free), maxVideosOf(free)]).toEqual([60, 10]);
    expect([rateLimitOf({ ...free, plan: "pro" }), maxVideosOf({ ...free, plan: "pro" })]).toEqual([300, 100]);
    expect(rateLimitOf({ ...free, rateLimitPerMinute: 7 })).toBe(7);
    expect(maxVideosOf({ ...free, maxConcurrentVideos: 0 })).toBe(0);
  });
});

describe("the renewal of credits", () => {
  const renewals = (anchor: string, n: number) => {
    const dates: string[] = [];
    let at = new Date(anchor);
    for (let index = 0; index < n; index++) {
      at = nextRenewal(new Date(anchor), at);
      dates.push(at.toISOString());
    }
    return dates;
  };
  it("stays on its day, even if a month has no such day", () => {
    expect(renewals("2027-12-31T23:30:00.000Z", 5)).toEqual([
      "2028-01-31T23:30:00.000Z",
      "2028-02-29T23:30:00.000Z",
      "2028-03-31T23:30:00.000Z",
      "2028-04-30T23:30:00.000Z",
      "2028-05-31T23:30:00.000Z",
    ]);
  });
});
