"use client";

import {
  Bar,
  BarChart,
  type BarShapeProps,
  CartesianGrid,
  Rectangle,
  ReferenceArea,
  ReferenceLine,
  Tooltip,
  XAxis,
  YAxis,
} from "recharts";
import { CHANGE_LINE, type ChartTick, GAP_AREA, GRID, timeAxis, valueAxis, ZERO_LINE } from "./axes";
import { CHART_HEIGHT, chartBox } from "./chart-size";
import { type ChartPoint, ChartTooltip, tooltipOf } from "./chart-tooltip";
import { scaleOf, type ValueUnit } from "./value-scale";

export interface BarsChartPoint extends ChartPoint {
  /** Not over yet: drawn lighter. */
  isOpen: boolean;
}

export interface BarsChartProps {
  /** What a screen reader calls the chart. */
  label: string;
  points: readonly BarsChartPoint[];
  /** First and last key of each run of points without a reading. */
  gaps: readonly { from: number; to: number }[];
  /** A CSS color, one of the `--chart-*` variables. */
  color: string;
  unit: ValueUnit;
  /** Keys that get a label on the time axis; those that would overlap are left out. */
  ticks: readonly ChartTick[];
  /** Key at which the meaning of the values changes: a dashed line; null for none. */
  changeAt?: number | null;
}

/**
 * One bar for what was gained in each hour or day, from 0 upwards; what was lost hangs below it, hollow. Parts without a
 * reading are shaded. With the keyboard the arrows go from bar to bar, and the tooltip is read out.
 */
export function BarsChart({ label, points, gaps, color, unit, ticks, changeAt = null }: BarsChartProps) {
  const scale = scaleOf(
    0,
    points.map(({ value }) => value),
    unit,
  );
  const hasLoss = points.some((point) => point.value !== null && point.value < 0);
  const shape = ({ x, y, width, height, payload }: BarShapeProps) => {
    const point: BarsChartPoint = payload;
    const isLoss = point.value !== null && point.value < 0;
    return (
      <Rectangle
        {...{ x, y, width, height }}
        fill={isLoss ? "var(--background)" : color}
        fillOpacity={point.isOpen ? 0.5 : 1}
        stroke={isLoss || point.isOpen ? color : "none"}
        isAnimationActive={false}
      />
    );
  };
  return (
    <BarChart data={points} {...chartBox(label, CHART_HEIGHT)}>
      <CartesianGrid {...GRID} />
      {gaps.map(({ from, to }) => (
        <ReferenceArea key={from} x1={from} x2={to} {...GAP_AREA} />
      ))}
      <XAxis {...timeAxis(ticks, 24)} />
      <YAxis {...valueAxis(scale)} />
      {hasLoss && <ReferenceLine {...ZERO_LINE} />}
      {changeAt !== null && <ReferenceLine x={changeAt} {...CHANGE_LINE} />}
      <Tooltip
        cursor={{ fill: "var(--muted)", fillOpacity: 0.15 }}
        {...tooltipOf(points, (point) => <ChartTooltip point={point} />)}
      />
      <Bar dataKey="value" shape={shape} isAnimationActive={false} />
    </BarChart>
  );
}
