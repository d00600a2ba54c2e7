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
import { type ChartTick, GAP_AREA, timeAxis, valueAxis } from "./axes";
import { CHART_HEIGHT } from "./chart-size";
import { ChartTooltip } from "./chart-tooltip";

export interface BarsChartPoint {
  /** Unique along the axis, in its order. */
  key: number;
  value: number | null;
  /** Not over yet: drawn lighter. */
  isOpen: boolean;
  heading: string;
  /** What the tooltip says: the figure in words, or why there is none. */
  lines: readonly string[];
}

export interface BarsChartProps {
  /** What a screen reader calls the chart. */
  label: string;
  points: readonly BarsChartPoint[];
  /** First and last key of each run of points without a reading. */
  gaps: readonly { from: number; to: number }[];
  /** A CSS colour, one of the `--chart-*` variables. */
  color: string;
  formatValue: (value: number) => string;
  /** Keys that get a label on the time axis; those that would overlap are left out. */
  ticks: readonly ChartTick[];
}

/**
 * One bar for what was gained in each hour or day, from 0 upwards; what was lost hangs below it, hollow. Parts without a
 * reading are shaded. With the keyboard the arrows go from bar to bar, and the tooltip is read out.
 */
export function BarsChart({ label, points, gaps, color, formatValue, ticks }: BarsChartProps) {
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
    <BarChart
      responsive
      data={points}
      title={label}
      style={{ width: "100%", height: CHART_HEIGHT }}
      margin={{ top: 8, right: 8, bottom: 0, left: 0 }}
    >
      <CartesianGrid vertical={false} stroke="var(--separator)" />
      {gaps.map(({ from, to }) => (
        <ReferenceArea key={from} x1={from} x2={to} {...GAP_AREA} />
      ))}
      <XAxis {...timeAxis(ticks, 24)} />
      <YAxis domain={[(low: number) => Math.min(0, low), "auto"]} {...valueAxis(formatValue)} />
      {hasLoss && <ReferenceLine y={0} stroke="var(--muted)" />}
      <Tooltip
        // A missing hour has something to say too.
        filterNull={false}
        isAnimationActive={false}
        cursor={{ fill: "var(--muted)", fillOpacity: 0.15 }}
        content={({ active, label: key }) =>
          active ? <ChartTooltip point={points.find((point) => point.key === Number(key))} /> : null
        }
      />
      <Bar dataKey="value" shape={shape} isAnimationActive={false} />
    </BarChart>
  );
}
