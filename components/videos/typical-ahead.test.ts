import { expect, test } from "vitest";
import { withRange } from "@/components/benchmarks/words";
import type { BandAge } from "@/lib/insight/benchmarks/bands-rules";
import type { ChartPoint } from "@/lib/tracking/snapshots/rules";
import { drawnSeries } from "./drawn-series";
import { hoursAhead } from "./typical-ahead";

const START = Date.parse("2026-03-10T12:00:00Z");
/** An hour before tracking started. */
const PUBLISHED = new Date(START - 3_600_000).toISOString();
const seriesOf = (hours: number): ChartPoint[] =>
  Array.from({ length: hours }, (_, hour) => ({
    hour,
    at: new Date(START + hour * 3_600_000).toISOString(),
    value: 100 + hour,
    absence: null,
    gapReason: null,
    since: null,
    isCorrection: false,
    spanning: null,
  }));
const AGES: BandAge[] = [1, 2, 3, 4, 6, 8, 12, 16, 20, 24, 30].map((age) => ({
  age,
  videos: 5,
  p30: 10 * age,
  p50: 20 * age,
  p70: 30 * age,
  p90: 40 * age,
}));

test("a video in its first day has the typical range ahead, up to hour 24, without values or gaps", () => {
  const series = seriesOf(1);
  const hours = [...series, ...hoursAhead(series, AGES, PUBLISHED)];
  expect(hours.map(({ hour }) => hour)).toEqual(Array.from({ length: 25 }, (_, hour) => hour));
  expect(hours.at(-1)?.at).toBe("2026-03-11T12:00:00.000Z");
  const plain = drawnSeries(hours, { locale: "en-US", zone: "UTC" }, () => []);
  expect(plain.gaps).toEqual([]);
  const drawn = withRange(plain.points, hours, AGES, PUBLISHED);
  expect(drawn.filter(({ value }) => value !== null).map(({ key }) => key)).toEqual([0]);
  expect(drawn[0]?.range).toEqual([10, 30]);
  expect(drawn[23]).toMatchObject({ range: [240, 720], typical: 480, value: null });
});

test("nothing is added after the first day", () => {
  const ahead = (series: ChartPoint[]) => hoursAhead(series, AGES, PUBLISHED);
  expect(ahead(seriesOf(24))).toHaveLength(1);
  expect(ahead(seriesOf(25))).toEqual([]);
  expect(ahead(seriesOf(200))).toEqual([]);
  expect(ahead([])).toEqual([]);
});

test("only hours up to the last known range are added, and none to an old video", () => {
  const published = (hours: number) => new Date(START - hours * 3_600_000).toISOString();
  expect(hoursAhead(seriesOf(1), AGES, published(20)).map(({ hour }) => hour)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
  expect(hoursAhead(seriesOf(1), AGES, published(20_000))).toEqual([]);
});
