import { describe, expect, it } from "vitest";
import {
  addDays,
  bucketFor,
  dayOf,
  isTimeZone,
  nextStart,
  startOf,
  startOfDayNamed,
  startsBetween,
} from "@/lib/time/rules";

const hoursBetween = (from: Date, to: Date) => (to.getTime() - from.getTime()) / 3_600_000;

describe("calendar units in a time zone", () => {
  it("gives days of 23 and 25 hours where the clocks change", () => {
    const spring = startOfDayNamed("2026-03-29", "Europe/Rome");
    const autumn = startOfDayNamed("2026-10-25", "Europe/Rome");
    expect(hoursBetween(spring, nextStart("day", spring, "Europe/Rome"))).toBe(23);
    expect(hoursBetween(autumn, nextStart("day", autumn, "Europe/Rome"))).toBe(25);
  });

  it("has every hour of such days exactly once", () => {
    const from = startOfDayNamed("2026-10-25", "Europe/Rome");
    const hours = startsBetween("hour", from, nextStart("day", from, "Europe/Rome"), "Europe/Rome");
    expect(hours).toHaveLength(25);
    expect(new Set(hours.map((hour) => hour.getTime())).size).toBe(25);
    const spring = startOfDayNamed("2026-03-29", "Europe/Rome");
    expect(startsBetween("hour", spring, nextStart("day", spring, "Europe/Rome"), "Europe/Rome")).toHaveLength(23);
  });

  it("starts hours at the zone's own full hour", () => {
    expect(startOf("hour", new Date("2026-11-20T10:10:00Z"), "Asia/Kolkata").toISOString()).toBe(
      "2026-11-20T09:30:00.000Z",
    );
  });

  it("tells the repeated hour of autumn from the first", () => {
    expect(startOf("hour", new Date("2026-10-25T00:40:00Z"), "Europe/Rome").toISOString()).toBe(
      "2026-10-25T00:00:00.000Z",
    );
    expect(startOf("hour", new Date("2026-10-25T01:40:00Z"), "Europe/Rome").toISOString()).toBe(
      "2026-10-25T01:00:00.000Z",
    );
  });

  it("begins weeks on Monday and months on the first", () => {
    const friday = new Date("2026-11-20T12:00:00Z");
    expect(startOf("week", friday, "UTC").toISOString()).toBe("2026-11-16T00:00:00.000Z");
    expect(startOf("month", friday, "America/New_York").toISOString()).toBe("2026-11-01T04:00:00.000Z");
  });

  it("names days and counts them", () => {
    expect(dayOf(new Date("2026-11-20T23:30:00Z"), "Europe/Rome")).toBe("2026-11-21");
    expect(addDays("2026-03-01", -1)).toBe("2026-02-28");
  });

  it("chooses a unit that keeps a series below the bound", () => {
    const day = 24 * 3_600_000;
    const to = new Date("2026-11-20T10:10:00Z");
    for (const days of [1, 7, 30, 41, 42, 366, 4000]) {
      const from = new Date(to.getTime() - days * day);
      const bucket = bucketFor(from, to);
      expect(startsBetween(bucket, from, to, "Europe/Rome").length).toBeLessThanOrEqual(1000);
    }
    expect(bucketFor(new Date(to.getTime() - 30 * day), to)).toBe("hour");
    expect(bucketFor(new Date(to.getTime() - 90 * day), to)).toBe("day");
  });

  it("knows what a time zone is", () => {
    expect(isTimeZone("Europe/Rome")).toBe(true);
    expect(isTimeZone("Mars/Olympus")).toBe(false);
    expect(isTimeZone("")).toBe(false);
  });
});
