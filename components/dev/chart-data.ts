import type { BarsChartPoint } from "@/components/charts/bars-chart";
import type { LinesChartRow } from "@/components/charts/lines-chart";
import type { SeriesChartPoint } from "@/components/charts/series-chart";
import type { TrendPoint } from "@/components/charts/trend-parts";
import { formatInteger } from "@/lib/core/format";

/** Fixed numbers for the charts: the same at every load, so that pictures can be compared. */

type Values = readonly (number | null)[];

const HOURS = 24;
const at = (hour: number) => `${String(hour).padStart(2, "0")}:00`;
const hours = <T>(make: (hour: number) => T): T[] => Array.from({ length: HOURS }, (_, hour) => make(hour));

/** A growing count with hours that gained little. */
const growing = (scale: number, phase = 0) =>
  hours((hour) => Math.round(scale * (hour + 1 + Math.sin(hour / 2 + phase) * 0.9)));

const without = (values: Values, missing: readonly number[]): Values =>
  values.map((value, hour) => (missing.includes(hour) ? null : value));

/** Hours 5 to 8 and 14 have no snapshot, and neither has 16: hour 15 is alone between two gaps. */
const MISSING = [5, 6, 7, 8, 14, 16];

export const VALUES = {
  whole: growing(1_200),
  gaps: without(growing(1_200), MISSING),
  single: hours((hour) => (hour === 12 ? 4_200 : null)),
  none: hours(() => null),
  flat: hours(() => 3_517),
  negative: hours((hour) => Math.round(400 * Math.sin(hour / 3))),
  large: growing(4_500_000_000),
  percent: hours((hour) => 3 + Math.sin(hour / 4) / 3),
  dollars: hours((hour) => 0.004 + hour * 0.0003),
} satisfies Record<string, Values>;

export const TICKS = [0, 6, 12, 18].map((hour) => ({ key: hour, label: at(hour) }));

const linesOf = (value: number | null) => [
  value === null ? "No snapshot: the platform didn't respond" : `${formatInteger(value)} views`,
];

/** Runs of hours without a value. */
function runsOf(values: Values): { from: number; to: number }[] {
  const starts = values.flatMap((value, hour) =>
    value === null && (hour === 0 || values[hour - 1] !== null) ? [hour] : [],
  );
  return starts.map((from) => {
    const end = values.findIndex((value, hour) => hour > from && value !== null);
    return { from, to: end < 0 ? values.length - 1 : end - 1 };
  });
}

/** Points and gaps of a single line; the gaps reach to the values around them. */
export function seriesOf(values: Values, marked: readonly number[] = []) {
  const points: SeriesChartPoint[] = values.map((value, key) => ({
    key,
    value,
    heading: `20 Nov, ${at(key)}`,
    lines: linesOf(value),
    isMarked: marked.includes(key),
    isAlone: value !== null && (values[key - 1] ?? null) === null && (values[key + 1] ?? null) === null,
  }));
  const gaps = runsOf(values).map(({ from, to }) => ({ from: Math.max(from - 1, 0), to: Math.min(to + 1, HOURS - 1) }));
  return { points, gaps };
}

/** Points and gaps of bars; the last hour is still in progress. */
export function barsOf(values: Values) {
  const points: BarsChartPoint[] = values.map((value, key) => ({
    key,
    value,
    heading: `20 Nov, ${at(key)}`,
    lines: linesOf(value),
    isOpen: key === values.length - 1,
  }));
  return { points, gaps: runsOf(values) };
}

/** Rows of several lines; every second one has gaps. */
export function rowsOf(names: readonly string[]): LinesChartRow[] {
  const lines = names.map((_, line) => {
    const values = growing(900 + line * 260, line);
    return line % 2 === 1 ? without(values, MISSING) : values;
  });
  return hours((hour) => {
    const values = lines.map((line) => line[hour] ?? null);
    return {
      key: hour,
      heading: `Hour ${hour}`,
      values,
      marks: names.map((_, line) => (line === 1 && hour === 15 ? "dot" : line === 0 && hour === 10 ? "ring" : "none")),
      words: values.map((value) => (value === null ? "no snapshot" : formatInteger(value))),
    };
  });
}

/** Points of two periods; the last hour is in progress. */
export function trendOf(values: Values, before: Values) {
  const points: TrendPoint[] = values.map((value, key) => ({
    key,
    value,
    before: before[key] ?? null,
    isOpen: key === HOURS - 1,
    heading: "Views gained",
    change: "",
    rows: [{ name: `20 Nov, ${at(key)}`, value: value === null ? "no data" : formatInteger(value), isBefore: false }],
    notes: [],
  }));
  return { points, gaps: runsOf(values) };
}
