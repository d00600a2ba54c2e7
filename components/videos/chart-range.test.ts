import { describe, expect, it } from "vitest";
import { isIn, lastHours, rangeIn } from "./chart-range";

const hours = (count: number) => Array.from({ length: count }, (_, hour) => ({ hour }));
const all = { from: null, to: null };

describe("the range of a chart", () => {
  it("is within the tracking's hours, and open at an end that the URL leaves out", () => {
    expect(rangeIn(hours(100), { from: 10, to: 20 })).toEqual({ from: 10, to: 20 });
    expect(rangeIn(hours(100), { from: 10, to: null })).toEqual({ from: 10, to: 99 });
    expect(rangeIn(hours(100), { from: -5, to: 20 })).toEqual({ from: 0, to: 20 });
    expect(rangeIn(hours(100), { from: 90, to: 400 })).toEqual({ from: 90, to: 99 });
  });

  it("is everything without a range, and for one that has fewer than two hours", () => {
    for (const given of [all, { from: 20, to: 10 }, { from: 10, to: 10 }, { from: 500, to: 600 }, { from: 0, to: 99 }])
      expect(rangeIn(hours(100), given)).toBeNull();
    expect(rangeIn([], all)).toBeNull();
    expect(isIn(null, { hour: 7 })).toBe(true);
    expect([9, 10, 20, 21].map((hour) => isIn({ from: 10, to: 20 }, { hour }))).toEqual([false, true, true, false]);
  });

  it("starts as many hours before the latest, if there are more", () => {
    expect(lastHours(hours(100), 24)).toEqual({ from: 75, to: null });
    expect(lastHours(hours(25), 24)).toEqual(all);
    expect(lastHours([], 24)).toEqual(all);
  });
});
