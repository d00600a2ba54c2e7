import type { LineProps } from "recharts";

export interface LineStyle {
  /** A CSS color. */
  color: string;
  /** `stroke-dasharray`; undefined for a solid line. */
  dash: string | undefined;
}

/** Six lines that differ in both hue and pattern, so that either is enough. */
export const LINE_STYLES: readonly LineStyle[] = [
  { color: "var(--chart-1)", dash: undefined },
  { color: "var(--chart-2)", dash: "7 3" },
  { color: "var(--chart-3)", dash: "2 3" },
  { color: "var(--chart-4)", dash: "9 3 2 3" },
  { color: "var(--chart-5)", dash: "14 4" },
  { color: "var(--chart-6)", dash: "4 2 1 2 1 2" },
];

const WHOLE: LineStyle = { color: "var(--chart-1)", dash: undefined };
export const lineStyle = (index: number): LineStyle => LINE_STYLES[index % LINE_STYLES.length] ?? WHOLE;

/** The typical range behind a line, and the median within it. */
export const RANGE_AREA = { fill: "var(--muted)", fillOpacity: 0.16, stroke: "none" } as const;
export const TYPICAL_LINE = { stroke: "var(--muted)", strokeWidth: 1, strokeDasharray: "4 3" } as const;

/** Common line props: straight segments, with gaps at missing values. */
export const plainLine = (color: string) =>
  ({
    type: "linear",
    stroke: color,
    activeDot: { r: 4, stroke: "var(--surface)", strokeWidth: 2, fill: color },
    connectNulls: false,
    isAnimationActive: false,
  }) as const satisfies Partial<LineProps>;
