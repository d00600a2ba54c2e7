import { expect, test } from "vitest";
import { slices } from "@/inngest/slices";

test("slices keep the order, and the last may be shorter", () => {
  expect(slices([], 2)).toEqual([]);
  expect(slices([1, 2, 3, 4, 5], 2)).toEqual([[1, 2], [3, 4], [5]]);
  expect(slices(Array(1000).fill(0))).toHaveLength(1);
  expect(slices(Array(1001).fill(0)).map((slice) => slice.length)).toEqual([1000, 1]);
});
