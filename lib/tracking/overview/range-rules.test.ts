import { describe, expect, it, test } from "vitest";
import { comparedDaysOf, resolveRange, utcDaysOf } from "./range-rules";
import { OverviewQuery } from "./schemas";

const resolve = (query: object, now: string) => resolveRange(OverviewQuery.parse(query), new Date(now));
const hours = (span: { from: Date; to: Date }) => (span.to.getTime() - span.from.getTime()) / 3_600_000;

describe("a range", () => {
  it("is today and the days before in the reader's zone, compared with as many days up to the same time", () => {
    const range = resolve({ range: "7d", time_zone: "Europe/Rome" }, "2026-11-20T10:10:00Z");
    expect([range.firstDay, range.lastDay, range.days, range.isOpen]).toEqual(["2026-11-14", "2026-11-20", 7, true]);
    expect(range.from.toISOString()).toBe("2026-11-13T23:00:00.000Z");
    expect(range.to.toISOString()).toBe("2026-11-20T11:00:00.000Z");
    expect(range.before.from.toISOString()).toBe("2026-11-06T23:00:00.000Z");
    expect(range.before.to.toISOString()).toBe("2026-11-13T10:00:00.000Z");
    expect([range.bucket, range.starts.length]).toEqual(["hour", 6 * 24 + 12]);
  });

  it("is compared with the same weekdays and hours, full weeks earlier", () => {
    const month = resolve({ range: "30d" }, "2026-11-20T10:10:00Z");
    expect([month.from, month.before.from, month.before.to].map((at) => at.toISOString())).toEqual([
      "2026-10-22T00:00:00.000Z",
      "2026-09-17T00:00:00.000Z",
      "2026-10-16T10:00:00.000Z",
    ]);
    const { starts, startsBefore } = resolve({ range: "7d", time_zone: "America/New_York" }, "2026-11-06T10:10:00Z");
    // The clock went back on November 1: noon stays noon.
    const noons = starts.flatMap((at, index) =>
      at.toISOString().endsWith("T17:00:00.000Z") ? [startsBefore[index]] : [],
    );
    expect(noons.at(-1)?.toISOString()).toBe("2026-10-29T16:00:00.000Z");
    expect(startsBefore).toHaveLength(starts.length);
  });

  it("of 24 hours ends with the current hour", () => {
    const range = resolve({ range: "24h", time_zone: "Europe/Rome" }, "2026-11-20T10:10:00Z");
    expect([range.from.toISOString(), range.to.toISOString()]).toEqual([
      "2026-11-19T11:00:00.000Z",
      "2026-11-20T11:00:00.000Z",
    ]);
    expect([range.isRolling, range.isOpen, range.days, range.bucket, range.starts.length]).toEqual([
      true,
      true,
      1,
      "hour",
      24,
    ]);
    expect(range.before.from.toISOString()).toBe("2026-11-12T11:00:00.000Z");
    expect(range.before.to.toISOString()).toBe("2026-11-13T10:00:00.000Z");
  });

  it("has daily points if hours would be too many, each starting at the day's start", () => {
    const range = resolve({ range: "30d", time_zone: "America/New_York" }, "2026-11-20T10:10:00Z");
    expect([range.bucket, range.starts.length]).toEqual(["day", 30]);
    expect(range.starts[0]?.toISOString()).toBe("2026-10-22T04:00:00.000Z");
    expect(range.starts.at(-1)?.toISOString()).toBe("2026-11-20T05:00:00.000Z");
  });

  it("of a past day with 25 hours has all of them and is closed", () => {
    const range = resolve(
      { range: "custom", from: "2026-10-25", to: "2026-10-25", time_zone: "Europe/Rome" },
      "2026-11-20T10:10:00Z",
    );
    expect([hours(range), hours(range.before), range.starts.length, range.isOpen]).toEqual([25, 24, 25, false]);
    expect(range.before.from.toISOString()).toBe("2026-10-17T22:00:00.000Z");
  });

  it("ends today at the latest", () => {
    const range = resolve({ range: "custom", from: "2026-11-19", to: "2027-01-31" }, "2026-11-20T10:10:00Z");
    expect([range.lastDay, range.days, range.isOpen]).toEqual(["2026-11-20", 2, true]);
  });

  it("keeps the rollup's full hours in a zone with a half-hour offset", () => {
    const range = resolve({ range: "7d", time_zone: "Asia/Kolkata" }, "2026-11-20T10:10:00Z");
    expect(range.from.toISOString()).toBe("2026-11-13T19:00:00.000Z");
    expect(range.starts[0]?.toISOString()).toBe("2026-11-13T19:00:00.000Z");
    const night = resolve(
      { range: "custom", from: "2026-11-21", to: "2026-11-21", time_zone: "Asia/Kolkata" },
      "2026-11-20T18:40:00Z",
    );
    expect([hours(night), night.starts.length]).toEqual([1, 1]);
  });

  it.each([1, 9, 14, 100, 366])("of %i days has at most 200 points", (days) => {
    const from = new Date(Date.UTC(2026, 10, 20) - (days - 1) * 86_400_000).toISOString().slice(0, 10);
    const range = resolve({ range: "custom", from, to: "2026-11-20" }, "2026-11-20T23:59:00Z");
    expect(range.days).toBe(days);
    expect(range.starts.length).toBeLessThanOrEqual(200);
  });
});

test("a custom range needs two valid days", () => {
  for (const query of [{ range: "custom" }, { range: "custom", from: "2026-02-30", to: "2026-03-01" }])
    expect(OverviewQuery.safeParse(query).success).toBe(false);
  expect(OverviewQuery.parse({ time_zone: "Europe/Atlantis" }).time_zone).toBe("UTC");
  expect(OverviewQuery.parse({})).toEqual({ range: "7d", time_zone: "UTC" });
});

describe("the UTC days of a range", () => {
  const utcDays = (query: object) => utcDaysOf(resolve(query, "2026-11-20T10:10:00Z"));

  it("are its own in UTC, also of a single day", () => {
    expect(utcDays({ range: "7d" })).toEqual({ from: "2026-11-14", to: "2026-11-21" });
    expect(utcDays({ range: "custom", from: "2026-11-02", to: "2026-11-03" })).toEqual({
      from: "2026-11-02",
      to: "2026-11-04",
    });
    expect(utcDays({ range: "custom", from: "2026-11-20", to: "2026-11-20" })).toEqual({
      from: "2026-11-20",
      to: "2026-11-21",
    });
  });

  it("begin and end at the nearest midnights in another zone, and a single day has none", () => {
    expect(utcDays({ range: "7d", time_zone: "Europe/Rome" })).toEqual({ from: "2026-11-14", to: "2026-11-21" });
    expect(utcDays({ range: "7d", time_zone: "Pacific/Auckland" })).toEqual({ from: "2026-11-13", to: "2026-11-21" });
    expect(utcDays({ range: "custom", from: "2026-11-02", to: "2026-11-03", time_zone: "America/New_York" })).toEqual({
      from: "2026-11-02",
      to: "2026-11-04",
    });
    expect(utcDays({ range: "custom", from: "2026-11-19", to: "2026-11-19", time_zone: "Europe/Rome" })).toBeNull();
  });
});

test("changes are compared over complete UTC days of the same weekdays", () => {
  const days = (query: object, now: string) => comparedDaysOf(resolve(query, now), new Date(now));
  expect(days({ range: "7d" }, "2026-11-20T10:10:00Z")).toEqual({
    now: { from: "2026-11-14", to: "2026-11-20" },
    before: { from: "2026-11-07", to: "2026-11-13" },
  });
  expect(days({ range: "24h" }, "2026-11-20T10:10:00Z")).toEqual({
    now: { from: "2026-11-19", to: "2026-11-20" },
    before: { from: "2026-11-12", to: "2026-11-13" },
  });
  expect(days({ range: "custom", from: "2026-11-02", to: "2026-11-11" }, "2026-11-20T10:10:00Z")).toEqual({
    now: { from: "2026-11-02", to: "2026-11-12" },
    before: { from: "2026-10-19", to: "2026-10-29" },
  });
});
