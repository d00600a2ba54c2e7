import { fromDate } from "@internationalized/date";
import { describe, expect, it } from "vitest";
import { type Bucket, bucketFor, nextStart, startOf, startOfDayNamed, startsBetween } from "@/lib/core/time/rules";
import { DAY_MS } from "@/lib/core/time/unit-rules";
import {
  addDays,
  dayOf,
  isDay,
  isTimeZone,
  knownZone,
  parseTimeZoneCookie,
  zoneOffset,
} from "@/lib/core/time/zone-rules";

const offsetAt = (time: number, zone: string) => fromDate(new Date(time), zone).offset;

/** Returns the times in 2026 at which a zone's clocks change, to the minute. */
function clockChanges(zone: string): number[] {
  // No zone changes its clocks twice in a week.
  const weeks = Array.from({ length: 54 }, (_, week) => Date.UTC(2025, 11, 25) + week * 7 * DAY_MS);
  const offsets = weeks.map((week) => offsetAt(week, zone));
  return weeks.flatMap((week, index) => {
    if (index === 0 || offsets[index] === offsets[index - 1]) return [];
    let [before, after] = [week - 7 * DAY_MS, week];
    while (after - before > 60_000) {
      const middle = before + Math.floor((after - before) / 120_000) * 60_000;
      if (offsetAt(middle, zone) === offsets[index]) after = middle;
      else before = middle;
    }
    return [after];
  });
}

/** All zones, by the times and sizes of their clock changes: zones with the same ones are the same for the calendar. */
const CLOCKS = new Map<string, string[]>();
for (const zone of Intl.supportedValuesOf("timeZone")) {
  const key = [Date.UTC(2026, 0), ...clockChanges(zone)].map((time) => `${time} ${offsetAt(time, zone)}`).join();
  CLOCKS.set(key, [...(CLOCKS.get(key) ?? []), zone]);
}

/** Times in 2026: one per month, and the days around each clock change. */
function moments(zone: string): Date[] {
  const noons = Array.from({ length: 12 }, (_, month) => Date.UTC(2026, 0, 1 + month * 31, 12));
  const around = clockChanges(zone).flatMap((change) =>
    [-48, -36, -24, -18, -12, -6, -1, -0.02, 0, 0.02, 1, 6, 12, 18, 24, 30, 168, 192].map(
      (hours) => change + hours * 3_600_000,
    ),
  );
  return [...noons, ...around].map((time) => new Date(time));
}

type CalendarUnit = "day" | "week" | "month";

/** Returns what is wrong with the units around the times. One `expect` per zone: 200,000 of them would take seconds. */
function findErrors(unit: CalendarUnit, times: readonly Date[], zone: string): string[] {
  // Most of the times lie in a few weeks and months: what concerns a unit as a whole is checked once.
  const ends = new Map<number, Date>();
  return times.flatMap((at) => {
    const start = startOf(unit, at, zone);
    const known = ends.get(start.getTime());
    const next = known ?? nextStart(unit, start, zone);
    ends.set(start.getTime(), next);
    const holds = {
      "starts no later": start <= at,
      "ends later": next > at,
      ...(known ? {} : checkUnit(unit, start, next, zone)),
    };
    return Object.entries(holds).flatMap(([rule, kept]) => (kept ? [] : [`${unit} of ${at.toISOString()}: ${rule}`]));
  });
}

function checkUnit(unit: CalendarUnit, start: Date, next: Date, zone: string): Record<string, boolean> {
  const [day, before] = [dayOf(start, zone), dayOf(new Date(start.getTime() - 1), zone)];
  return {
    "starts where its own start lies": startOf(unit, start, zone).getTime() === start.getTime(),
    "starts where its last moment lies":
      startOf(unit, new Date(next.getTime() - 1), zone).getTime() === start.getTime(),
    "follows the day before": before === addDays(day, -1),
    "begins on Monday": unit !== "week" || new Date(`${day}T00:00:00Z`).getUTCDay() === 1,
    "begins on the first": unit !== "month" || day.slice(8) === "01",
  };
}

const hoursBetween = (from: Date, to: Date) => (to.getTime() - from.getTime()) / 3_600_000;

it("a calendar day is one that exists in the years 1970 to 9999", () => {
  for (const day of ["1970-01-01", "2024-02-29", "9999-12-31"]) expect(isDay(day), day).toBe(true);
  const others = [
    "1969-12-31",
    "2023-02-29",
    "2026-04-31",
    "2026-1-1",
    "2026-01-01T00:00",
    " 2026-01-01",
    "10000-01-01",
    "",
  ];
  for (const text of others) expect(isDay(text), text).toBe(false);
});

describe("calendar units in a time zone", () => {
  it("returns days of 23 and 25 hours when the clocks change", () => {
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

  it("distinguishes the repeated hour in fall from the first", () => {
    expect(startOf("hour", new Date("2026-10-25T00:40:00Z"), "Europe/Rome").toISOString()).toBe(
      "2026-10-25T00:00:00.000Z",
    );
    expect(startOf("hour", new Date("2026-10-25T01:40:00Z"), "Europe/Rome").toISOString()).toBe(
      "2026-10-25T01:00:00.000Z",
    );
  });

  it("starts weeks on Monday and months on the first", () => {
    const friday = new Date("2026-11-20T12:00:00Z");
    expect(startOf("week", friday, "UTC").toISOString()).toBe("2026-11-16T00:00:00.000Z");
    expect(startOf("month", friday, "America/New_York").toISOString()).toBe("2026-11-01T04:00:00.000Z");
  });

  it("formats and adds days", () => {
    expect(dayOf(new Date("2026-11-20T23:30:00Z"), "Europe/Rome")).toBe("2026-11-21");
    expect(addDays("2026-03-01", -1)).toBe("2026-02-28");
  });

  it("chooses a unit that keeps a series within the limit", () => {
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

  it("has a day after the last supported one", () => {
    expect(() => startOfDayNamed(addDays("9999-12-31", 1), "Pacific/Kiritimati")).not.toThrow();
    expect(() => startOfDayNamed("1970-01-01", "Pacific/Kiritimati")).not.toThrow();
  });

  it("starts weeks and months correctly if their first day has no midnight", () => {
    // On these Sundays and this Friday the clocks go from 0:00 to 1:00.
    const start = (bucket: Bucket, at: string, zone: string) => startOf(bucket, new Date(at), zone).toISOString();
    expect(start("day", "2026-03-29T09:00:00Z", "Asia/Beirut")).toBe("2026-03-28T22:00:00.000Z");
    expect(start("week", "2026-03-29T09:00:00Z", "Asia/Beirut")).toBe("2026-03-22T22:00:00.000Z");
    expect(start("month", "2026-03-29T09:00:00Z", "Asia/Beirut")).toBe("2026-02-28T22:00:00.000Z");
    expect(start("week", "2026-04-24T09:00:00Z", "Africa/Cairo")).toBe("2026-04-19T22:00:00.000Z");
    expect(start("month", "2026-03-08T18:00:00Z", "America/Havana")).toBe("2026-03-01T05:00:00.000Z");
    expect(start("week", "2026-09-06T18:00:00Z", "America/Santiago")).toBe("2026-08-31T04:00:00.000Z");
    // The unit after such a day starts at midnight again.
    expect(nextStart("day", new Date("2026-03-28T22:00:00Z"), "Asia/Beirut").toISOString()).toBe(
      "2026-03-29T21:00:00.000Z",
    );
  });

  it.each([...CLOCKS.values()].map((zones) => [zones.join(", "), zones[0] ?? ""]))(
    "finds the exact start of the unit around a time in %s",
    (_, zone) => {
      const times = moments(zone);
      expect((["day", "week", "month"] as const).flatMap((unit) => findErrors(unit, times, zone))).toEqual([]);
    },
  );

  it("uses UTC if a browser reports no zone", () => {
    for (const zone of ["Etc/Unknown", "", undefined, "Mars/Olympus"]) expect(knownZone(zone)).toBe("UTC");
    expect(knownZone("Europe/Rome")).toBe("Europe/Rome");
  });

  it("recognizes time zones", () => {
    expect(isTimeZone("Europe/Rome")).toBe(true);
    expect(isTimeZone("Mars/Olympus")).toBe(false);
    expect(isTimeZone("")).toBe(false);
  });

  it("returns a zone's offset from UTC at a time", () => {
    const winter = new Date("2026-01-15T12:00:00Z");
    const summer = new Date("2026-07-15T12:00:00Z");
    expect([zoneOffset("Europe/Rome", winter), zoneOffset("Europe/Rome", summer)]).toEqual(["UTC+1", "UTC+2"]);
    expect(zoneOffset("America/St_Johns", winter)).toBe("UTC−3:30");
    expect(zoneOffset("Asia/Kathmandu", winter)).toBe("UTC+5:45");
    expect(zoneOffset("Pacific/Kiritimati", winter)).toBe("UTC+14");
    expect([zoneOffset("UTC", winter), zoneOffset("Europe/London", winter)]).toEqual(["UTC", "UTC"]);
  });

  it("steps over clock changes by the calendar, not by 24 hours", () => {
    const zone = "America/New_York";
    const days = startsBetween("day", startOfDayNamed("2026-03-07", zone), startOfDayNamed("2026-03-10", zone), zone);
    expect(days.map((day) => day.toISOString())).toEqual([
      "2026-03-07T05:00:00.000Z",
      "2026-03-08T05:00:00.000Z",
      "2026-03-09T04:00:00.000Z",
    ]);
    expect(days.map((day) => dayOf(day, zone))).toEqual(["2026-03-07", "2026-03-08", "2026-03-09"]);
  });

  it("starts a day without midnight at its first hour", () => {
    // In Beirut, March 29, 2026 starts at 1:00, which is 22:00Z on the 28th.
    const start = startOfDayNamed("2026-03-29", "Asia/Beirut");
    expect(start.toISOString()).toBe("2026-03-28T22:00:00.000Z");
    expect(hoursBetween(start, nextStart("day", start, "Asia/Beirut"))).toBe(23);
  });

  it("supports clock changes of half an hour", () => {
    const start = startOfDayNamed("2026-04-05", "Australia/Lord_Howe");
    expect(hoursBetween(start, nextStart("day", start, "Australia/Lord_Howe"))).toBe(24.5);
  });
});

describe("the cookie", () => {
  it("distinguishes a chosen zone from the browser's", () => {
    expect(parseTimeZoneCookie("chosen:Asia/Kolkata")).toEqual({ zone: "Asia/Kolkata", isChosen: true });
    expect(parseTimeZoneCookie("browser:UTC")).toEqual({ zone: "UTC", isChosen: false });
  });

  it.each([undefined, "", "chosen", "chosen:", "chosen:Mars/Olympus", "other:UTC", "UTC"])(
    "is ignored if it is %j",
    (value) => expect(parseTimeZoneCookie(value)).toBeNull(),
  );
});
