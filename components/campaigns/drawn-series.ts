import type { ChartMark } from "@/components/charts/chart-marks";
import { pointGaps, pointName, pointTicks } from "@/components/charts/time-points";
import type { TrendPoint } from "@/components/charts/trend-parts";
import { daysFor, formatChange, formatInteger, plural, type ReaderTime } from "@/lib/core/format";
import { GOAL_METRIC_NAMES } from "@/lib/insight/campaigns/choice-rules";
import type { CampaignSeries, CampaignSeriesPoint } from "@/lib/insight/campaigns/dashboard-schemas";
import type { CampaignMetric, CampaignMode } from "./search-params";

export interface Drawing {
  metric: CampaignMetric;
  mode: CampaignMode;
}

/** A point's total or gain; null without a snapshot, because nothing is known of it. */
export const pointValue = (point: CampaignSeriesPoint, { metric, mode }: Drawing): number | null =>
  mode === "total" ? (point.snapshots === 0 ? null : point[metric]) : point[`${metric}_gained`];

/** "Views", "Views gained per hour". */
export const drawingName = ({ metric, mode }: Drawing, step: CampaignSeries["step"]): string =>
  mode === "total" ? GOAL_METRIC_NAMES[metric] : `${GOAL_METRIC_NAMES[metric]} gained per ${step}`;

/** "640,000", "+1,200", or why there is none. */
export function pointFigure(point: CampaignSeriesPoint, drawing: Drawing): string {
  const value = pointValue(point, drawing);
  if (value === null) return point.snapshots === 0 ? "no snapshot" : "no data";
  return drawing.mode === "total" ? formatInteger(value) : formatChange(value, formatInteger);
}

/** Days of a series are days in UTC. */
export const readerOf = (step: CampaignSeries["step"], reader: ReaderTime): ReaderTime =>
  step === "hour" ? reader : daysFor(reader);

/** Returns the series as a chart draws it. */
export function drawnSeries({ step, points }: CampaignSeries, drawing: Drawing, reader: ReaderTime) {
  const zone = readerOf(step, reader);
  return {
    points: points.map(
      (point, key): TrendPoint => ({
        key,
        value: pointValue(point, drawing),
        before: null,
        isOpen: point.is_open,
        heading: drawingName(drawing, step),
        change: "",
        rows: [{ name: pointName(point.at, step, zone), value: pointFigure(point, drawing), isBefore: false }],
        notes: [`${plural(point.snapshots, "snapshot")}${point.is_open ? " so far" : ""}`],
      }),
    ),
    gaps: pointGaps(points),
    ticks: pointTicks(points, step, zone),
  };
}

/** Returns the moments that lie within the series, with their names. */
export function marksOf(
  points: readonly CampaignSeriesPoint[],
  moments: readonly { at: string | null; label: string }[],
): ChartMark[] {
  return moments.flatMap(({ at, label }) => {
    if (at === null) return [];
    const time = Date.parse(at);
    const key = points.findLastIndex((point) => Date.parse(point.at) <= time);
    // A moment after the last point is not in the chart.
    const isBeyond =
      key === points.length - 1 && key > 0 && time >= Date.parse(points[key]?.at ?? "") + lengthOf(points);
    return key < 0 || isBeyond ? [] : [{ key, label }];
  });
}

const lengthOf = ([first, second]: readonly CampaignSeriesPoint[]): number =>
  Date.parse(second?.at ?? "") - Date.parse(first?.at ?? "");
