import { expect, it } from "vitest";
import { DEFAULT_BUDGET, overBudget } from "@/scripts/build/page-budgets";
import type { PageSize } from "@/scripts/build/page-sizes";

const page = (route: string, ...sizes: number[]): PageSize => ({
  route,
  plain: 0,
  compressed: sizes.reduce((sum, size) => sum + size, 0),
  chunks: sizes.map((compressed, index) => ({ file: `${index}.js`, compressed })),
});

it("accepts a page that has exactly its budget", () => {
  expect(overBudget([page("/a", 2000, 1000)], { "/a": 3 })).toEqual([]);
});

it("names the page, its size, its budget and its largest files", () => {
  const [excess, ...others] = overBudget([page("/a", 3000, 2000, 900, 800, 700, 600), page("/b", 10)], {
    "/a": 7.9,
    "/b": 1,
  });
  expect(others).toEqual([]);
  expect(excess?.split("\n")).toEqual([
    "/a needs 8 kB of JavaScript before it works. Its budget is 7.9 kB.",
    "Its largest files:",
    "    3 kB  0.js",
    "    2 kB  1.js",
    "    1 kB  2.js",
    "    1 kB  3.js",
    "    1 kB  4.js",
  ]);
});

it("holds pages that are not in the table to a default budget", () => {
  const limit = DEFAULT_BUDGET * 1000;
  expect(overBudget([page("/new", limit)], {})).toEqual([]);
  expect(overBudget([page("/new", limit + 1)], {})).toHaveLength(1);
});
