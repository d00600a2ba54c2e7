import { scaleOf, type ValueScale } from "@/lib/core/chart/value-scale-rules";
import type { SeriesChartProps } from "./series-chart";

/** Returns the value axis of a series, on which its typical range fits too: the axis may start below `floor`. */
export const seriesScale = ({ points, floor, unit }: Pick<SeriesChartProps, "points" | "floor" | "unit">): ValueScale =>
  scaleOf(
    floor,
    points.flatMap(({ value, range }) => [value, ...(range ?? [])]),
    unit,
  );
