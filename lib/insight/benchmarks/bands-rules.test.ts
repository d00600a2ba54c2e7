import fc from "fast-check";
import { expect, test } from "vitest";
import { quantileOfSorted } from "@/lib/core/distribution-rules";
import { AGES, type ViewsByAge } from "@/lib/insight/benchmarks/age-rules";
import { bandsOf, joinByVideo, outlierOf } from "@/lib/insight/benchmarks/bands-rules";
import { FEWEST_VIDEOS } from "@/lib/insight/benchmarks/fewest-rules";

const flat = (views: number | null): ViewsByAge => AGES.map(() => views);

test("a percentile is between the values on either side of it", () => {
  expect([0, 0.3, 0.5, 0.9, 1].map((share) => quantileOfSorted([10, 20, 30, 40, 50], share))).toEqual([
    10, 22, 30, 46, 50,
  ]);
  fc.assert(
    fc.property(fc.array(fc.nat(1e6), { minLength: 1 }), fc.double({ min: 0, max: 1, noNaN: true }), (given, share) => {
      const value = quantileOfSorted(
        [...given].sort((a, b) => a - b),
        share,
      );
      const below = given.filter((other) => other < value).length;
      expect(below).toBeLessThanOrEqual(Math.ceil(share * (given.length - 1)));
      expect(value).toBeGreaterThanOrEqual(Math.min(...given));
      expect(value).toBeLessThanOrEqual(Math.max(...given));
    }),
  );
});

test("a band needs five videos at the age", () => {
  const four = [100, 200, 300, 400].map(flat);
  expect(bandsOf(four)[0]).toEqual({ age: 1, videos: 4, p30: null, p50: null, p70: null, p90: null });
  const late: ViewsByAge = AGES.map((age) => (age < 24 ? null : 500));
  const bands = bandsOf([...four, late]);
  expect(bands.find(({ age }) => age === 20)?.p50).toBeNull();
  expect(bands.find(({ age }) => age === 24)).toEqual({ age: 24, videos: 5, p30: 220, p50: 300, p70: 380, p90: 460 });
});

test("an outlier is a multiple of the median of at least five others", () => {
  const others = [100, 200, 300, 400, 500];
  expect(outlierOf(600, 24, others)).toEqual({ times: 2, age: 24, views: 600, median: 300, videos: 5 });
  expect(outlierOf(600, 24, others.slice(1))).toMatchObject({ times: null, median: null, videos: FEWEST_VIDEOS - 1 });
  expect(outlierOf(600, 24, [0, 0, 0, 0, 0])).toMatchObject({ times: null, median: 0 });
});

test("a video that is tracked twice counts once", () => {
  const [early, late] = [
    [1, 2, null],
    [null, 5, 6],
  ].map((views) => AGES.map((_, index) => views[index] ?? null));
  const joined = joinByVideo([
    { videoId: 1, views: early ?? [] },
    { videoId: 2, views: flat(9) },
    { videoId: 1, views: late ?? [] },
  ]);
  expect(joined.map(({ videoId, views }) => [videoId, ...views.slice(0, 3)])).toEqual([
    [1, 1, 2, 6],
    [2, 9, 9, 9],
  ]);
});
