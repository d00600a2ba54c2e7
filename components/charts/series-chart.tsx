"use client";

import {
  CartesianGrid,
  type DotItemDotProps,
  Line,
  LineChart,
  ReferenceArea,
  ReferenceLine,
  Tooltip,
  XAxis,
  YAxis,
} from "recharts";
import { type ChartTick, GAP_AREA, timeAxis, valueAxis } from "./axes";
import { CHART_HEIGHT } from "./chart-size";
import { ChartTooltip } from "./chart-tooltip";

export interface SeriesChartPoint {
  /** Unique along the axis, in its order. */
  key: number;
  value: number | null;
  /** Drawn with a ring, because something about this figure must be noticed. */
  isMarked: boolean;
  /** The only value between two gaps: a line of one point is not drawn, so it gets a dot. */
  isAlone: boolean;
  heading: string;
  /** What the tooltip says: the figure in words, or why there is none. */
  lines: readonly string[];
}

export interface SeriesChartProps {
  /** What a screen reader calls the chart. */
  label: string;
  points: readonly SeriesChartPoint[];
  /** Keys of the values around each run of missing ones. */
  gaps: readonly { from: number; to: number }[];
  /** A CSS colour, one of the `--chart-*` variables. */
  color: string;
  /** Where the value axis starts. */
  floor: number;
  formatValue: (value: number) => string;
  /** Keys that get a label on the time axis; those that would overlap are left out. */
  ticks: readonly ChartTick[];
}

/**
 * One thin line over the hours; missing ones are an interrupted line over a shaded band. With the keyboard the arrows go
 * from point to point, and the tooltip is read out.
 */
export function SeriesChart(props: SeriesChartProps) {
  const { label, points, gaps, color, floor, formatValue, ticks } = props;
  const dot = ({ cx, cy, payload, key }: DotItemDotProps) => {
    const point: SeriesChartPoint = payload;
    if (cx === undefined || cy === undefined || point.value === null) return <g key={key} />;
    if (point.isMarked)
      return <circle key={key} cx={cx} cy={cy} r={4} fill="var(--background)" stroke={color} strokeWidth={2} />;
    return point.isAlone ? <circle key={key} cx={cx} cy={cy} r={2} fill={color} /> : <g key={key} />;
  };
  const hasNegative = points.some((point) => point.value !== null && point.value < 0);
  return (
    <LineChart
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
      <XAxis {...timeAxis(ticks, 48)} />
      <YAxis domain={[floor, "auto"]} {...valueAxis(formatValue)} />
      {hasNegative && <ReferenceLine y={0} stroke="var(--muted)" />}
      <Tooltip
        // A missing hour has something to say too: why it is missing.
        filterNull={false}
        isAnimationActive={false}
        cursor={{ stroke: "var(--muted)", strokeWidth: 1 }}
        content={({ active, label: key }) =>
          active ? <ChartTooltip point={points.find((point) => point.key === Number(key))} /> : null
        }
      />
      <Line
        dataKey="value"
        type="linear"
        stroke={color}
        strokeWidth={1.5}
        dot={dot}
        activeDot={{ r: 4, stroke: "var(--background)", strokeWidth: 2, fill: color }}
        connectNulls={false}
        isAnimationActive={false}
      />
    </LineChart>
  );
}
