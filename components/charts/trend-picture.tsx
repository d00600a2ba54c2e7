import { scaleOf } from "@/lib/core/chart/value-scale-rules";
import { ChartPicture, PictureLine } from "./chart-picture";
import { TREND_HEIGHT } from "./chart-size";
import type { TrendChartProps } from "./trend-chart";
import { OPEN_DASH, palerOf, TREND_FILL, trendParts } from "./trend-parts";

/** The picture of a `TrendChart`, with the same props. */
export function TrendPicture(props: TrendChartProps) {
  const {
    label,
    points,
    gaps,
    color,
    unit,
    ticks,
    changeAt,
    marks,
    goal = null,
    beforeColor: paler = palerOf(color),
  } = props;
  const rows = trendParts(points);
  const indexes = new Map(points.map(({ key }, index) => [key, index]));
  const shareAt = (index: number) => (points.length > 1 ? index / (points.length - 1) : 0.5);
  const shareOf = (key: number) => shareAt(indexes.get(key) ?? 0);
  return (
    <ChartPicture
      label={label}
      height={TREND_HEIGHT}
      scale={scaleOf(0, [...points.flatMap(({ value, before }) => [value, before]), goal?.value ?? null], unit)}
      ticks={ticks}
      shareOf={shareOf}
      gaps={gaps.map(({ from, to }) => ({ from: shareOf(from), to: shareOf(to) }))}
      changeAt={changeAt}
      marks={marks}
      goal={goal}
    >
      {(plot) => {
        const line = (part: "value" | "open" | "before" | "beforeOpen", stroke: string, dash?: string) => (
          <PictureLine values={rows.map((row) => row[part])} {...{ shareAt, color: stroke, width: 2, dash, plot }} />
        );
        return (
          <>
            {line("before", paler)}
            {line("beforeOpen", paler, OPEN_DASH)}
            <path
              d={areaOf(
                rows.map(({ value }) => value),
                (index) => plot.x(shareAt(index)),
                plot.y,
              )}
              fill={color}
              fillOpacity={TREND_FILL}
            />
            {line("value", color)}
            {line("open", color, OPEN_DASH)}
          </>
        );
      }}
    </ChartPicture>
  );
}

/** The area between 0 and each run of values. */
function areaOf(values: readonly (number | null)[], xOf: (index: number) => number, yOf: (value: number) => number) {
  let path = "";
  values.forEach((value, index) => {
    if (value === null) return;
    const point = `${xOf(index)} ${yOf(value)}`;
    const isFirst = (values[index - 1] ?? null) === null;
    const isLast = (values[index + 1] ?? null) === null;
    path += isFirst ? `M${xOf(index)} ${yOf(0)}L${point}` : `L${point}`;
    if (isLast) path += `L${xOf(index)} ${yOf(0)}Z`;
  });
  return path;
}
