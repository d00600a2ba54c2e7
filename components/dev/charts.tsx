import type { BarsChartProps } from "@/components/charts/bars-chart";
import { LazyBarsChart } from "@/components/charts/lazy-bars-chart";
import { LazyLinesChart } from "@/components/charts/lazy-lines-chart";
import { LazySeriesChart } from "@/components/charts/lazy-series-chart";
import { LazyTrendChart } from "@/components/charts/lazy-trend-chart";
import type { SeriesChartProps } from "@/components/charts/series-chart";
import type { TrendChartProps } from "@/components/charts/trend-chart";
import { barsOf, rowsOf, seriesOf, TICKS, trendOf, VALUES } from "@/components/dev/chart-data";
import type { Sample } from "@/components/dev/sample";

const series = (label: string, values: keyof typeof VALUES, changes: Partial<SeriesChartProps> = {}) => (
  <LazySeriesChart
    label={label}
    {...seriesOf(VALUES[values])}
    color="var(--chart-1)"
    floor={0}
    unit="count"
    ticks={TICKS}
    {...changes}
  />
);

const bars = (label: string, values: keyof typeof VALUES, changes: Partial<BarsChartProps> = {}) => (
  <LazyBarsChart
    label={label}
    {...barsOf(VALUES[values])}
    color="var(--chart-1)"
    unit="count"
    ticks={TICKS}
    {...changes}
  />
);

const trend = (
  label: string,
  values: keyof typeof VALUES,
  before: keyof typeof VALUES,
  changes: Partial<TrendChartProps> = {},
) => (
  <LazyTrendChart
    label={label}
    {...trendOf(VALUES[values], VALUES[before])}
    color="var(--chart-1)"
    unit="count"
    ticks={TICKS}
    {...changes}
  />
);

const lines = (label: string, names: readonly string[], changeAt: number | null = null) => (
  <LazyLinesChart
    label={label}
    rows={rowsOf(names)}
    names={names}
    floor={0}
    unit="count"
    ticks={TICKS}
    changeAt={changeAt}
  />
);

export const CHARTS: readonly Sample[] = [
  {
    name: "LazySeriesChart",
    note: "Arrow keys move between the points.",
    states: {
      Default: series("Line", "whole"),
      "Gaps, and a point alone": series("Line with gaps", "gaps"),
      "A point that needs attention": series("Line with a mark", "whole", seriesOf(VALUES.whole, [9])),
      "Definition of the values changes": series("Line with a change", "whole", { changeAt: 12 }),
      "Moments with a name, and a picked point": series("Line with moments", "whole", {
        marks: [
          { key: 0, label: "Published" },
          { key: 9, label: "Peak" },
          { key: 23, label: "1" },
        ],
        picked: 15,
        onPick: () => {},
      }),
      "One point": series("Line of one point", "single"),
      "No points": series("Line without points", "none"),
      "Flat, axis not from 0": series("Flat line", "flat", { floor: 3_500, color: "var(--chart-4)" }),
      Negative: series("Line with losses", "negative"),
      "Large numbers": series("Line of large numbers", "large", { color: "var(--chart-3)" }),
      Percent: series("Line of percentages", "percent", { unit: "percent", color: "var(--chart-5)" }),
      Dollars: series("Line of dollars", "dollars", { unit: "usd", color: "var(--chart-6)" }),
    },
  },
  {
    name: "LazyTrendChart",
    note: "The hour in progress is dashed, in both periods.",
    states: {
      "Compared with an earlier period": trend("Trend", "negative", "flat"),
      "Gaps, not compared": trend("Trend with gaps", "gaps", "none"),
      "No points": trend("Trend without points", "none", "none"),
      "With a goal": trend("Trend with a goal", "whole", "none", { goal: { value: 40_000, label: "Goal" } }),
    },
  },
  {
    name: "LazyBarsChart",
    note: "Losses are hollow. The hour in progress is lighter, or outlined without a value.",
    states: {
      Default: bars("Bars", "whole"),
      Gaps: bars("Bars with gaps", "gaps"),
      Losses: bars("Bars with losses", "negative"),
      "Definition of the values changes": bars("Bars with a change", "whole", { changeAt: 12 }),
      "One point": bars("One bar", "single"),
      "No points": bars("Bars without points", "none"),
      "Large numbers": bars("Bars of large numbers", "large", { color: "var(--chart-2)" }),
    },
  },
  {
    name: "LazyLinesChart",
    note: "Each line has its own color and pattern.",
    isWide: true,
    states: {
      "Six lines": lines("Six lines", ["A", "B", "C", "D", "E", "F"]),
      "Two lines, definition changes": lines("Two lines", ["A", "B"], 12),
      "One line": lines("One line", ["A"]),
    },
  },
];
