import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { bestOf, bySlot, latestCommonAge, presentPoint, slotHours } from "@/lib/tracking/compare/rules";
import { cumulativeSeries } from "@/lib/tracking/snapshots/rules";

const range = (from: number, count: number) => Array.from({ length: count }, (_, index) => from + index);
const NONE = { likes: null, comments: null, shares: null, saves: null };
const at = (hour: number) => new Date(Date.UTC(2026, 10, 1, hour, 17)).toISOString();
const series = (...views: (number | string)[]) =>
  cumulativeSeries(
    views.map((value, hour) =>
      typeof value === "string"
        ? { hour, at: at(hour), figures: null, gap_reason: value }
        : { hour, at: at(hour), figures: { ...NONE, views: value }, gap_reason: null },
    ),
    "views",
  );

describe("how many hours a slot covers", () => {
  it("is one while they fit, however far apart the series are", () => {
    expect(slotHours([range(0, 720), range(0, 720)])).toBe(1);
    expect(slotHours([range(0, 400), range(50_000, 400)])).toBe(1);
    expect(slotHours([range(0, 720), range(5_000, 720)])).toBe(2);
    expect(slotHours([])).toBe(1);
  });

  it("never gives the axis more points than can be drawn", () =>
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.integer({ min: -100, max: 100_000 }), fc.integer({ min: 0, max: 720 })), { maxLength: 6 }),
        fc.integer({ min: 50, max: 1_000 }),
        (courses, most) => {
          const hours = courses.map(([from, count]) => range(from, count));
          const step = slotHours(hours, most);
          expect(new Set(hours.flat().map((hour) => Math.floor(hour / step))).size).toBeLessThanOrEqual(most);
        },
      ),
    ));
});

describe("slots", () => {
  it("are grouped by their place on the axis, also below 0", () => {
    const slots = bySlot(series(5, 7, 9, 12), [-2, -1, 0, 1], 2, "cumulative");
    expect([...slots].map(([slot, { value }]) => [slot, value])).toEqual([
      [-2, 7],
      [0, 12],
    ]);
  });

  it("are sent to the browser without absent fields", () => {
    const [first, gap, third] = [...bySlot(series(5, "quota", 3), [0, 1, 2], 1, "cumulative").values()].map(
      presentPoint,
    );
    expect(first).toEqual({ at: at(0), value: 5 });
    expect(gap).toEqual({ at: at(1), value: null, absence: "gap", gap_reason: "quota", missing: 1 });
    expect(third).toEqual({ at: at(2), value: 3, is_correction: true });
  });
});

describe("the latest common age", () => {
  it("is the last one at which every video has a snapshot", () => {
    expect(latestCommonAge([new Set([1, 2, 3, 9]), new Set([0, 2, 3, 4])])).toBe(3);
    expect(latestCommonAge([new Set([1, 2]), new Set([3])])).toBeNull();
    expect(latestCommonAge([new Set([7])])).toBe(7);
    expect(latestCommonAge([])).toBeNull();
  });
});

describe("the best", () => {
  it("is the highest, or the lowest where less is better", () => {
    expect(bestOf([1, 5, null, 5], "high")).toEqual([false, true, false, true]);
    expect(bestOf([1.5, 0.2], "low")).toEqual([false, true]);
  });
  it("is none for a single value and none among equals", () => {
    expect(bestOf([null, 5], "high")).toEqual([false, false]);
    expect(bestOf([5, 5], "low")).toEqual([false, false]);
    expect(bestOf([null, null], "low")).toEqual([false, false]);
  });
});
