import { expect, test } from "vitest";
import { pointGaps, pointName, pointTicks } from "@/components/charts/time-points";
import { NO_GAINS } from "@/lib/tracking/overview/rules";
import { kpiValue, pointFigure, pointNotes, sparkValues, summarizeGains } from "./chart-words";
import { hours, overviewOf, START } from "./fixtures";

test("the summary has sum, peak, corrections and missed hours, but not those before the first snapshot", () => {
  const view = overviewOf(hours(undefined, undefined, null, 40, undefined, -5, 1_200, undefined));
  expect(summarizeGains(view, "views", "Europe/Rome")).toBe(
    "1,235 views in 1 day, most at 20 Nov, 06:00 (1,200); platforms corrected counts in 1 hour, 1 hour without a snapshot.",
  );
  expect(summarizeGains({ ...view, totals: NO_GAINS }, "likes", "UTC")).toMatch(/^No likes gained in this range yet/);
});

test("missed hours form runs, and a point without a value says why", () => {
  const points = hours(undefined, 4, undefined, undefined, null, -2);
  expect(pointGaps(points)).toEqual([
    { from: 0, to: 0 },
    { from: 2, to: 3 },
  ]);
  expect(points.map((point) => [pointFigure(point, "views"), ...pointNotes(point, "views")])).toEqual([
    ["no data", "No snapshot"],
    ["+4", "3 snapshots"],
    ["no data", "No snapshot"],
    ["no data", "No snapshot"],
    ["no data", "3 snapshots, none to compare with"],
    ["−2", "3 snapshots so far", "Platforms corrected counts"],
  ]);
});

test("engagement is drawn from the gains of its point", () => {
  const [point] = hours(200);
  const gains = { ...NO_GAINS, ...point, likes: 6 };
  expect([kpiValue(gains, "engagement"), pointFigure(gains, "engagement")]).toEqual([3, "3.00%"]);
  expect(pointFigure(NO_GAINS, "engagement")).toBe("no data");
});

test("a sparkline has at most 28 parts, and none where nothing is known", () => {
  expect(sparkValues(hours(1, undefined, 3), "views")).toEqual([1, null, 3]);
  const values = sparkValues(hours(...Array<number>(168).fill(2)), "views");
  expect([values.length, values[0]]).toEqual([28, 12]);
});

test("labels of points and ticks use the reader's time zone", () => {
  const at = new Date(START).toISOString();
  expect([pointName(at, "hour", "Europe/Rome"), pointName(at, "day", "UTC"), pointName(at, "week", "UTC")]).toEqual([
    "20 Nov, 00:00",
    "Thu 19 Nov",
    "week from 19 Nov",
  ]);
  const long = hours(...Array<number>(72).fill(1));
  expect(pointTicks(long, "hour", "UTC").map(({ key }) => key)).toEqual([0, 1, 25, 49]);
  expect(pointTicks(long.slice(0, 24), "hour", "UTC")).toHaveLength(8);
});
