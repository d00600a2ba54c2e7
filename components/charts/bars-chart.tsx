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
import { scaleOf, type ValueUnit } from "@/lib/core/chart/value-scale-rules";
import { CHANGE_LINE, type ChartTick, GAP_AREA, GRID, OPEN_AREA, timeAxis, valueAxis, ZERO_LINE } from "./axes";
import { CHART_HEIGHT, chartBox } from "./chart-size";
import { type ChartPoint, ChartTooltip, tooltipOf } from "./chart-tooltip";

export interface BarsChartPoint extends ChartPoint {
  /** Still in progress: drawn lighter, or as an outlined place without a value. */
  isOpen: boolean;
}

export interface BarsChartProps {
  /** The chart's name for screen readers. */
  label: string;
  points: readonly BarsChartPoint[];
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
 * Renders one bar per hour or day: gains rise from 0, losses hang below it, hollow. Runs without a snapshot are shaded.
 * Arrow keys move between bars, and the tooltip is announced.
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
        fill={isLoss ? "var(--surface)" : color}
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
      {points.map(
        ({ key, value, isOpen }) =>
          isOpen && value === null && <ReferenceArea key={`open ${key}`} x1={key} x2={key} {...OPEN_AREA} />,
      )}
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
