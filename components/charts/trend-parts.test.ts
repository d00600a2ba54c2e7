import { expect, test } from "vitest";
import { isAlone, type TrendPoint, trendParts } from "./trend-parts";

const points = (...values: (number | null)[]): TrendPoint[] =>
  values.map((value, key) => ({
    ...{ key, value, before: value, heading: "", change: "", rows: [], notes: [] },
    isOpen: key === values.length - 1,
  }));

test("the dashed part of both lines begins at the last finished point", () => {
  expect(trendParts(points(1, 2, 3))).toEqual([
    { key: 0, value: 1, before: 1, open: null, beforeOpen: null },
    { key: 1, value: 2, before: 2, open: 2, beforeOpen: 2 },
    { key: 2, value: null, before: null, open: 3, beforeOpen: 3 },
  ]);
});

test("nothing is dashed before an open point without a value", () => {
  expect(trendParts(points(1, 2, null))[1]).toEqual({ key: 1, value: 2, before: 2, open: null, beforeOpen: null });
});

test("a value between missing ones is alone", () => {
  const given = points(1, null, 0, null, 4, 5);
  expect(given.map((_, index) => isAlone(given, index))).toEqual([true, false, true, false, false, false]);
});
