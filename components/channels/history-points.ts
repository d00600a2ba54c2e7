import type { SeriesChartPoint } from "@/components/charts/series-chart";
import type { AudienceHistory } from "@/lib/channels/channels/audience-schemas";
import { formatMonth, formatPercent, type ReaderTime } from "@/lib/core/format";

/** A figure of each month that has one; methods are never mixed in a series. */
export interface HistorySeries {
  id: "quality" | "country" | "female" | "age";
  /** The country or the ages that the series is of; "" for the others. */
  of: string;
  months: { month: string; value: number }[];
}

type Share = AudienceHistory["imports"][number]["genders"][number];
const MIN_MONTHS = 2;

/** Returns the series with at least two months: quality, and of the latest audience the largest country, women and ages. */
export function historySeries({ samples, imports }: AudienceHistory): HistorySeries[] {
  const places = imports.some(({ countries }) => countries.length > 0) ? imports : samples;
  const country = largest(places.at(-1)?.countries ?? []);
  const age = largest(imports.at(-1)?.ages ?? []);
  const shares = <M extends { month: string }>(
    months: readonly M[],
    of: string,
    sharesOf: (month: M) => readonly Share[],
  ) =>
    months.flatMap((one) => {
      const found = sharesOf(one).find(({ name }) => name === of);
      return found ? [{ month: one.month, value: found.percent }] : [];
    });
  const series: HistorySeries[] = [
    {
      id: "quality",
      of: "",
      months: samples.flatMap(({ month, grade }) => (grade === null ? [] : [{ month, value: grade }])),
    },
    { id: "country", of: country, months: shares<(typeof places)[number]>(places, country, (one) => one.countries) },
    { id: "female", of: "female", months: shares(imports, "female", (one) => one.genders) },
    { id: "age", of: age, months: shares(imports, age, (one) => one.ages) },
  ];
  return series.filter(({ months }) => months.length >= MIN_MONTHS);
}

export const largest = (shares: readonly Share[]): string =>
  shares.toSorted((a, b) => b.percent - a.percent)[0]?.name ?? "";

const MOST_TICKS = 8;

/** Returns the series as chart points, one per month from its first to its last. Takes the reader of `useReaderDays`. */
export function drawnHistory({ id, months }: HistorySeries, reader: ReaderTime) {
  const found = new Map(months.map(({ month, value }) => [month, value]));
  const all = monthsFrom(months[0]?.month ?? "", months.at(-1)?.month ?? "");
  const values = all.map((month) => found.get(month) ?? null);
  const points: SeriesChartPoint[] = all.map((month, key) => {
    const value = values[key] ?? null;
    return {
      key,
      value,
      isMarked: false,
      isAlone: (values[key - 1] ?? null) === null && (values[key + 1] ?? null) === null,
      heading: monthName(month, reader),
      lines: [value === null ? "no data" : id === "quality" ? `${value} of 100` : formatPercent(value)],
    };
  });
  const every = Math.max(Math.ceil(all.length / MOST_TICKS), 1);
  // A label at the end would leave the chart.
  const isInside = (key: number) => key % every === 0 && (key < all.length - 1 || key === 0);
  const ticks = all.flatMap((month, key) => (isInside(key) ? [{ key, label: monthName(month, reader) }] : []));
  return { points, ticks };
}

export const monthName = (month: string, reader: ReaderTime): string =>
  formatMonth(`${month}-01T00:00:00.000Z`, reader);

/** Returns all months from the first to the last. */
export function monthsFrom(first: string, last: string): string[] {
  const months: string[] = [];
  for (
    let at = new Date(`${first}-01T00:00:00Z`);
    at.toISOString().slice(0, 7) <= last;
    at.setUTCMonth(at.getUTCMonth() + 1)
  )
    months.push(at.toISOString().slice(0, 7));
  return months;
}
