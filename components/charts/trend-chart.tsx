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
import { scaleOf, type ValueUnit } from "@/lib/core/chart/value-scale-rules";
import {
  CHANGE_LINE,
  type ChartTick,
  GAP_AREA,
  GOAL_LINE,
  GOAL_TEXT,
  GRID,
  timeAxis,
  valueAxis,
  ZERO_LINE,
} from "./axes";
import { type ChartMark, MARKS_TOP } from "./chart-marks";
import { chartBox, TREND_HEIGHT } from "./chart-size";
import { LINE_CURSOR, tooltipOf } from "./chart-tooltip";
import { plainLine } from "./line-styles";
import { markLines } from "./mark-lines";
import { pointDots } from "./point-dots";
import { isAlone, OPEN_DASH, palerOf, TREND_FILL, type TrendPoint, trendParts } from "./trend-parts";
import { TrendTooltip } from "./trend-tooltip";

export interface TrendChartProps {
  /** The chart's name for screen readers. */
  label: string;
  points: readonly TrendPoint[];
  /** First and last key of each run of points without a snapshot. */
  gaps: readonly { from: number; to: number }[];
  /** A CSS color, one of the `--chart-*` variables. */
  color: string;
  unit: ValueUnit;
  /** Keys with a label on the time axis; overlapping labels are dropped. */
  ticks: readonly ChartTick[];
  /** Key where the definition of the values changes, marked by a dashed line; null for none. */
  changeAt?: number | null;
  /** Color of the second line; a paler tone of the first by default. */
  beforeColor?: string;
  /** Moments with a name. */
  marks?: readonly ChartMark[];
  /** A value to reach, with its name; the axis includes it. */
  goal?: { value: number; label: string } | null;
}

const NO_MARKS: readonly ChartMark[] = [];

/**
 * Renders a line over time and, if there is one, a paler line of an earlier period. Values still in progress are dashed
 * on both, so that neither seems to fall. Arrow keys move between points, and the tooltip is announced.
 */
export function TrendChart(props: TrendChartProps) {
  const { label, points, gaps, color, unit, ticks, changeAt = null, marks = NO_MARKS, goal = null } = props;
  const rows = trendParts(points);
  const values = [...points.flatMap(({ value, before }) => [value, before]), goal?.value ?? null];
  const scale = scaleOf(0, values, unit);
  const { beforeColor: paler = palerOf(color) } = props;
  const dots = points.flatMap(({ key, value }, index) =>
    value !== null && isAlone(points, index) ? [{ key, value, isRing: false, color }] : [],
  );
  const box = chartBox(label, TREND_HEIGHT);
  const shareOf = (key: number) => points.findIndex((point) => point.key === key) / Math.max(points.length - 1, 1);
  return (
    <ComposedChart data={rows} {...box} margin={marks.length > 0 ? { ...box.margin, top: MARKS_TOP } : box.margin}>
      <CartesianGrid {...GRID} />
      {gaps.map(({ from, to }) => (
        <ReferenceArea key={from} x1={from} x2={to} {...GAP_AREA} />
      ))}
      <XAxis {...timeAxis(ticks, 24)} />
      <YAxis {...valueAxis(scale)} />
      {scale.domain[0] < 0 && <ReferenceLine {...ZERO_LINE} />}
      {changeAt !== null && <ReferenceLine x={changeAt} {...CHANGE_LINE} />}
      {markLines(marks, shareOf)}
      {goal && (
        <ReferenceLine
          y={goal.value}
          {...GOAL_LINE}
          label={{ value: goal.label, position: "insideTopLeft", ...GOAL_TEXT }}
        />
      )}
      <Tooltip
        cursor={LINE_CURSOR}
        position={{ y: 0 }}
        {...tooltipOf(points, (point) => <TrendTooltip point={point} color={color} paler={paler} />)}
      />
      <Line dataKey="before" {...plainLine(paler)} strokeWidth={2} dot={false} />
      <Line dataKey="beforeOpen" {...plainLine(paler)} strokeWidth={2} strokeDasharray={OPEN_DASH} dot={false} />
      <Area
        dataKey="value"
        {...plainLine(color)}
        strokeWidth={2}
        fill={color}
        fillOpacity={TREND_FILL}
        baseValue={0}
        dot={false}
      />
      <Line dataKey="open" {...plainLine(color)} strokeWidth={2} strokeDasharray={OPEN_DASH} dot={false} />
      {pointDots(dots)}
    </ComposedChart>
  );
}
