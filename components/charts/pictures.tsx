import { scaleOf } from "@/lib/core/chart/value-scale-rules";
import { OPEN_AREA } from "./axes";
import type { BarsChartProps } from "./bars-chart";
import { ChartPicture, PictureLine } from "./chart-picture";
import { CHART_HEIGHT, LINES_HEIGHT, LINES_RIGHT } from "./chart-size";
import { lineStyle, RANGE_AREA, TYPICAL_LINE } from "./line-styles";
import type { LinesChartProps } from "./lines-chart";
import type { SeriesChartProps } from "./series-chart";
import { seriesScale } from "./series-scale";

/** The pictures that stand in for the interactive charts, with the same props. */

/** Returns the position of keys when all points are equally far apart; a single point is in the middle. */
function pointShares(points: readonly { key: number }[]) {
  const indexes = new Map(points.map(({ key }, index) => [key, index]));
  const shareAt = (index: number) => (points.length > 1 ? index / (points.length - 1) : 0.5);
  return { shareAt, shareOf: (key: number) => shareAt(indexes.get(key) ?? 0) };
}

export function SeriesPicture(props: SeriesChartProps) {
  const { label, points, gaps, color, ticks, changeAt, marks } = props;
  const values = points.map(({ value }) => value);
  const { shareAt, shareOf } = pointShares(points);
  return (
    <ChartPicture
      label={label}
      height={CHART_HEIGHT}
      scale={seriesScale(props)}
      ticks={ticks}
      shareOf={shareOf}
      gaps={gaps.map(({ from, to }) => ({ from: shareOf(from), to: shareOf(to) }))}
      changeAt={changeAt}
      marks={marks}
    >
      {(plot) => (
        <>
          <path d={rangePath(points, (index) => plot.x(shareAt(index)), plot.y)} {...RANGE_AREA} />
          <PictureLine
            values={points.map(({ typical }) => typical ?? null)}
            shareAt={shareAt}
            color={TYPICAL_LINE.stroke}
            width={TYPICAL_LINE.strokeWidth}
            dash={TYPICAL_LINE.strokeDasharray}
            plot={plot}
          />
          <PictureLine values={values} shareAt={shareAt} color={color} width={1.5} plot={plot} />
        </>
      )}
    </ChartPicture>
  );
}

/** Returns the outline of each run of ranges: along its upper ends, and back along the lower ones. */
function rangePath(
  points: SeriesChartProps["points"],
  xOf: (index: number) => number,
  yOf: (value: number) => number,
): string {
  let [path, back] = ["", ""];
  points.forEach(({ range }, index) => {
    if (!range) return;
    const isFirst = !points[index - 1]?.range;
    path += `${isFirst ? "M" : "L"}${xOf(index)} ${yOf(range[1])}`;
    back = `L${xOf(index)} ${yOf(range[0])}${isFirst ? "" : back}`;
    if (!points[index + 1]?.range) path += `${back}Z`;
  });
  return path;
}

/** The share of its slot that a bar leaves free on each side, as in Recharts. */
const BAR_GAP = 0.1;

export function BarsPicture({ label, points, gaps, color, unit, ticks, changeAt }: BarsChartProps) {
  const indexes = new Map(points.map(({ key }, index) => [key, index]));
  const slot = 1 / Math.max(points.length, 1);
  const startOf = (key: number) => (indexes.get(key) ?? 0) * slot;
  const scale = scaleOf(
    0,
    points.map(({ value }) => value),
    unit,
  );
  const [low] = scale.domain;
  return (
    <ChartPicture
      label={label}
      height={CHART_HEIGHT}
      scale={scale}
      ticks={ticks}
      shareOf={(key) => startOf(key) + slot / 2}
      gaps={gaps.map(({ from, to }) => ({ from: startOf(from), to: startOf(to) + slot }))}
      changeAt={changeAt}
    >
      {({ x, y }) =>
        points.map(({ key, value, isOpen }) => {
          if (value === null)
            return isOpen ? (
              <rect key={key} x={x(startOf(key))} y={0} width={x(slot)} height={y(low)} {...OPEN_AREA} />
            ) : null;
          const isLoss = value < 0;
          return (
            <rect
              key={key}
              x={x(startOf(key) + slot * BAR_GAP)}
              y={Math.min(y(value), y(0))}
              width={x(slot * (1 - 2 * BAR_GAP))}
              height={Math.abs(y(value) - y(0))}
              fill={isLoss ? "var(--surface)" : color}
              fillOpacity={isOpen ? 0.5 : 1}
              stroke={isLoss || isOpen ? color : "none"}
              vectorEffect="non-scaling-stroke"
            />
          );
        })
      }
    </ChartPicture>
  );
}

export function LinesPicture({ label, rows, names, floor, unit, ticks, changeAt }: LinesChartProps) {
  const first = rows[0]?.key ?? 0;
  const span = (rows.at(-1)?.key ?? 0) - first;
  const shareOf = (key: number) => (span > 0 ? (key - first) / span : 0.5);
  return (
    <ChartPicture
      label={label}
      height={LINES_HEIGHT}
      right={LINES_RIGHT}
      scale={scaleOf(
        floor,
        rows.flatMap(({ values }) => values),
        unit,
      )}
      ticks={ticks}
      shareOf={shareOf}
      changeAt={changeAt}
    >
      {(plot) =>
        names.map((name, line) => {
          const { color, dash } = lineStyle(line);
          return (
            <PictureLine
              key={name}
              values={rows.map(({ values }) => values[line] ?? null)}
              shareAt={(index) => shareOf(rows[index]?.key ?? first)}
              color={color}
              width={1.75}
              dash={dash}
              plot={plot}
            />
          );
        })
      }
    </ChartPicture>
  );
}
