import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { SeriesPoint } from "@/lib/tracking/snapshots/schemas";
import { bucketOf } from "./bucket-rules";
import { type ChartPoint, metricSeries, type SeriesMode } from "./series-rules";

const at = (hour: number) => new Date(Date.UTC(2026, 10, 1, hour, 17)).toISOString();
const NONE = { views: null, likes: null, comments: null, shares: null, saves: null };
type Hour = number | null | string;
const points = (values: readonly Hour[]): SeriesPoint[] =>
  values.map((value, hour) =>
    typeof value === "string"
      ? { hour, at: at(hour), figures: null, gap_reason: value }
      : { hour, at: at(hour), figures: { ...NONE, views: value }, gap_reason: null },
  );

function bucketed(values: readonly Hour[], mode: SeriesMode, size: number) {
  const series = metricSeries(points(values), "views", mode);
  const result = [];
  for (let from = 0; from < series.length; from += size) {
    const [first, ...rest] = series.slice(from, from + size);
    if (first) result.push(bucketOf([first, ...rest] satisfies [ChartPoint, ...ChartPoint[]], mode));
  }
  return result;
}

const hour = fc.oneof(
  { weight: 5, arbitrary: fc.integer({ min: 0, max: 1_000_000 }) },
  fc.constant(null),
  fc.constantFrom("transient", "quota"),
);
const course = fc.array(hour, { minLength: 1, maxLength: 60 });
const size = fc.integer({ min: 1, max: 12 });
const numbers = (values: readonly Hour[]) => values.filter((value) => typeof value === "number");

describe("a bucket of hours", () => {
  it("has a counter's last value and keeps the peak it hides", () => {
    const [bucket] = bucketed([10, 90, "quota", 40], "cumulative", 4);
    expect(bucket).toMatchObject({ value: 40, at: at(3), missing: 1, gapReason: "quota", isCorrection: true });
    expect(bucket?.peak).toEqual({ value: 90, at: at(1) });
  });

  it("has the sum of gains, and keeps the highest hour", () => {
    const [, bucket] = bucketed([0, 10, 15, 95], "hourly", 2);
    expect(bucket).toMatchObject({ value: 85, peak: { value: 80, at: at(3) }, missing: 0, since: at(1) });
  });

  it("sums over missing hours within it, and gives growth that began before it separately", () => {
    expect(bucketed([0, "quota", "quota", 30], "hourly", 4)[0]).toMatchObject({ value: 30, missing: 2 });
    expect(bucketed([0, 5, 6, "quota", "quota", 30, 40], "hourly", 4)[1]).toMatchObject({
      value: null,
      absence: "after_gap",
      spanning: { growth: 34, hours: 4 },
    });
  });

  it("is a gap without snapshots", () => {
    expect(bucketed([1, 2, "quota", "auth"], "cumulative", 2)[1]).toMatchObject({
      value: null,
      absence: "gap",
      missing: 2,
      gapReason: "quota",
    });
  });

  it("leaves single hours unchanged", () =>
    fc.assert(
      fc.property(course, fc.constantFrom<SeriesMode>("cumulative", "hourly"), (values, mode) => {
        const expected = metricSeries(points(values), "views", mode).map(({ hour: _, ...point }) => ({
          ...point,
          missing: point.absence === "gap" ? 1 : 0,
          peak: null,
        }));
        expect(bucketed(values, mode, 1)).toEqual(expected);
      }),
    ));

  it("loses no gain, no peak, no correction and no missing hour", () =>
    fc.assert(
      fc.property(course, size, (values, length) => {
        const read = numbers(values);
        const gains = bucketed(values, "hourly", length);
        const total = gains.reduce((sum, { value, spanning }) => sum + (value ?? spanning?.growth ?? 0), 0);
        expect(total).toBe((read.at(-1) ?? 0) - (read[0] ?? 0));
        const totals = bucketed(values, "cumulative", length);
        expect(totals.findLast(({ value }) => value !== null)?.value ?? null).toBe(read.at(-1) ?? null);
        const highest = Math.max(...totals.map(({ value, peak }) => Math.max(value ?? -1, peak?.value ?? -1)));
        expect(highest).toBe(read.length > 0 ? Math.max(...read) : -1);
        const missing = values.filter((value) => typeof value === "string").length;
        expect(totals.reduce((sum, bucket) => sum + bucket.missing, 0)).toBe(missing);
        const corrected = metricSeries(points(values), "views", "cumulative").some((point) => point.isCorrection);
        expect(totals.some(({ isCorrection }) => isCorrection)).toBe(corrected);
      }),
    ));
});
