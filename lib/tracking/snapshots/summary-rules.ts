import { formatChange, formatDuration, formatInteger, plural } from "@/lib/core/format";
import { HOUR_MS } from "@/lib/core/time/unit-rules";
import type { Metric } from "@/lib/platforms/schemas";
import type { SeriesPoint } from "@/lib/tracking/snapshots/schemas";
import { type ChartPoint, cumulativeSeries, hourlySeries, type SeriesMode } from "./series-rules";

const GAP_REASONS: Record<string, string> = {
  unavailable: "The platform said the video is gone",
  private: "The platform said the video is private",
  rate_limited: "The platform asked us to slow down",
  quota: "The platform's daily quota was used up",
  auth: "The platform refused our access",
  transient: "The platform did not answer",
  invalid_response: "The platform's answer could not be read",
  platform_paused: "Collection from this platform was paused",
  no_balance: "Paused: the balance could not pay it",
  paused: "Paused: the balance could not pay it",
  suspended: "The organization was suspended",
  cancelled: "An administrator cancelled the tracking in this hour",
  missed: "The collection did not run in this hour",
  stopped: "Monitoring was stopped in this hour",
};

/** Why an hour has no reading, in words. */
export const gapReason = (reason: string | null): string =>
  (reason ? GAP_REASONS[reason] : undefined) ?? "No reading in this hour";

const hours = (count: number) => plural(count, "hour");
/** Slow growth would be rounded to nothing: below ten an hour it keeps one decimal. */
const average = (value: number) => (Math.abs(value) < 10 ? String(Math.round(value * 10) / 10) : formatInteger(value));
const capitalised = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

function remarks(series: readonly ChartPoint[], name: string): string {
  const gaps = series.filter((point) => point.absence === "gap").length;
  const corrections = series.filter((point) => point.isCorrection).length;
  const parts: string[] = [];
  if (corrections > 0)
    parts.push(`the platform took ${name} back ${corrections === 1 ? "once" : `${formatInteger(corrections)} times`}`);
  if (gaps > 0) parts.push(`${hours(gaps)} without a reading`);
  return parts.length > 0 ? `; ${parts.join(", ")}.` : ".";
}

/** One sentence that says what the chart of a metric shows; `name` is what the platform calls the metric, in lower case. */
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
  if (!first || !last) return `No reading of ${name} yet.`;
  if (read.length === 1) return `One reading so far: ${formatInteger(first.value)} ${name}.`;
  const span = formatDuration(first.at, last.at);
  const change = last.value - first.value;
  const rest = remarks(total, name);
  if (mode === "cumulative") {
    if (change === 0) return `${capitalised(name)} stayed at ${formatInteger(last.value)} over ${span}${rest}`;
    const verb = change > 0 ? "rose" : "fell";
    return `${capitalised(name)} ${verb} from ${formatInteger(first.value)} to ${formatInteger(last.value)} in ${span}${rest}`;
  }
  const growth = hourlySeries(points, metric).flatMap((point) => (point.value === null ? [] : [point.value]));
  const most = growth.length > 0 ? `, at most ${formatInteger(Math.max(...growth))} in one` : "";
  const elapsed = (Date.parse(last.at) - Date.parse(first.at)) / HOUR_MS;
  // An hour's growth is not told from a few minutes of it.
  if (elapsed < 0.5) return `${formatChange(change, formatInteger)} ${name} in ${span}${rest}`;
  return `On average ${average(change / elapsed)} ${name} an hour over ${span}${most}${rest}`;
}

/** One sentence on the engagement rate; `format` turns percent into words. */
export function summarizeEngagement(series: readonly ChartPoint[], format: (percent: number) => string): string {
  const values = series.flatMap((point) => (point.value === null ? [] : [point.value]));
  const last = values.at(-1);
  if (last === undefined) return "No engagement rate yet: it needs a reading with views.";
  if (values.length === 1) return `${format(last)} at the only reading so far.`;
  const low = format(Math.min(...values));
  const high = format(Math.max(...values));
  return low === high ? `Steady at ${low}.` : `${format(last)} now, between ${low} and ${high} so far.`;
}
