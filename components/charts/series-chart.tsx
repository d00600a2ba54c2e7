"use client";

import {
  Area,
  CartesianGrid,
  ComposedChart,
  Line,
  ReferenceArea,
  ReferenceLine,
  Tooltip,
  XAxis,
  YAxis,
} from "recharts";
import type { ValueUnit } from "@/lib/core/chart/value-scale-rules";
import {
  CHANGE_LINE,
  type ChartTick,
  DRAG_AREA,
  GAP_AREA,
  GRID,
  PICKED_LINE,
  timeAxis,
  valueAxis,
  ZERO_LINE,
} from "./axes";
import { type ChartMark, MARKS_TOP } from "./chart-marks";
import { CHART_HEIGHT, chartBox } from "./chart-size";
import { type ChartPoint, ChartTooltip, LINE_CURSOR, tooltipOf } from "./chart-tooltip";
import { plainLine, RANGE_AREA, TYPICAL_LINE } from "./line-styles";
import { markLines } from "./mark-lines";
import { pointDots } from "./point-dots";
import { seriesScale } from "./series-scale";
import { ActivePoint, useChartPicking } from "./use-chart-picking";

export interface SeriesChartPoint extends ChartPoint {
  /** Drawn with a ring, because the value needs attention. */
  isMarked: boolean;
  /** The only value between two gaps: a one-point line is not drawn, so it gets a dot. */
  isAlone: boolean;
  /** Ends of the typical range; null where it is unknown. Absent without a range. */
  range?: readonly [number, number] | null;
  /** Within the range. */
  typical?: number | null;
}

export interface SeriesChartProps {
  /** The chart's name for screen readers. */
  label: string;
  points: readonly SeriesChartPoint[];
  /** Keys of the values around each run of missing ones. */
  gaps: readonly { from: number; to: number }[];
  /** A CSS color, one of the `--chart-*` variables. */
  color: string;
  /** Start of the value axis. */
  floor: number;
  unit: ValueUnit;
  /** Keys with a label on the time axis; overlapping labels are dropped. */
  ticks: readonly ChartTick[];
  /** Key where the definition of the values changes, marked by a dashed line; null for none. */
  changeAt?: number | null;
  /** Moments with a name. */
  marks?: readonly ChartMark[];
  /** Key of the point that the reader picked, which has a line. */
  picked?: number | null;
  /** A point was clicked, or Enter was pressed on it. */
  onPick?: (key: number) => void;
  /** The pointer was dragged from one point to another. */
  onZoom?: (from: number, to: number) => void;
}

const NO_MARKS: readonly ChartMark[] = [];

/**
 * Renders one thin line over the hours. Missed hours break the line and are shaded. Arrow keys move between points, and
 * the tooltip is announced.
 */
export function SeriesChart(props: SeriesChartProps) {
  const { label, points, gaps, color, ticks, changeAt = null, marks = NO_MARKS, picked = null } = props;
  const { root, active, drag, handlers } = useChartPicking(props);
  const dots = points.flatMap(({ key, value, isMarked, isAlone }) =>
    value !== null && (isMarked || isAlone) ? [{ key, value, isRing: isMarked, color }] : [],
  );
  const scale = seriesScale(props);
  const hasRange = points.some(({ range }) => range != null);
  const hasNegative = points.some((point) => point.value !== null && point.value < 0);
  const shareOf = (key: number) => points.findIndex((point) => point.key === key) / Math.max(points.length - 1, 1);
  const box = chartBox(label, CHART_HEIGHT);
  const isPickable = props.onPick !== undefined || props.onZoom !== undefined;
  const chart = (
    <ComposedChart
      data={points}
      {...box}
      margin={marks.length > 0 ? { ...box.margin, top: MARKS_TOP } : box.margin}
      {...(isPickable && handlers)}
    >
      <CartesianGrid {...GRID} />
      {gaps.map(({ from, to }) => (
        <ReferenceArea key={from} x1={from} x2={to} {...GAP_AREA} />
      ))}
      <XAxis {...timeAxis(ticks, 48)} />
      <YAxis {...valueAxis(scale)} />
      {hasNegative && <ReferenceLine {...ZERO_LINE} />}
      {changeAt !== null && <ReferenceLine x={changeAt} {...CHANGE_LINE} />}
      {markLines(marks, shareOf)}
      {picked !== null && <ReferenceLine x={picked} {...PICKED_LINE} />}
      {drag && <ReferenceArea x1={drag.from} x2={drag.to} {...DRAG_AREA} />}
      {isPickable && <ActivePoint at={active} />}
      <Tooltip cursor={LINE_CURSOR} {...tooltipOf(points, (point) => <ChartTooltip point={point} />)} />
      {hasRange && (
        <Area dataKey="range" {...RANGE_AREA} isAnimationActive={false} activeDot={false} connectNulls={false} />
      )}
      {hasRange && (
        <Line dataKey="typical" {...plainLine("var(--muted)")} {...TYPICAL_LINE} dot={false} activeDot={false} />
      )}
      <Line dataKey="value" {...plainLine(color)} strokeWidth={1.5} dot={false} />
      {pointDots(dots)}
    </ComposedChart>
  );
  // The text of the page isn't selected while the pointer drags over the chart.
  return (
    <div ref={root} className={isPickable ? "select-none" : undefined}>
      {chart}
    </div>
  );
}
