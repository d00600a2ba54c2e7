import { pointName } from "@/components/charts/time-points";
import { redefinitionKey } from "@/components/charts/view-redefinition";
import { formatChange, formatInteger, formatPercent, plural, type ReaderTime } from "@/lib/core/format";
import { gainedEngagement, isGap } from "@/lib/tracking/overview/rules";
import type { GainPoint, Gains, Overview } from "@/lib/tracking/overview/schemas";
import { METRIC_NAMES } from "@/lib/tracking/snapshots/figure-rules";
import type { Kpi } from "./search-params";

/** A metric's gain; for engagement, its rate. null if unknown. */
export const kpiValue = (gains: Gains, kpi: Kpi): number | null =>
  kpi === "engagement" ? gainedEngagement(gains) : gains[kpi];

/** "Views gained", "Engagement". */
export const kpiName = (kpi: Kpi): string => (kpi === "engagement" ? "Engagement" : `${METRIC_NAMES[kpi]} gained`);

/**
 * Returns where the chart marks YouTube's change of view counting; null if the chart isn't of views, its days don't
 * contain the change, or its counts don't follow both definitions.
 */
export function drawnRedefinition({ mixes_view_definitions, points }: Overview, kpi: Kpi): number | null {
  if (kpi !== "views" || !mixes_view_definitions) return null;
  return redefinitionKey(points.map(({ at }, key) => ({ key, at })));
}

const SPARK_PARTS = 28;

/** Returns a KPI in at most 28 equal parts, the last one unfinished; null for a part without a value. */
export function sparkValues(points: readonly GainPoint[], kpi: Kpi): (number | null)[] {
  const size = Math.ceil(points.length / SPARK_PARTS);
  const parts = Math.ceil(points.length / size);
  return Array.from({ length: parts }, (_, part) => {
    const known = points.slice(part * size, (part + 1) * size).flatMap((point) => kpiValue(point, kpi) ?? []);
    if (known.length === 0) return null;
    const sum = known.reduce((total, value) => total + value, 0);
    return kpi === "engagement" ? sum / known.length : sum;
  });
}

/** A KPI's value at a point: "+1,234", "3.19%", or why there is none. */
export function pointFigure(gains: Gains, kpi: Kpi): string {
  const value = kpiValue(gains, kpi);
  if (value === null) return "no data";
  return kpi === "engagement" ? formatPercent(value) : formatChange(value, formatInteger);
}

/** Further lines on a point. */
export function pointNotes(point: GainPoint, kpi: Kpi): string[] {
  if (isGap(point)) return [point.is_open ? "No snapshot yet" : "No snapshot"];
  const value = kpiValue(point, kpi);
  const snapshots = `${plural(point.snapshots, "snapshot")}${point.is_open ? " so far" : ""}`;
  if (value === null) return [`${snapshots}, none to compare with`];
  return value < 0 ? [snapshots, "Platforms corrected counts"] : [snapshots];
}

/** Returns a one-sentence summary of the chart. */
export function summarizeGains({ points, range, totals }: Overview, kpi: Kpi, timeZone: ReaderTime): string {
  const name = kpi === "engagement" ? "engagement" : METRIC_NAMES[kpi].toLowerCase();
  const total = kpiValue(totals, kpi);
  if (total === null) return `No ${name} gained in this range yet: a gain takes at least two snapshots.`;
  const figure = (value: number) => (kpi === "engagement" ? formatPercent(value) : formatInteger(value));
  const known = points.filter((point) => kpiValue(point, kpi) !== null);
  const most = known.reduce<GainPoint | undefined>(
    (best, point) => ((kpiValue(point, kpi) ?? 0) > (best ? (kpiValue(best, kpi) ?? 0) : 0) ? point : best),
    undefined,
  );
  const peak = most
    ? `, most ${range.bucket === "hour" ? "at" : "on"} ${pointName(most.at, range.bucket, timeZone)} (${figure(kpiValue(most, kpi) ?? 0)})`
    : "";
  const losses = known.filter((point) => (kpiValue(point, kpi) ?? 0) < 0).length;
  // Nothing is missing before the first snapshot.
  const begun = points.slice(points.findIndex((point) => !isGap(point)));
  const missing = begun.filter((point) => isGap(point) && !point.is_open).length;
  const notes = [
    losses > 0 ? `platforms corrected counts in ${plural(losses, range.bucket)}` : "",
    missing > 0 ? `${plural(missing, range.bucket)} without a snapshot` : "",
  ].filter(Boolean);
  const span = range.is_rolling ? "24 hours" : plural(range.days, "day");
  return `${figure(total)} ${name} in ${span}${peak}${notes.length > 0 ? `; ${notes.join(", ")}` : ""}.`;
}
