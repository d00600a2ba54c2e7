import { expect, test } from "vitest";
import { nextLook, nextWeekly } from "@/lib/insight/reports/send-rules";

const weekly = (at: string, zone: string) => nextWeekly(new Date(at), zone).toISOString();

test("weekly reports are due on Monday mornings of the organization's time zone", () => {
  expect(weekly("2026-03-10T12:00:00Z", "UTC")).toBe("2026-03-16T08:00:00.000Z");
  expect(weekly("2026-03-15T23:59:00Z", "UTC")).toBe("2026-03-16T08:00:00.000Z");
  expect(weekly("2026-03-16T07:59:00Z", "UTC")).toBe("2026-03-16T08:00:00.000Z");
  // Sunday evening in UTC, Monday morning there.
  expect(weekly("2026-03-15T21:00:00Z", "Pacific/Auckland")).toBe("2026-03-22T19:00:00.000Z");
  expect(weekly("2026-03-10T12:00:00Z", "America/New_York")).toBe("2026-03-16T12:00:00.000Z");
});

test("the time that it was due isn't the next one", () => {
  expect(weekly("2026-03-16T08:00:00Z", "UTC")).toBe("2026-03-23T08:00:00.000Z");
});

test("weeks in which the clock changes keep the hour", () => {
  expect(weekly("2026-03-23T12:00:00Z", "Europe/Rome")).toBe("2026-03-30T06:00:00.000Z");
  expect(weekly("2026-10-19T12:00:00Z", "Europe/Rome")).toBe("2026-10-26T07:00:00.000Z");
});

test("a campaign that runs is looked at every hour, and at its end", () => {
  const now = new Date("2026-03-10T12:00:00Z");
  const look = (endsAt: string | null) => nextLook(now, endsAt === null ? null : new Date(endsAt)).toISOString();
  expect(look(null)).toBe("2026-03-10T13:00:00.000Z");
  expect(look("2026-03-12T00:00:00Z")).toBe("2026-03-10T13:00:00.000Z");
  expect(look("2026-03-10T12:20:00Z")).toBe("2026-03-10T12:20:00.000Z");
});
