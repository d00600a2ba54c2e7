import type { CartesianGridProps, ReferenceAreaProps, ReferenceLineProps, XAxisProps, YAxisProps } from "recharts";
import type { ValueScale } from "@/lib/core/chart/value-scale-rules";
import { TIME_AXIS_HEIGHT } from "./chart-size";

// Props to spread instead of components that wrap the axes: Recharts requires its own components as direct children.

export interface ChartTick {
  key: number;
  label: string;
}

const TICK = { fill: "var(--muted)", fontSize: 12 };

/** `minTickGap` in pixels: labels closer than this are dropped. */
export function timeAxis(ticks: readonly ChartTick[], minTickGap: number) {
  const labels = new Map(ticks.map(({ key, label }) => [key, label]));
  return {
    dataKey: "key",
    ticks: ticks.map(({ key }) => key),
    tickFormatter: (key: number) => labels.get(key) ?? "",
    tick: TICK,
    tickLine: false,
    axisLine: { stroke: "var(--border)" },
    minTickGap,
    tickMargin: 8,
    height: TIME_AXIS_HEIGHT,
  } satisfies XAxisProps;
}

/** Wide enough for most labels, so that stacked charts align. */
const AXIS_WIDTH = 52;
const CHARACTER_WIDTH = 7;

export function valueAxis({ domain, ticks, labels }: ValueScale) {
  const longest = Math.max(...labels.map(({ length }) => length));
  return {
    domain,
    ticks,
    tickFormatter: (value: number) => labels[ticks.indexOf(value)] ?? "",
    tick: TICK,
    tickLine: false,
    axisLine: false,
    width: Math.max(AXIS_WIDTH, longest * CHARACTER_WIDTH + 10),
  } satisfies YAxisProps;
}

export const GRID = { vertical: false, stroke: "var(--separator)" } as const satisfies CartesianGridProps;

/** Drawn if values lie on both sides of 0. */
export const ZERO_LINE = { y: 0, stroke: "var(--muted)" } as const satisfies ReferenceLineProps;

/** Marks where the definition of the values changed; the text next to the chart explains the change. */
export const CHANGE_LINE = { stroke: "var(--muted)", strokeDasharray: "4 4" } as const satisfies ReferenceLineProps;

/** The shading over missed hours. */
export const GAP_AREA = {
  fill: "var(--muted)",
  fillOpacity: 0.1,
  stroke: "none",
  ifOverflow: "hidden",
} as const satisfies ReferenceAreaProps;

/** The range that the pointer drags over. */
export const DRAG_AREA = {
  fill: "var(--accent)",
  fillOpacity: 0.12,
  stroke: "none",
  ifOverflow: "hidden",
} as const satisfies ReferenceAreaProps;

/** The point that the reader picked. */
export const PICKED_LINE = { stroke: "var(--accent)", strokeWidth: 1.5 } as const satisfies ReferenceLineProps;

/** The place of a bar that is still in progress and has no value yet. */
export const OPEN_AREA = {
  fill: "var(--accent)",
  fillOpacity: 0.1,
  stroke: "var(--accent)",
  strokeOpacity: 0.5,
  strokeDasharray: "3 3",
} as const satisfies ReferenceAreaProps;

/** A value to reach, across the chart; its name is above the line. */
export const GOAL_LINE = { stroke: "var(--foreground)", strokeOpacity: 0.6, strokeDasharray: "6 4" } as const;
export const GOAL_TEXT = { fill: "var(--foreground)", fontSize: 12, fontWeight: 500 } as const;
