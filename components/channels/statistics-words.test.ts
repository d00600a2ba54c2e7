import { expect, test } from "vitest";
import { binWords, percentileWords } from "./statistics-words";

test("bins are named by their limits, without the errors of binary fractions", () => {
  expect(binWords({ from: 0, to: 0.1 })).toEqual({ edge: "0", name: "0–0.1%" });
  expect(binWords({ from: 0.1 * 3, to: 0.1 * 4 })).toEqual({ edge: "0.3", name: "0.3–0.4%" });
  expect(binWords({ from: 15, to: null })).toEqual({ edge: "15+", name: "15% or more" });
});

test.each([
  [75, "Faster than 75% of"],
  [50, "Faster than 50% of"],
  [49.4, "Slower than 51% of"],
  [99.8, "Faster than 99% of"],
  [0.2, "Slower than 99% of"],
  [100, "Faster than all"],
  [0, "Slower than all"],
])("the percentile %d counts from the nearer end", (percentile, words) => {
  const { value, unit } = percentileWords(percentile);
  expect(`${value} ${unit}`).toBe(`${words} channels of the same size`);
});
