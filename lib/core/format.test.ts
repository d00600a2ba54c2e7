import { describe, expect, it } from "vitest";
import {
  daysFor,
  formatBytes,
  formatChange,
  formatCompact,
  formatDate,
  formatDateTime,
  formatDay,
  formatDayTime,
  formatDuration,
  formatHours,
  formatInteger,
  formatPercent,
  formatRelative,
  formatUsd,
  plural,
  usdColumnFormat,
  zoneOf,
} from "./format";

describe("a duration", () => {
  const from = "2026-03-09T23:57:00Z";
  const after = (minutes: number) => formatDuration(from, new Date(Date.parse(from) + minutes * 60_000));
  it("is written in minutes below 90 (60 is an hour), then in hours", () => {
    expect([0, 1, 11, 60, 61, 89, 90, 240, 262, 600, 640, 10_080].map(after)).toEqual([
      "under a minute",
      "1 minute",
      "11 minutes",
      "1 hour",
      "61 minutes",
      "89 minutes",
      "1.5 hours",
      "4 hours",
      "4.4 hours",
      "10 hours",
      "11 hours",
      "168 hours",
    ]);
  });
});

describe("figures", () => {
  it("shortens from ten thousand on, and never below", () => {
    expect(formatCompact(0)).toBe("0");
    expect(formatCompact(9_999)).toBe("9,999");
    expect(formatCompact(10_000)).toBe("10K");
    expect(formatCompact(1_234_567)).toBe("1.23M");
    expect(formatCompact(-45_600)).toBe("-45.6K");
    expect(formatInteger(1_234_567)).toBe("1,234,567");
  });

  it("shows the sign of a change", () => {
    expect(formatChange(1_200)).toBe("+1,200");
    expect(formatChange(-3)).toBe("−3");
    expect(formatChange(0)).toBe("±0");
    expect(formatChange(0.015, formatUsd)).toBe("+$0.015");
  });

  it("uses fewer decimals for larger percentages", () => {
    expect(formatPercent(3.339736842105263)).toBe("3.34%");
    expect(formatPercent(12.345)).toBe("12.3%");
    expect(formatPercent(0)).toBe("0.00%");
  });

  it("uses the singular and the plural", () => {
    expect(plural(1, "video")).toBe("1 video");
    expect(plural(0, "video")).toBe("0 videos");
    expect(plural(1200, "reply", "replies")).toBe("1,200 replies");
  });
});

describe("money", () => {
  it("has at least two decimals, and more only if rounding to cents would hide something", () => {
    expect(formatUsd(5)).toBe("$5.00");
    expect(formatUsd(0.015)).toBe("$0.015");
    expect(formatUsd(1234.5)).toBe("$1,234.50");
    expect(formatUsd(0.019999, 2)).toBe("$0.02");
  });

  it("writes a minus before the currency sign, and none before zero", () => {
    expect(formatUsd(-2.52)).toBe("−$2.52");
    expect(formatUsd(-0.000001)).toBe("$0.00");
  });
});

describe("times", () => {
  it("writes days and minutes in the requested zone", () => {
    expect(formatDate("2026-11-20T23:30:00.000Z")).toBe("20 Nov 2026");
    expect(formatDate("2026-11-20T23:30:00.000Z", "Asia/Tokyo")).toBe("21 Nov 2026");
    expect(formatDateTime(new Date("2026-11-20T00:05:00.000Z"))).toBe("20 Nov 2026, 00:05");
  });

  it("alternates between many zones", () => {
    const at = "2026-11-20T23:30:00.000Z";
    const zones = Intl.supportedValuesOf("timeZone");
    const inAll = () => zones.map((zone) => formatDayTime(at, zone));
    expect(inAll()).toEqual(
      zones.map((timeZone) =>
        new Intl.DateTimeFormat("en-GB", {
          ...{ day: "numeric", month: "short", hour: "2-digit", minute: "2-digit", hourCycle: "h23" },
          timeZone,
        } as const).format(new Date(at)),
      ),
    );
    expect(formatDay("2026-11-20")).toBe("20 Nov");
    const american = { zone: "Asia/Tokyo", locale: "en-US" } as const;
    expect(formatDateTime("2026-11-20T23:30:00.000Z", american)).toBe("Nov 21, 2026, 08:30");
    expect(formatDay("2026-11-20", daysFor(american))).toBe("Nov 20");
    expect([zoneOf(american), zoneOf("UTC"), daysFor("Asia/Tokyo")]).toEqual(["Asia/Tokyo", "UTC", "UTC"]);
    expect(() => formatDay(at, "Mars/Olympus")).toThrow(RangeError);
    expect([formatDay(at, "Asia/Tokyo"), formatDay(at), formatDay(at, "asia/tokyo")]).toEqual([
      "21 Nov",
      "20 Nov",
      "21 Nov",
    ]);
  });

  it("never shows an hour that isn't left", () => {
    expect(formatHours(0)).toBe("under 1 h");
    expect(formatHours(7.9)).toBe("7 h");
    expect(formatHours(23.99)).toBe("23 h");
    expect(formatHours(24)).toBe("1 day");
    expect(formatHours(31)).toBe("1 d 7 h");
    expect(formatHours(500)).toBe("20 days");
  });

  it("writes relative times without rounding up", () => {
    const now = new Date("2026-11-20T12:00:00.000Z");
    expect(formatRelative("2026-11-20T11:59:30.000Z", now)).toBe("just now");
    expect(formatRelative("2026-11-20T10:00:01.000Z", now)).toBe("1 hour ago");
    expect(formatRelative("2026-11-20T12:12:00.000Z", now)).toBe("in 12 minutes");
    expect(formatRelative("2026-11-19T11:00:00.000Z", now)).toBe("yesterday");
    expect(formatRelative("2026-08-12T12:00:00.000Z", now)).toBe("3 months ago");
  });
});

describe("a column of dollars", () => {
  it.each([
    [
      [-0.105, 25.78, 5],
      ["−$0.105", "$25.780", "$5.000"],
    ],
    [
      [1, 2.5],
      ["$1.00", "$2.50"],
    ],
    [
      [0.000001, 1_234],
      ["$0.000001", "$1,234.000000"],
    ],
    [[], []],
  ])("has equal decimals in every row: %j", (values, texts) => {
    expect(values.map(usdColumnFormat(values))).toEqual(texts);
  });
});

it("formats sizes of files in the unit that keeps them short", () => {
  expect([0, 999, 12_000, 3_240_000, 7.5e9, 2e15].map(formatBytes)).toEqual([
    "0 kB",
    "1 kB",
    "12 kB",
    "3.2 MB",
    "7.5 GB",
    "2,000 TB",
  ]);
});
