import { describe, expect, it } from "vitest";
import type { Figures } from "@/lib/platforms/schemas";
import type { SeriesPoint } from "@/lib/tracking/snapshots/schemas";
import {
  axisFloor,
  correctionsOf,
  cumulativeSeries,
  engagementSeries,
  gapRanges,
  hourlySeries,
  metricSeries,
  summarizeEngagement,
  summarizeSeries,
} from "./rules";

const at = (hour: number) => new Date(Date.UTC(2026, 10, 1, hour, 17)).toISOString();
const figures = (change: Partial<Figures>): Figures => ({
  views: null,
  likes: null,
  comments: null,
  shares: null,
  saves: null,
  ...change,
});
/** One point per hour: views, or a string as a gap's reason. */
const points = (...values: (number | null | string)[]): SeriesPoint[] =>
  values.map((value, hour) =>
    typeof value === "string"
      ? { hour, at: at(hour), figures: null, gap_reason: value }
      : { hour, at: at(hour), figures: figures({ views: value }), gap_reason: null },
  );

describe("cumulative", () => {
  it("keeps values and gaps, and marks unreported metrics as absent", () => {
    const series = cumulativeSeries(points(10, "transient", null, 30), "views");
    expect(series.map((point) => point.value)).toEqual([10, null, null, 30]);
    expect(series.map((point) => point.absence)).toEqual([null, "gap", "not_reported", null]);
    expect(series[1]).toMatchObject({ hour: 1, at: at(1), gapReason: "transient" });
  });

  it("marks a falling count, even across a gap, and keeps a true zero", () => {
    const series = cumulativeSeries(points(100, "quota", 90, 95, 0), "views");
    expect(series.map((point) => point.isCorrection)).toEqual([false, false, true, false, true]);
    expect(series.at(-1)?.value).toBe(0);
  });
});

describe("hourly", () => {
  it("is the growth since the hour before; the first snapshot has none", () => {
    const series = hourlySeries(points(100, 150, 150), "views");
    expect(series.map((point) => point.value)).toEqual([null, 50, 0]);
    expect(series[0]?.absence).toBe("first");
    expect(series[1]?.since).toBe(at(0));
  });

  it("keeps a loss negative and marks it", () => {
    const [, loss] = hourlySeries(points(100, 80), "views");
    expect(loss).toMatchObject({ value: -20, isCorrection: true });
  });

  it("doesn't spread growth over missing hours, but gives its sum", () => {
    const series = hourlySeries(points(100, "transient", "transient", 160, 170), "views");
    expect(series.map((point) => point.value)).toEqual([null, null, null, null, 10]);
    expect(series[3]).toMatchObject({
      absence: "after_gap",
      spanning: { growth: 60, hours: 3 },
      since: at(0),
      isCorrection: false,
    });
  });

  it("treats an hour in which the platform hid the metric as missing", () => {
    const series = hourlySeries(points(100, null, 130), "views");
    expect(series.map((point) => point.absence)).toEqual(["first", "not_reported", "after_gap"]);
    expect(series[2]?.spanning).toEqual({ growth: 30, hours: 2 });
  });

  it("adds up, including sums over gaps, to the change from first to last snapshot", () => {
    const input = points(5, 9, "missed", 40, 38, 38, "quota", "quota", 90);
    const total = hourlySeries(input, "views").reduce(
      (sum, point) => sum + (point.value ?? point.spanning?.growth ?? 0),
      0,
    );
    expect(total).toBe(85);
  });
});

describe("metricSeries", () => {
  it("chooses by mode", () => {
    expect(metricSeries(points(1, 3), "views", "cumulative").at(-1)?.value).toBe(3);
    expect(metricSeries(points(1, 3), "views", "hourly").at(-1)?.value).toBe(2);
  });
});

describe("engagement", () => {
  it("is percent of views at each snapshot, and null without views", () => {
    const series = engagementSeries([
      { hour: 0, at: at(0), figures: figures({ views: 200, likes: 8, comments: 1, shares: 1 }), gap_reason: null },
      { hour: 1, at: at(1), figures: figures({ views: 0, likes: 8 }), gap_reason: null },
      { hour: 2, at: at(2), figures: null, gap_reason: "quota" },
    ]);
    expect(series.map((point) => point.value)).toEqual([5, null, null]);
    expect(series.map((point) => point.absence)).toEqual([null, "not_reported", "gap"]);
  });
});

describe("corrections", () => {
  it("have their loss and both times, even across a gap", () => {
    expect(correctionsOf(points(100, 90, 95, "quota", 80), "views")).toEqual([
      { at: at(1), since: at(0), loss: 10 },
      { at: at(4), since: at(2), loss: 15 },
    ]);
    expect(correctionsOf(points(1, 1, null, "quota", 2), "views")).toEqual([]);
  });
});

describe("gapRanges", () => {
  it("extends from the snapshot before to the snapshot after, and to the ends", () => {
    const series = cumulativeSeries(points("a", 1, 2, "b", "b", 3, "c", 4, "d"), "views");
    expect(gapRanges(series)).toEqual([
      { from: 0, to: 1 },
      { from: 2, to: 5 },
      { from: 5, to: 7 },
      { from: 7, to: 8 },
    ]);
  });

  it("is empty without gaps", () => expect(gapRanges(cumulativeSeries(points(1, 2), "views"))).toEqual([]));
});

describe("axisFloor", () => {
  const floor = (...values: (number | null | string)[]) => axisFloor(cumulativeSeries(points(...values), "views"));
  it("is 0 if values change", () => expect(floor(10, 100)).toBe(0));
  it("is 0 without values", () => expect(floor("a", "b")).toBe(0));
  it("is the lowest value if one is negative", () => expect(floor(-5, 3)).toBe(-5));
  it("rises below values that hardly change", () => {
    const value = floor(1_000_000, 1_010_000);
    expect(value).toBeGreaterThan(900_000);
    expect(value).toBeLessThan(1_000_000);
  });
  it("is 0 if all values are equal", () => {
    expect(floor(1_466_698)).toBe(0);
    expect(floor(7, 7)).toBe(0);
    expect(floor(1_000_000, 1_000_000)).toBe(0);
  });
  it("never exceeds the lowest value", () => {
    expect(floor(7, 8)).toBeLessThanOrEqual(7);
    expect(floor(1_000_000, 1_000_001)).toBeLessThanOrEqual(1_000_000);
  });
});

describe("summaries", () => {
  it("describes trend, gaps and corrections", () => {
    expect(summarizeSeries(points(1000, 1500, "quota", 1400, 3000), "views", "cumulative")).toBe(
      "Views rose from 1,000 to 3,000 in 4 hours; 1 correction by the platform, 1 hour without a snapshot.",
    );
  });
  it("describes a fall and no change", () => {
    expect(summarizeSeries(points(5, 3), "views", "cumulative")).toBe(
      "Views fell from 5 to 3 in 1 hour; 1 correction by the platform.",
    );
    expect(summarizeSeries(points(5, 5, 5), "views", "cumulative")).toBe("Views stayed at 5 over 2 hours.");
  });
  it("describes hourly growth", () => {
    expect(summarizeSeries(points(0, 100, 400), "views", "hourly")).toBe(
      "On average 200 views per hour over 2 hours, at most 300 in one.",
    );
    expect(summarizeSeries(points(0, 0, 1), "views", "hourly")).toBe(
      "On average 0.5 views per hour over 2 hours, at most 1 in one.",
    );
  });
  it("calculates durations from snapshot times rather than from their hours", () => {
    const late = (...read: [string, number][]): SeriesPoint[] =>
      read.map(([at, views], hour) => ({ hour, at, figures: figures({ views }), gap_reason: null }));
    const midnight = late(["2026-03-09T23:57:00Z", 10], ["2026-03-10T00:08:00Z", 40]);
    expect(summarizeSeries(midnight, "views", "cumulative")).toBe("Views rose from 10 to 40 in 11 minutes.");
    expect(summarizeSeries(midnight, "views", "hourly")).toBe("+30 views in 11 minutes.");
    const longer = late(["2026-03-09T23:57:00Z", 10], ["2026-03-10T00:08:00Z", 40], ["2026-03-10T01:27:00Z", 70]);
    expect(summarizeSeries(longer, "views", "cumulative")).toBe("Views rose from 10 to 70 in 1.5 hours.");
    expect(summarizeSeries(longer, "views", "hourly")).toBe(
      "On average 40 views per hour over 1.5 hours, at most 30 in one.",
    );
  });
  it("handles one snapshot and none", () => {
    expect(summarizeSeries(points(5, "quota"), "views", "cumulative")).toBe("One snapshot so far: 5 views.");
    expect(summarizeSeries(points("quota"), "likes", "hourly")).toBe("No snapshot with likes yet.");
  });
  it("describes the engagement rate", () => {
    const series = (...rates: number[]) =>
      engagementSeries(
        rates.map((rate, hour) => ({
          hour,
          at: at(hour),
          figures: figures({ views: 100, likes: rate }),
          gap_reason: null,
        })),
      );
    const format = (percent: number) => `${percent}%`;
    expect(summarizeEngagement(series(3, 5, 4), format)).toBe("4% now, between 3% and 5% so far.");
    expect(summarizeEngagement(series(3, 3), format)).toBe("Steady at 3%.");
    expect(summarizeEngagement(series(3), format)).toBe("3% at the only snapshot so far.");
    expect(summarizeEngagement([], format)).toBe("No engagement rate yet: it requires a snapshot with views.");
  });
});
