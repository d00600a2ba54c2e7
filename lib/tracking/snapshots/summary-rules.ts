import { formatChange, formatDuration, formatInteger, plural } from "@/lib/core/format";
import { HOUR_MS } from "@/lib/core/time/unit-rules";
import type { Metric } from "@/lib/platforms/schemas";
import type { SeriesPoint } from "@/lib/tracking/snapshots/schemas";
import { type ChartPoint, cumulativeSeries, hourlySeries, type SeriesMode } from "./series-rules";

const GAP_REASONS: Record<string, string> = {
  unavailable: "The platform reported the video as gone",
  private: "The platform reported the video as private",
  rate_limited: "The platform limited our requests",
  quota: "The platform's daily quota was used up",
  auth: "The platform denied access",
  transient: "The platform didn't respond",
  invalid_response: "The platform returned an unexpected response",
  platform_paused: "Collection from this platform was paused",
  ceiling: "The spending ceiling for this platform was reached",
  no_balance: "Paused: the balance was too low",
  paused: "Paused: the balance was too low",
  suspended: "The organization was suspended or closed",
  cancelled: "An administrator canceled the tracking in this hour",
  missed: "Collection did not run in this hour",
  stopped: "Tracking was stopped in this hour",
};

/** Returns why an hour has no snapshot, in words. */
export const gapReason = (reason: string | null): string =>
  (reason ? GAP_REASONS[reason] : undefined) ?? "No snapshot in this hour";

const hours = (count: number) => plural(count, "hour");
/** Rounding would hide slow growth: below ten per hour, keep one decimal. */
const average = (value: number) => (Math.abs(value) < 10 ? String(Math.round(value * 10) / 10) : formatInteger(value));
const capitalized = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

function remarks(series: readonly ChartPoint[]): string {
  const gaps = series.filter((point) => point.absence === "gap").length;
  const corrections = series.filter((point) => point.isCorrection).length;
  const parts: string[] = [];
  if (corrections > 0)
    parts.push(`${corrections === 1 ? "1 correction" : `${formatInteger(corrections)} corrections`} by the platform`);
  if (gaps > 0) parts.push(`${hours(gaps)} without a snapshot`);
  return parts.length > 0 ? `; ${parts.join(", ")}.` : ".";
}

/** Returns a one-sentence summary of a metric's chart. `name` is the platform's name for the metric, in lower case. */
export function summarizeSeries(
  points: readonly SeriesPoint[],
  metric: Metric,
  mode: SeriesMode,
  name: string = metric,
): string {
  const total = cumulativeSeries(points, metric);
  const read = total.flatMap((point) => (point.value === null ? [] : [{ at: point.at, value: point.value }]));
  const first = read[0];
  const last = read.at(-1);
  if (!first || !last) return `No snapshot with ${name} yet.`;
  if (read.length === 1) return `One snapshot so far: ${formatInteger(first.value)} ${name}.`;
  const span = formatDuration(first.at, last.at);
  const change = last.value - first.value;
  const rest = remarks(total);
  if (mode === "cumulative") {
    if (change === 0) return `${capitalized(name)} stayed at ${formatInteger(last.value)} over ${span}${rest}`;
    const verb = change > 0 ? "rose" : "fell";
    return `${capitalized(name)} ${verb} from ${formatInteger(first.value)} to ${formatInteger(last.value)} in ${span}${rest}`;
  }
  const growth = hourlySeries(points, metric).flatMap((point) => (point.value === null ? [] : [point.value]));
  const most = growth.length > 0 ? `, at most ${formatInteger(Math.max(...growth))} in one` : "";
  const elapsed = (Date.parse(last.at) - Date.parse(first.at)) / HOUR_MS;
  // A few minutes are too short to derive hourly growth.
  if (elapsed < 0.5) return `${formatChange(change, formatInteger)} ${name} in ${span}${rest}`;
  return `On average ${average(change / elapsed)} ${name} per hour over ${span}${most}${rest}`;
}

/** Returns a one-sentence summary of the engagement rate. `format` formats a percentage. */
export function summarizeEngagement(series: readonly ChartPoint[], format: (percent: number) => string): string {
  const values = series.flatMap((point) => (point.value === null ? [] : [point.value]));
  const last = values.at(-1);
  if (last === undefined) return "No engagement rate yet: it requires a snapshot with views.";
  if (values.length === 1) return `${format(last)} at the only snapshot so far.`;
  const low = format(Math.min(...values));
  const high = format(Math.max(...values));
  return low === high ? `Steady at ${low}.` : `${format(last)} now, between ${low} and ${high} so far.`;
}
