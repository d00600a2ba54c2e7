import { expect, test } from "vitest";
import { judge, lineOf } from "@/scripts/bench/judge";
import type { Goal } from "@/scripts/bench/measure";

const row = { name: "a list", unit: "ms" };

test("a ratio is the median of the rounds' ratios, not the ratio of the medians", () => {
  const judged = judge({ ...row, ours: [10, 100, 12], bare: [10, 50, 4] });
  expect(judged).toMatchObject({ ours: 12, bare: 10, ratio: 2, verdict: null });
  expect(judged.spread).toBeCloseTo(1);
});

test.each<[goal: Goal, ours: number, verdict: string]>([
  [{ of: "ratio", atMost: 1.5, band: 0.1 }, 15, "met"],
  [{ of: "ratio", atMost: 1.5, band: 0.1 }, 16, "within noise"],
  [{ of: "ratio", atMost: 1.5, band: 0.1 }, 17, "missed"],
  [{ of: "ratio", atLeast: 0.8, band: 0.1 }, 8, "met"],
  [{ of: "ratio", atLeast: 0.8, band: 0.1 }, 7.5, "within noise"],
  [{ of: "ratio", atLeast: 0.8, band: 0.1 }, 7, "missed"],
  [{ of: "figure", atMost: 8, band: 0 }, 8, "met"],
  [{ of: "figure", atMost: 8, band: 0 }, 9, "missed"],
])("%j: %d against 10 is judged as %s", (goal, ours, verdict) => {
  expect(judge({ ...row, ours: [ours], bare: [10], goal }).verdict).toBe(verdict);
});

test("a figure that could not be measured misses its goal", () => {
  expect(judge({ ...row, ours: [], goal: { of: "figure", atMost: 8, band: 0 } }).verdict).toBe("missed");
});

test("a goal for a ratio needs a bare equivalent", () => {
  expect(() => judge({ ...row, ours: [1], goal: { of: "ratio", atMost: 1, band: 0 } })).toThrow("bare equivalent");
});

test("a line shows figures, goal and verdict", () => {
  const measurement = { ...row, ours: [15], bare: [10], goal: { of: "ratio", atMost: 1.5, band: 0 } } as const;
  expect(lineOf(measurement, judge(measurement)).replace(/ +/g, " ")).toBe("a list, ms 15.0 10.0 1.50 0 % ≤ 1.5 × met");
  const bare = { ...row, ours: [3] };
  expect(lineOf(bare, judge(bare)).replace(/ +/g, " ")).toBe("a list, ms 3.00 – – 0 %");
});
