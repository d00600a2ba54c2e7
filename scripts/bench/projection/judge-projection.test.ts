import { expect, test } from "vitest";
import { judgeProjections } from "@/scripts/bench/projection/judge-projection";

test("projections keep what docs/benchmarks.md promises, pooled over families unlike each other", () => {
  const { all, ...families } = judgeProjections(60, 11);
  expect(Object.values(families).map(({ count }) => count)).toEqual([240, 240, 240, 240, 240]);
  expect(all.coverage).toBeGreaterThanOrEqual(0.75);
  expect(all.coverage).toBeLessThanOrEqual(0.85);
  expect(all.error).toBeLessThanOrEqual(all.naiveError / 2);
});
