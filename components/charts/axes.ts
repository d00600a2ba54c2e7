import type { CartesianGridProps, ReferenceAreaProps, ReferenceLineProps, XAxisProps, YAxisProps } from "recharts";
import type { ValueScale } from "./value-scale";

// Props to spread, not components around the axes: Recharts wants its own components as the chart's direct children.

export interface ChartTick {
  key: number;
  label: string;
}

const TICK = { fill: "var(--muted)", fontSize: 12 };

/** `minTickGap` in pixels: labels that would stand closer are left out. */
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
    height: 32,
  } satisfies XAxisProps;
}

/** Wide enough for most labels, so that charts above one another line up. */
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

/** Drawn where values lie on both sides of it. */
export const ZERO_LINE = { y: 0, stroke: "var(--muted)" } as const satisfies ReferenceLineProps;

/** Where what the values mean changed; the text beside the chart says how. */
export const CHANGE_LINE = { stroke: "var(--muted)", strokeDasharray: "4 4" } as const satisfies ReferenceLineProps;

/** The shade over a run of missing readings. */
export const GAP_AREA = {
  fill: "var(--muted)",
  fillOpacity: 0.1,
  stroke: "none",
  ifOverflow: "hidden",
} as const satisfies ReferenceAreaProps;
