import { expect, test } from "vitest";
import { NO_GAINS } from "@/lib/tracking/overview/rules";
import { hours, overviewOf } from "./fixtures";
import { answerWords, changeFigure, changeWords, multipleFigure } from "./words";

test("the page summary compares with the previous period if possible", () => {
  const view = overviewOf(hours(1_500_000));
  expect(answerWords(view)).toBe("1.5M views today.");
  const before = {
    from: view.range.from,
    to: view.range.to,
    videos: 3,
    totals: { ...NO_GAINS, views: 1_200_000 },
    points: [],
  };
  expect(answerWords({ ...view, before, range: { ...view.range, days: 7 } })).toBe(
    "1.5M views in the last 7 days, 25% more than the week before (3 videos in both periods).",
  );
  expect(answerWords({ ...view, totals: NO_GAINS })).toMatch(/^No gains yet today/);
  const range = { ...view.range, days: 30 };
  expect(answerWords({ ...view, before: { ...before, videos: 2 }, range })).toBe(
    "1.5M views in the last 30 days, 25% more than the same period 5 weeks earlier (3 videos, previously 2).",
  );
  expect(answerWords({ ...view, before, range: { ...view.range, is_rolling: true } })).toMatch(
    /^1\.5M views in the last 24 hours, 25% more than the same 24 hours a week earlier/,
  );
});

test.each<[now: number | null, before: number | null, words: string | null]>([
  [130, 100, "30% more"],
  [95, 100, "5.0% less"],
  [100, 100, "the same"],
  [12_000, 100, "11,900% more"],
  [5, 0, null],
  [null, 3, null],
])("%j after %j is %j", (now, before, words) => expect(changeWords(now, before)).toBe(words));

test("changes are percentages or multiples", () => {
  expect([changeFigure(130, 100), changeFigure(95, 100), changeFigure(100, 100), changeFigure(5, 0)]).toEqual([
    "+30%",
    "−5.0%",
    "0%",
    "",
  ]);
  expect([
    multipleFigure(150, 100),
    multipleFigure(340, 100),
    multipleFigure(1_234, 100),
    multipleFigure(20, 100),
    multipleFigure(1, 400),
  ]).toEqual(["1.5×", "3.4×", "12×", "0.20×", "<0.01×"]);
});
