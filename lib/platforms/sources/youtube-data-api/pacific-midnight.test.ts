import fc from "fast-check";
import { expect, test } from "vitest";
import { nextPacificMidnight } from "@/lib/platforms/sources/youtube-data-api/pacific-midnight";

test.each([
  ["2026-01-15T12:00:00Z", "2026-01-16T08:00:00Z", "standard time"],
  ["2026-07-15T12:00:00Z", "2026-07-16T07:00:00Z", "daylight saving time"],
  ["2026-07-16T07:00:00Z", "2026-07-17T07:00:00Z", "the next one at midnight itself"],
  ["2026-07-16T06:59:59.999Z", "2026-07-16T07:00:00Z", "a moment before"],
  ["2026-03-08T09:00:00Z", "2026-03-09T07:00:00Z", "the day of 23 hours"],
  ["2026-03-08T07:00:00Z", "2026-03-08T08:00:00Z", "the evening before it"],
  ["2026-11-01T07:30:00Z", "2026-11-02T08:00:00Z", "the day of 25 hours"],
  ["2026-12-31T23:00:00Z", "2027-01-01T08:00:00Z", "across the year"],
])("%s → %s (%s)", (now, midnight) => {
  expect(nextPacificMidnight(new Date(now))).toEqual(new Date(midnight));
});

test("is always in the future, by a day at most (25 hours in fall)", () => {
  const date = fc.date({ min: new Date("2020-01-01"), max: new Date("2040-01-01"), noInvalidDate: true });
  fc.assert(
    fc.property(date, (now) => {
      const ahead = nextPacificMidnight(now).getTime() - now.getTime();
      expect(ahead).toBeGreaterThan(0);
      expect(ahead).toBeLessThanOrEqual(25 * 3_600_000);
    }),
  );
});
