import type { CartesianGridProps, ReferenceAreaProps, ReferenceLineProps, XAxisProps, YAxisProps } from "recharts";

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

/** The width is fixed so that charts above one another line up. */
export function valueAxis(formatValue: (value: number) => string) {
  return {
    tickFormatter: formatValue,
    tick: TICK,
    tickLine: false,
    axisLine: false,
    width: 52,
  } satisfies YAxisProps;
}

export const GRID = { vertical: false, stroke: "var(--separator)" } as const satisfies CartesianGridProps;

/** Drawn where values lie on both sides of it. */
export const ZERO_LINE = { y: 0, stroke: "var(--muted)" } as const satisfies ReferenceLineProps;

/** The shade over a run of missing readings. */
export const GAP_AREA = {
  fill: "var(--muted)",
  fillOpacity: 0.1,
  stroke: "none",
  ifOverflow: "hidden",
} as const satisfies ReferenceAreaProps;
