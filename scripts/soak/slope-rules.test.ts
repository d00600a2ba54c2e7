import { expect, test } from "vitest";
import { afterWarmUp, growthPerHour } from "@/scripts/soak/slope-rules";

const samples = Array.from({ length: 120 }, (_, minute) => ({
  minute,
  rssMb: 300 + (minute % 2),
  heapMb: 80 + minute / 4,
}));

test("growth is per simulated hour, and noise around a constant is none", () => {
  expect(growthPerHour(samples, "heapMb")).toBeCloseTo(15, 9);
  expect(Math.abs(growthPerHour(samples, "rssMb"))).toBeLessThan(0.1);
  expect(growthPerHour(samples.slice(0, 1), "heapMb")).toBe(0);
});

test("the first quarter is warm-up", () => {
  expect(afterWarmUp(samples)[0]?.minute).toBe(30);
  expect(afterWarmUp(samples)).toHaveLength(90);
});
