import { expect, it } from "vitest";
import { overBudget } from "@/scripts/build/page-budgets";
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
  const [fault, ...others] = overBudget([page("/a", 3000, 2000, 900, 800, 700, 600), page("/b", 10)], {
    "/a": 7.9,
    "/b": 1,
  });
  expect(others).toEqual([]);
  expect(fault?.split("\n")).toEqual([
    "/a needs 8 kB of JavaScript before it works. Its budget is 7.9 kB.",
    "Its largest files:",
    "    3 kB  0.js",
    "    2 kB  1.js",
    "    1 kB  2.js",
    "    1 kB  3.js",
    "    1 kB  4.js",
  ]);
});

it("finds pages without a budget and budgets without a page", () => {
  expect(overBudget([page("/new", 1000)], { "/old": 5 })).toEqual([
    "/new needs 1 kB and has no budget.",
    "/old has a budget, but there is no such page.",
  ]);
});
