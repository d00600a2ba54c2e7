import { expect, test } from "vitest";
import { backoff, retryTime, wakeTime } from "@/inngest/executor/durations";

const now = new Date("2026-03-01T10:00:00Z");

test("a sleep ends after a duration or at a date", () => {
  expect(wakeTime("1s", now)).toEqual(new Date("2026-03-01T10:00:01Z"));
  expect(wakeTime("1w2d3h4m5s", now)).toEqual(new Date("2026-03-10T13:04:05Z"));
  expect(wakeTime("2026-04-01T00:00:00.000Z", now)).toEqual(new Date("2026-04-01T00:00:00Z"));
  expect(() => wakeTime("soon", now)).toThrow("soon");
});

test("a retry runs at the time the function set, otherwise later with each failure", () => {
  expect(retryTime("90", 1, now)).toEqual(new Date("2026-03-01T10:01:30Z"));
  expect(retryTime("2026-03-01T12:00:00.000Z", 1, now)).toEqual(new Date("2026-03-01T12:00:00Z"));
  expect(retryTime(null, 3, now, (failures) => failures * 1000)).toEqual(new Date("2026-03-01T10:00:03Z"));
  for (let failures = 1; failures <= 10; failures += 1) {
    expect(backoff(failures)).toBeGreaterThanOrEqual(15_000);
    expect(backoff(failures)).toBeLessThanOrEqual(630_000);
  }
});
