import { describe, expect, it } from "vitest";
import type { ComparedVideo, Comparison } from "@/lib/tracking/compare/schemas";
import { drawnLines, pointWords } from "./drawn-lines";
import { ageBasis, formatAge } from "./words";

const AT = "2026-11-20T10:17:00.000Z";
/** Three hours before. */
const SINCE = new Date(Date.parse(AT) - 3 * 3_600_000).toISOString();
const drawing = { by: "age", mode: "cumulative", timeZone: "UTC" } as const;
const hourly = { ...drawing, mode: "hourly" } as const;

const video = (points: ComparedVideo["points"], basis: ComparedVideo["basis"] = "publication"): ComparedVideo => ({
  id: "a",
  platform: "tiktok",
  title: null,
  video_link: "https://example.org",
  status: "completed",
  basis,
  started_at: AT,
  latest_at: AT,
  cost_usd: null,
  is_reported: true,
  crosses_view_redefinition: false,
  points,
  standing: null,
});
const comparison = (...videos: ComparedVideo[]): Comparison => ({
  slot_hours: 1,
  slots: [24, 25, 26],
  common_age: null,
  mixes_view_definitions: false,
  videos,
});

describe("point text", () => {
  it("is the value, or the reason why there is none", () => {
    expect(pointWords({ at: AT, value: 12_300 }, drawing)).toBe("12,300");
    expect(pointWords({ at: AT, value: -3 }, hourly)).toBe("−3");
    expect(pointWords(null, drawing)).toBe("not tracked at this time");
    expect(pointWords({ at: AT, value: null, absence: "gap", gap_reason: "quota", missing: 1 }, drawing)).toBe(
      "gap: the platform's daily quota was used up",
    );
    expect(pointWords({ at: AT, value: null, absence: "first" }, hourly)).toBe("first snapshot");
    expect(
      pointWords({ at: AT, value: null, absence: "after_gap", spanning: { growth: 60, since: SINCE } }, hourly),
    ).toBe("+60 over 3 hours");
  });

  it("includes corrections, peaks and missed hours of a bucket", () => {
    expect(
      pointWords({ at: AT, value: 40, is_correction: true, peak: { value: 90, at: AT }, missing: 2 }, drawing),
    ).toBe("40 (corrected by the platform, highest 90 at 20 Nov, 10:17, 2 hours without a snapshot)");
  });
});

describe("drawn lines", () => {
  it("keep gaps, and mark isolated points with a dot and corrections with a ring", () => {
    const gap = { at: AT, value: null, absence: "gap" as const, missing: 1 };
    const { rows } = drawnLines(
      comparison(
        video([{ at: AT, value: 5 }, gap, { at: AT, value: 7 }]),
        video([null, { at: AT, value: 9 }, { at: AT, value: 8, is_correction: true }]),
      ),
      drawing,
    );
    expect(rows.map(({ values }) => values)).toEqual([
      [5, null],
      [null, 9],
      [7, 8],
    ]);
    // A line without a value has no visible mark.
    expect(rows.map(({ marks }) => marks[0])).toEqual(["dot", "none", "dot"]);
    expect(rows.map(({ marks }) => marks[1])).toEqual(["none", "none", "ring"]);
    expect(rows[0]?.heading).toBe("Age 1 d");
    expect(rows[1]?.words).toEqual(["gap: no snapshot in this hour", "9"]);
  });

  it("label long ages by whole days", () => {
    const slots = Array.from({ length: 720 }, (_, hour) => hour);
    const { ticks } = drawnLines({ ...comparison(video(slots.map(() => null))), slots }, drawing);
    expect(ticks.map(({ label }) => label)).toEqual(["0 h", "7 d", "14 d", "21 d", "28 d"]);
  });

  it("names the videos whose age is not since publication", () => {
    expect(ageBasis({ videos: [video([]), video([])] })).toBe("since publication");
    expect(ageBasis({ videos: [video([]), video([], "tracking")] })).toBe(
      "since publication (B: since tracking began)",
    );
    expect(ageBasis({ videos: [video([], "tracking")] })).toBe("since tracking began");
    expect([0, 23, 24, 76].map(formatAge)).toEqual(["0 h", "23 h", "1 d", "3 d 4 h"]);
  });
});
