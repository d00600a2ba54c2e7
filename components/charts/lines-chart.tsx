"use client";

import { CartesianGrid, Line, LineChart, ReferenceDot, ReferenceLine, Tooltip, XAxis, YAxis } from "recharts";
import { scaleOf, type ValueUnit } from "@/lib/core/chart/value-scale-rules";
import { CHANGE_LINE, type ChartTick, GRID, timeAxis, valueAxis, ZERO_LINE } from "./axes";
import { chartBox, LINES_HEIGHT, LINES_RIGHT } from "./chart-size";
import { LINE_CURSOR, tooltipOf } from "./chart-tooltip";
import { lineStyle, plainLine } from "./line-styles";
import { LinesTooltip } from "./lines-tooltip";
import { pointDots } from "./point-dots";

/** Point marker: none, a dot (a single value between gaps), or a ring (needs attention). */
export type LineMark = "none" | "dot" | "ring";

export interface LinesChartRow {
  /** Position on the axis; unique and ascending. */
  key: number;
  heading: string;
  /** One entry per line. */
  values: readonly (number | null)[];
  marks: readonly LineMark[];
  /** Tooltip text per line: the formatted value, or why there is none. */
  words: readonly string[];
}

export interface LinesChartProps {
  /** The chart's name for screen readers. */
  label: string;
  rows: readonly LinesChartRow[];
  /** Short names of the lines; at most six. */
  names: readonly string[];
  floor: number;
  unit: ValueUnit;
  ticks: readonly ChartTick[];
  /** Key where the definition of the values changes, marked by a dashed line; null for none. */
  changeAt?: number | null;
}

/**
 * Renders several thin lines on one axis, each with its own hue and pattern and its name at the end. Missed hours break
 * the lines. Arrow keys move along the axis, and the values of all lines are announced.
 */
export function LinesChart({ label, rows, names, floor, unit, ticks, changeAt = null }: LinesChartProps) {
  const scale = scaleOf(
    floor,
    rows.flatMap(({ values }) => values),
    unit,
  );
  const hasNegative = rows.some(({ values }) => values.some((value) => value !== null && value < 0));
  const dots = names.flatMap((_, line) =>
    rows.flatMap(({ key, values, marks }) => {
      const value = values[line] ?? null;
      const mark = marks[line] ?? "none";
      return value === null || mark === "none"
        ? []
        : [{ key, value, isRing: mark === "ring", color: lineStyle(line).color }];
    }),
  );
  const ends = names.flatMap((name, line) => {
    const row = rows.findLast(({ values }) => (values[line] ?? null) !== null);
    const value = row?.values[line] ?? null;
    return row && value !== null ? [{ name, key: row.key, value }] : [];
  });
  return (
    <LineChart data={rows} {...chartBox(label, LINES_HEIGHT, LINES_RIGHT)}>
      <CartesianGrid {...GRID} />
      <XAxis type="number" domain={["dataMin", "dataMax"]} {...timeAxis(ticks, 24)} />
      <YAxis {...valueAxis(scale)} />
      {hasNegative && <ReferenceLine {...ZERO_LINE} />}
      {changeAt !== null && <ReferenceLine x={changeAt} {...CHANGE_LINE} />}
      <Tooltip cursor={LINE_CURSOR} {...tooltipOf(rows, (row) => <LinesTooltip row={row} names={names} />)} />
      {names.map((name, line) => {
        const { color, dash } = lineStyle(line);
        return (
          <Line
            key={name}
            name={name}
            dataKey={(row: LinesChartRow) => row.values[line] ?? null}
            {...plainLine(color)}
            strokeWidth={1.75}
            strokeDasharray={dash}
            dot={false}
          />
        );
      })}
      {pointDots(dots)}
      {ends.map(({ name, key, value }) => (
        <ReferenceDot
          key={name}
          x={key}
          y={value}
          shape={({ cx = 0, cy = 0 }) => <EndName x={cx} y={cy} name={name} />}
        />
      ))}
    </LineChart>
  );
}

/** The name of a line at its last point. */
function EndName({ x, y, name }: { x: number; y: number; name: string }) {
  return (
    <text x={x + 5} y={y} dy="0.35em" fill="var(--foreground)" fontSize={12} fontWeight={600}>
      {name}
    </text>
  );
}
