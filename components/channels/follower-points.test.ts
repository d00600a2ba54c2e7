import { expect, test } from "vitest";
import { isSingle, nextCountWords } from "./follower-points";

const days = (...counts: (number | null)[]) =>
  counts.map((followers, index) => ({ day: `2026-11-0${index + 1}`, followers, change: null }));

test("a channel has a single count, unless others came before the period or after it", () => {
  expect(isSingle(days(5))).toBe(true);
  expect(isSingle(days(5, null))).toBe(true);
  expect(isSingle(days(5, null, 6))).toBe(false);
  expect(isSingle(days(null, 5))).toBe(false);
  expect(isSingle(days(null))).toBe(false);
  expect(isSingle([])).toBe(false);
});

test("the next count has a day, or needs the channel to be saved", () => {
  expect(nextCountWords("2026-11-30T04:10:00Z", "UTC")).toBe(
    "The next count is due on 30 Nov 2026, and the chart starts with it.",
  );
  expect(nextCountWords(null, "UTC")).toMatch(/^Save the channel/);
});
