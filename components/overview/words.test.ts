import { expect, test } from "vitest";
import { NO_GAINS } from "@/lib/tracking/overview/rules";
import type { GainPoint, Overview } from "@/lib/tracking/overview/schemas";
import { answerWords, changeWords, describeGain, gainGaps, gainTicks, pointName, summarizeGains } from "./words";

const START = Date.UTC(2026, 10, 19, 23);
/** One point per hour: views gained, null for snapshots without growth, undefined for no snapshot; the last is open. */
const hours = (...views: (number | null | undefined)[]): GainPoint[] =>
  views.map((value, hour) => ({
    ...NO_GAINS,
    at: new Date(START + hour * 3_600_000).toISOString(),
    is_open: hour === views.length - 1,
    snapshots: value === undefined ? 0 : 3,
    views: value ?? null,
  }));

const overview = (points: GainPoint[], over: Partial<Overview> = {}): Overview => ({
  range: {
    from: points[0]?.at ?? "",
    to: points.at(-1)?.at ?? "",
    first_day: "2026-11-20",
    last_day: "2026-11-20",
    days: 1,
    is_open: true,
    bucket: "hour",
  },
  latest_at: null,
  trackings: 3,
  videos: 3,
  snapshots: 1,
  totals: { ...NO_GAINS, views: points.reduce((sum, { views }) => sum + (views ?? 0), 0) },
  before: null,
  mixes_view_definitions: false,
  points,
  platforms: [],
  movers: [],
  movers_in_utc: null,
  running: { monitoring: 3, paused: 0 },
  ended: { completed: 0, stopped: 0, cancelled: 0, error: 0 },
  failed: [],
  gaps: [],
  money: { spendable_usd: 1, committed_usd: 1, runway_hours: 1 },
  ...over,
});

test("the summary has sum, peak, corrections and missed hours, but not those before the first snapshot", () => {
  const view = overview(hours(undefined, undefined, null, 40, undefined, -5, 1_200, undefined));
  expect(summarizeGains(view, "views", "Europe/Rome")).toBe(
    "1,235 views in 1 day, most at 20 Nov, 06:00 (1,200); platforms corrected counts in 1 hour, 1 hour without a snapshot.",
  );
  expect(summarizeGains({ ...view, totals: NO_GAINS }, "likes", "UTC")).toMatch(/^No likes gained in this range yet/);
});

test("the page summary compares with the previous period if possible", () => {
  const view = overview(hours(1_500_000));
  expect(answerWords(view)).toBe("1.5M views today.");
  const before = {
    from: view.range.from,
    to: view.range.to,
    videos: 3,
    totals: { ...NO_GAINS, views: 1_200_000 },
  };
  expect(answerWords({ ...view, before, range: { ...view.range, days: 7 } })).toBe(
    "1.5M views in the last 7 days, 25% more than in the previous 7 days (3 videos in both periods).",
  );
  expect(answerWords({ ...view, totals: NO_GAINS })).toMatch(/^No gains yet today/);
});

test.each<[now: number | null, before: number | null, words: string | null]>([
  [130, 100, "30% more"],
  [95, 100, "5.0% less"],
  [100, 100, "the same"],
  [12_000, 100, "11,900% more"],
  [5, 0, null],
  [null, 3, null],
])("%j after %j is %j", (now, before, words) => expect(changeWords(now, before)).toBe(words));

test("missed hours form runs, and a point without a value says why", () => {
  const points = hours(undefined, 4, undefined, undefined, null, -2);
  expect(gainGaps(points)).toEqual([
    { from: 0, to: 0 },
    { from: 2, to: 3 },
  ]);
  expect(points.map((point) => describeGain(point, "views")[0])).toEqual([
    "No snapshot",
    "+4 views",
    "No snapshot",
    "No snapshot",
    "No data on views gained",
    "−2 views",
  ]);
  expect(points.map((point) => describeGain(point, "views")).at(-1)).toEqual([
    "−2 views",
    "3 snapshots so far",
    "Platforms corrected counts",
  ]);
});

test("labels of points and ticks use the reader's time zone", () => {
  const at = new Date(START).toISOString();
  expect([pointName(at, "hour", "Europe/Rome"), pointName(at, "day", "UTC"), pointName(at, "week", "UTC")]).toEqual([
    "20 Nov, 00:00",
    "Thu 19 Nov",
    "week from 19 Nov",
  ]);
  const long = hours(...Array<number>(72).fill(1));
  expect(gainTicks(long, "hour", "UTC").map(({ key }) => key)).toEqual([0, 1, 25, 49]);
  expect(gainTicks(long.slice(0, 24), "hour", "UTC")).toHaveLength(8);
});
