import { expect, test } from "vitest";
import { addGains, gainedEngagement, NO_GAINS, percentChange, sampleSeries } from "./rules";

test("null adds nothing and stays null", () => {
  const some = { ...NO_GAINS, views: 5, likes: -2 };
  expect(addGains(NO_GAINS, some)).toEqual(some);
  expect(addGains(some, { ...some, saves: 0 })).toEqual({ ...NO_GAINS, views: 10, likes: -4, saves: 0 });
});

test("engagement needs growing views", () => {
  expect(gainedEngagement({ ...NO_GAINS, views: 200, likes: 6, comments: 2 })).toBe(4);
  for (const views of [null, 0, -10]) expect(gainedEngagement({ ...NO_GAINS, views, likes: 6 })).toBeNull();
});

test.each<[now: number | null, before: number | null, change: number | null]>([
  [120, 100, 20],
  [-10, 100, -110],
  [0, 50, -100],
  [5, 0, null],
  [5, -3, null],
  [null, 5, null],
  [5, null, null],
])("from %j after %j is a change of %j percent", (now, before, change) =>
  expect(percentChange(now, before)).toBe(change),
);

test("a series is sampled by the last value of each part, and parts without one stay empty", () => {
  const span = { from: new Date(1_000), to: new Date(1_400) };
  const times = [900, 1_000, 1_050, 1_250, 1_290, 1_399, 1_400];
  expect(sampleSeries(times, [1, 2, 3, 4, null, 6, 7], span, 4)).toEqual([3, null, 4, 6]);
});
