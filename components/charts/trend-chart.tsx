"use client";

import {
  Area,
  CartesianGrid,
  ComposedChart,
  type DotItemDotProps,
  Line,
  ReferenceArea,
  ReferenceLine,
  Tooltip,
  XAxis,
  YAxis,
} from "recharts";
import { CHANGE_LINE, type ChartTick, GAP_AREA, GRID, timeAxis, valueAxis, ZERO_LINE } from "./axes";
import { chartBox, TREND_HEIGHT } from "./chart-size";
import { LINE_CURSOR, tooltipOf } from "./chart-tooltip";
import { plainLine } from "./line-styles";
import { EARLIER_SHARE, isAlone, OPEN_DASH, TREND_FILL, type TrendPoint, trendParts } from "./trend-parts";
import { TrendTooltip } from "./trend-tooltip";
import { scaleOf, type ValueUnit } from "./value-scale";

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
}

/**
 * Renders a line over time and, if there is one, a paler line of an earlier period. Values still in progress are dashed
 * on both, so that neither seems to fall. Arrow keys move between points, and the tooltip is announced.
 */
export function TrendChart({ label, points, gaps, color, unit, ticks, changeAt = null }: TrendChartProps) {
  const rows = trendParts(points);
  const values = points.flatMap(({ value, before }) => [value, before]);
  const scale = scaleOf(0, values, unit);
  const paler = `color-mix(in oklab, ${color} ${EARLIER_SHARE}%, var(--surface))`;
  const dot = ({ cx, cy, index, key }: DotItemDotProps) =>
    cx !== undefined && cy !== undefined && isAlone(points, index) ? (
      <circle key={key} cx={cx} cy={cy} r={2} fill={color} />
    ) : (
      <g key={key} />
    );
  return (
    <ComposedChart data={rows} {...chartBox(label, TREND_HEIGHT)}>
      <CartesianGrid {...GRID} />
      {gaps.map(({ from, to }) => (
        <ReferenceArea key={from} x1={from} x2={to} {...GAP_AREA} />
      ))}
      <XAxis {...timeAxis(ticks, 24)} />
      <YAxis {...valueAxis(scale)} />
      {scale.domain[0] < 0 && <ReferenceLine {...ZERO_LINE} />}
      {changeAt !== null && <ReferenceLine x={changeAt} {...CHANGE_LINE} />}
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
        dot={dot}
      />
      <Line dataKey="open" {...plainLine(color)} strokeWidth={2} strokeDasharray={OPEN_DASH} dot={false} />
    </ComposedChart>
  );
}
