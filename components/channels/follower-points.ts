import type { SeriesChartPoint } from "@/components/charts/series-chart";
import type { FollowerSeries } from "@/lib/channels/channels/dashboard-schemas";
import {
  formatChange,
  formatDate,
  formatDay,
  formatInteger,
  formatPercent,
  plural,
  type ReaderTime,
} from "@/lib/core/format";
import { followersGained } from "@/lib/platforms/rules";
import type { Platform } from "@/lib/platforms/schemas";
import { axisFloor, gapRanges } from "@/lib/tracking/snapshots/rules";
import type { FollowerChart } from "./search-params";

type Day = FollowerSeries["days"][number];

const MOST_TICKS = 8;

/** Returns the days without the current one while it has no count yet: that isn't a gap. */
export const countedDays = (days: readonly Day[]): readonly Day[] =>
  days.at(-1)?.followers === null ? days.slice(0, -1) : days;

/** Returns the days as chart points. Takes the reader of `useReaderDays`. */
export function drawnFollowers(days: readonly Day[], chart: FollowerChart, reader: ReaderTime) {
  const values = days.map(({ followers, change }) => (chart === "total" ? followers : change));
  const points: SeriesChartPoint[] = days.map((day, key) => ({
    key,
    value: values[key] ?? null,
    isMarked: false,
    isAlone: (values[key - 1] ?? null) === null && (values[key + 1] ?? null) === null,
    heading: formatDate(day.day, reader),
    lines: wordsOf(day),
  }));
  const every = Math.max(Math.ceil(days.length / MOST_TICKS), 1);
  return {
    points,
    gaps: gapRanges(days.map(({ followers }) => ({ absence: followers === null ? ("gap" as const) : null }))),
    ticks: days.flatMap(({ day }, key) => (key % every === 0 ? [{ key, label: formatDay(day, reader) }] : [])),
    // Changes are drawn against 0, totals against each other.
    floor:
      chart === "total"
        ? axisFloor(values.map((value) => ({ value })))
        : Math.min(0, ...values.map((value) => value ?? 0)),
  };
}

function wordsOf({ followers, change }: Day): string[] {
  if (followers === null) return ["No data"];
  const total = `${formatInteger(followers)} followers`;
  return [total, change === null ? "No count on the previous day" : `${changeWords(change)} since the previous day`];
}

export const changeWords = (change: number): string => formatChange(change, formatInteger);

/** Returns a one-sentence summary of the chart. */
export function summarizeFollowers(platform: Platform, days: readonly Day[], reader: ReaderTime): string {
  const read = days.flatMap(({ day, followers }) => (followers === null ? [] : [{ day, followers }]));
  const first = read[0];
  const last = read.at(-1);
  if (!first || !last) return "No data yet.";
  const now = `${formatInteger(last.followers)} followers on ${formatDate(last.day, reader)}`;
  if (first === last) return `${now}.`;
  const difference = followersGained(platform, first.followers, last.followers);
  const percent = first.followers > 0 ? ` (${formatPercent((Math.abs(difference) / first.followers) * 100)})` : "";
  const missing = days.length - read.length;
  const gaps = missing > 0 ? `; ${plural(missing, "day")} without data` : "";
  return `${now}, ${changeWords(difference)}${difference === 0 ? "" : percent} since ${formatDate(first.day, reader)}${gaps}.`;
}

/** Whether the channel has a single count: a point, not a chart. Days before the first count are left out of a series. */
export const isSingle = (days: readonly Day[]): boolean =>
  days[0]?.followers != null && days.every(({ followers }, index) => index === 0 || followers === null);

/** Returns the sentence about when the second count comes. Takes the reader of `useReaderDays`: counts are by UTC day. */
export const nextCountWords = (at: string | null, reader: ReaderTime): string =>
  at === null
    ? "Save the channel to count its followers every day."
    : `The next count is due on ${formatDate(at, reader)}, and the chart starts with it.`;
