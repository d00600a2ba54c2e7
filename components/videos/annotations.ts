import type { ChartMark } from "@/components/charts/chart-marks";
import {
  formatChange,
  formatDateTime,
  formatDayTime,
  formatDuration,
  formatHours,
  formatInteger,
  plural,
  type ReaderTime,
} from "@/lib/core/format";
import { HOUR_MS } from "@/lib/core/time/unit-rules";
import type { Metric } from "@/lib/platforms/schemas";
import { type ChartPoint, hourlySeries, sourceSwitches } from "@/lib/tracking/snapshots/rules";
import type { VideoOverview } from "@/lib/tracking/videos/dashboard-schemas";
import { type HourRange, isIn } from "./chart-range";

export interface Annotations {
  marks: ChartMark[];
  /** What the marks and the shading mean, in words. */
  lines: string[];
}

interface Annotated {
  video: Pick<VideoOverview, "points" | "published_at" | "notes">;
  metric: Metric;
  /** In lower case. */
  name: string;
  range: HourRange | null;
  timeZone: ReaderTime;
}

/** From then on, days count, and the date has its year. */
const LONG_AGO_HOURS = 7 * 24;
/** Fewer hours have no peak worth a mark. */
const LEAST_FOR_PEAK = 3;

/**
 * Returns what is marked in a metric's chart: publication, the hour that gained the most, a new source, missed hours and
 * notes.
 */
export function annotationsOf({ video, metric, name, range, timeZone }: Annotated): Annotations {
  const shown = hourlySeries(video.points, metric).filter((point) => isIn(range, point));
  const marks: ChartMark[] = [];
  const lines: string[] = [];
  const published = publicationIn(shown, video.published_at);
  if (published) {
    if (published.key !== null) marks.push({ key: published.key, label: "Published" });
    lines.push(published.line(timeZone));
  }
  const peak = peakOf(shown);
  if (peak) {
    marks.push({ key: peak.hour, label: "Peak" });
    lines.push(
      `Peak: ${formatChange(peak.gain, formatInteger)} ${name} in the hour to ${formatDayTime(peak.at, timeZone)}`,
    );
  }
  for (const { hour, at, from, to } of sourceSwitches(video.points).filter((one) => isIn(range, one))) {
    marks.push({ key: hour, label: "New source" });
    lines.push(
      `New source since ${formatDayTime(at, timeZone)}: ${to} instead of ${from}. Their numbers can't be compared`,
    );
  }
  const missed = shown.filter(({ absence }) => absence === "gap").length;
  if (missed > 0) lines.push(`Shaded: ${plural(missed, "hour")} without a snapshot`);
  video.notes.forEach((note, index) => {
    const key = keyAt(shown, note.at);
    if (key !== null) marks.push({ key, label: noteLabel(index) });
  });
  return { marks: joined(marks), lines };
}

/** Marks at the same point share its line and are named together. */
function joined(marks: readonly ChartMark[]): ChartMark[] {
  const labels = new Map<number, string[]>();
  for (const { key, label } of marks) labels.set(key, [...(labels.get(key) ?? []), label]);
  return [...labels].map(([key, names]) => ({ key, label: names.join(", ") }));
}

/** A note's name in the chart, and before its text. */
export const noteLabel = (index: number): string => `${index + 1}`;

/** Returns the hour of the point at or just before a time; null outside of the points. */
export function keyAt(points: readonly Pick<ChartPoint, "hour" | "at">[], at: string): number | null {
  const first = points[0];
  const last = points.at(-1);
  const time = Date.parse(at);
  if (!first || !last || time < Date.parse(first.at) || time > Date.parse(last.at) + HOUR_MS) return null;
  return points.findLast((point) => Date.parse(point.at) <= time)?.hour ?? null;
}

function publicationIn(shown: readonly ChartPoint[], publishedAt: string | null) {
  const first = shown[0];
  if (!publishedAt || !first) return null;
  const key = keyAt(shown, publishedAt);
  // Before the first snapshot of the tracking there is nothing to mark.
  if (key === null && (first.hour > 0 || Date.parse(publishedAt) > Date.parse(first.at))) return null;
  if (key !== null) return { key, line: (timeZone: ReaderTime) => `Published ${formatDayTime(publishedAt, timeZone)}` };
  const hours = (Date.parse(first.at) - Date.parse(publishedAt)) / HOUR_MS;
  const isLongAgo = hours >= LONG_AGO_HOURS;
  const before = isLongAgo ? formatHours(hours) : formatDuration(publishedAt, first.at);
  const format = isLongAgo ? formatDateTime : formatDayTime;
  return {
    key,
    line: (timeZone: ReaderTime) => `Published ${format(publishedAt, timeZone)}, ${before} before the first snapshot`,
  };
}

function peakOf(shown: readonly ChartPoint[]) {
  const gains = shown.flatMap(({ hour, at, value }) => (value === null ? [] : [{ hour, at, gain: value }]));
  if (gains.length < LEAST_FOR_PEAK) return null;
  const peak = gains.reduce((most, one) => (one.gain > most.gain ? one : most));
  return peak.gain > 0 ? peak : null;
}
