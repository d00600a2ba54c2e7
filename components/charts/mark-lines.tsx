import { ReferenceLine } from "recharts";
import { type ChartMark, MARK_LINE, MARK_TEXT, markAnchor } from "./chart-marks";

/** The marks of an interactive chart. A function, because Recharts requires its own components as direct children. */
export const markLines = (marks: readonly ChartMark[], shareOf: (key: number) => number) =>
  marks.map(({ key, label }) => (
    <ReferenceLine
      key={`${key} ${label}`}
      x={key}
      {...MARK_LINE}
      label={({ viewBox }: { viewBox?: unknown }) => {
        const { x = 0, y = 0 } = (viewBox ?? {}) as { x?: number; y?: number };
        return (
          <text x={x} y={y - 7} textAnchor={markAnchor(shareOf(key))} {...MARK_TEXT}>
            {label}
          </text>
        );
      }}
    />
  ));
