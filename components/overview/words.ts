import { redefinitionKey } from "@/components/charts/view-redefinition";
import {
  formatCompact,
  formatDay,
  formatDayTime,
  formatInteger,
  formatTime,
  formatWeekday,
  plural,
} from "@/lib/core/format";
import type { Bucket } from "@/lib/core/time/rules";
import type { Metric } from "@/lib/platforms/schemas";
import { isGap, percentChange } from "@/lib/tracking/overview/rules";
import type { GainPoint, Overview } from "@/lib/tracking/overview/schemas";
import { METRIC_NAMES } from "@/lib/tracking/snapshots/figure-rules";

export const OVERVIEW_TITLE = "Overview";

/** "18 Nov, 14:00", "Wed 18 Nov", "week from 16 Nov". */
export function pointName(at: string, bucket: Bucket, timeZone: string): string {
  if (bucket === "hour") return formatDayTime(at, timeZone);
  if (bucket === "day") return formatWeekday(at, timeZone);
  return `${bucket} from ${formatDay(at, timeZone)}`;
}

const MAX_TICKS = 8;

/** Labels of the time axis: hours for up to two days, otherwise days, each at the reader's midnight. */
export function gainTicks(points: readonly GainPoint[], bucket: Bucket, timeZone: string) {
  const isShort = bucket === "hour" && points.length <= 49;
  const format = isShort ? formatTime : formatDay;
  const labelled = points.map(({ at }, key) => ({ key, label: format(at, timeZone) }));
  const candidates = isShort ? labelled : labelled.filter(({ label }, key) => label !== labelled[key - 1]?.label);
  const step = Math.ceil(candidates.length / MAX_TICKS);
  return candidates.filter((_, index) => index % step === 0);
}

/**
 * Returns where the chart marks YouTube's change of view counting; null if the chart isn't of views, its days don't
 * contain the change, or its counts don't follow both definitions.
 */
export function drawnRedefinition({ mixes_view_definitions, points }: Overview, metric: Metric): number | null {
  if (metric !== "views" || !mixes_view_definitions) return null;
  return redefinitionKey(points.map(({ at }, key) => ({ key, at })));
}

/** Runs of points without a snapshot, as first and last index. */
export function gainGaps(points: readonly GainPoint[]): { from: number; to: number }[] {
  const gaps: { from: number; to: number }[] = [];
  points.forEach((point, key) => {
    const last = gaps.at(-1);
    if (!isGap(point)) return;
    if (last?.to === key - 1) last.to = key;
    else gaps.push({ from: key, to: key });
  });
  return gaps;
}

/** Text of a point, line by line. */
export function describeGain(point: GainPoint, metric: Metric): string[] {
  const name = METRIC_NAMES[metric].toLowerCase();
  const so = point.is_open ? " so far" : "";
  if (isGap(point)) return [point.is_open ? "No snapshot yet" : "No snapshot"];
  const read = `${plural(point.snapshots, "snapshot")}${so}`;
  const value = point[metric];
  if (value === null) return [`No data on ${name} gained`, `${read}, none to compare with`];
  const lines = [`${value < 0 ? "−" : "+"}${formatInteger(Math.abs(value))} ${name}`, read];
  return value < 0 ? [...lines, "Platforms corrected counts"] : lines;
}

/** Returns a one-sentence summary of the chart. */
export function summarizeGains({ points, range, totals }: Overview, metric: Metric, timeZone: string): string {
  const name = METRIC_NAMES[metric].toLowerCase();
  const total = totals[metric];
  if (total === null) return `No ${name} gained in this range yet: a gain takes at least two snapshots.`;
  const known = points.filter((point) => point[metric] !== null);
  const most = known.reduce<GainPoint | undefined>(
    (best, point) => ((point[metric] ?? 0) > (best?.[metric] ?? 0) ? point : best),
    undefined,
  );
  const peak = most
    ? `, most ${range.bucket === "hour" ? "at" : "on"} ${pointName(most.at, range.bucket, timeZone)} (${formatInteger(most[metric] ?? 0)})`
    : "";
  const losses = known.filter((point) => (point[metric] ?? 0) < 0).length;
  // Nothing is missing before the first snapshot.
  const begun = points.slice(points.findIndex((point) => !isGap(point)));
  const missing = begun.filter((point) => isGap(point) && !point.is_open).length;
  const notes = [
    losses > 0 ? `platforms corrected counts in ${plural(losses, range.bucket)}` : "",
    missing > 0 ? `${plural(missing, range.bucket)} without a snapshot` : "",
  ].filter(Boolean);
  return `${formatInteger(total)} ${name} in ${plural(range.days, "day")}${peak}${notes.length > 0 ? `; ${notes.join(", ")}` : ""}.`;
}

/** A change in words: "12% more", "8% less", "the same". */
export function changeWords(now: number | null, before: number | null): string | null {
  const change = percentChange(now, before);
  if (change === null) return null;
  const percent = Math.abs(change) < 10 ? Math.abs(change).toFixed(1) : formatInteger(Math.abs(change));
  if (Number(percent.replaceAll(",", "")) === 0) return "the same";
  return `${percent}% ${change > 0 ? "more" : "less"}`;
}

/** The page's summary sentence. */
export function answerWords({ totals, before, range, trackings, videos }: Overview): string {
  const { views } = totals;
  const days = plural(range.days, "day");
  const within = range.is_open ? (range.days === 1 ? "today" : `in the last ${days}`) : `in ${days}`;
  if (views === null) return `No gains yet ${within} for ${plural(trackings, "video")}: gains require two snapshots.`;
  const gained = `${views < 0 ? "−" : ""}${formatCompact(Math.abs(views))} views ${within}`;
  const change = before && changeWords(views, before.totals.views);
  if (!before || !change) return `${gained}.`;
  return `${gained}, ${change} ${change === "the same" ? "as" : "than"} in the previous ${days} (${comparedVideos(videos, before.videos)}).`;
}

/** Number of videos in each of two periods, without which a change of their sums is meaningless. */
export const comparedVideos = (now: number, before: number): string =>
  now === before
    ? `${plural(now, "video")} in both periods`
    : `${plural(now, "video")}, previously ${formatInteger(before)}`;
