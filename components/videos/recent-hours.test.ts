import { describe, expect, it } from "vitest";
import { hourlySeries } from "@/lib/tracking/snapshots/rules";
import { RECENT_HOURS, recentBars, summarizeRecent } from "./recent-hours";

const at = (hour: number) => new Date(Date.UTC(2026, 10, 20, hour, 17)).toISOString();
const point = (hour: number, views: number | null) => ({
  hour,
  at: at(hour),
  figures: views === null ? null : { views, likes: null, comments: null, shares: null, saves: null },
  gap_reason: views === null ? "quota" : null,
});
const hourly = (...views: (number | null)[]) =>
  hourlySeries(
    views.map((value, hour) => point(hour, value)),
    "views",
  );
const words = () => ["words"];

describe("the last hours as bars", () => {
  it("end with the hour in progress while the tracking runs", () => {
    const { bars } = recentBars(hourly(10, 15, 40), at(3), "UTC", words);
    expect(bars.map(({ key, value, isOpen }) => [key, value, isOpen])).toEqual([
      [0, null, false],
      [1, 5, false],
      [2, 25, false],
      [3, null, true],
    ]);
    expect(bars[3]).toMatchObject({
      heading: "Current hour",
      lines: ["In progress: next snapshot at 20 Nov, 03:17"],
    });
    expect(recentBars(hourly(10, 15), null, "UTC", words).bars.some(({ isOpen }) => isOpen)).toBe(false);
    expect(recentBars([], at(0), "UTC", words).bars).toEqual([]);
  });

  it("are at most 48, including the one in progress", () => {
    const many = hourly(...Array.from({ length: 100 }, (_, hour) => hour * 2));
    expect(recentBars(many, null, "UTC", words).bars).toHaveLength(RECENT_HOURS);
    const running = recentBars(many, at(100), "UTC", words).bars;
    expect([running.length, running[0]?.key, running.at(-1)?.key]).toEqual([RECENT_HOURS, 53, 100]);
  });

  it("shade missed hours, and show the growth over them at the next snapshot", () => {
    const { bars, gaps } = recentBars(hourly(10, null, 16), null, "UTC", words);
    expect(gaps).toEqual([{ from: 1, to: 1 }]);
    expect(bars[2]?.value).toBe(6);
  });

  it("are summed up in a sentence", () => {
    expect(summarizeRecent(hourly(10, 15, 40), "views", "UTC")).toBe(
      "+30 views in the last 3 hours, most at 20 Nov, 02:17.",
    );
    expect(summarizeRecent(hourly(10, 10), "views", "UTC")).toBe("±0 views in the last 2 hours.");
    expect(summarizeRecent(hourly(10), "views", "UTC")).toBe("Growth shows after the second snapshot with views.");
  });
});
