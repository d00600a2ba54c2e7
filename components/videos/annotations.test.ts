import { describe, expect, it } from "vitest";
import type { VideoNote } from "@/lib/tracking/videos/note-schemas";
import { annotationsOf, keyAt } from "./annotations";

const at = (hour: number, minutes = 0) => new Date(Date.UTC(2026, 10, 20, hour, minutes)).toISOString();
const point = (hour: number, views: number | null) => ({
  hour,
  at: at(hour, 17),
  figures: views === null ? null : { views, likes: null, comments: null, shares: null, saves: null },
  gap_reason: views === null ? "quota" : null,
});
const note = (time: string): VideoNote => ({ id: time, at: time, text: "A note", author: "Ada", created_at: time });
const POINTS = [point(0, 100), point(1, 110), point(2, null), point(3, 150), point(4, 400), point(5, 410)];
const given = { metric: "views", name: "views", range: null, timeZone: "UTC" } as const;
const video = (published_at: string | null = null, notes: VideoNote[] = []) => ({
  points: POINTS,
  published_at,
  notes,
});

describe("annotations of a chart", () => {
  it("mark the hour that gained the most, and describe missed hours", () => {
    const { marks, lines } = annotationsOf({ ...given, video: video() });
    expect(marks).toEqual([{ key: 4, label: "Peak" }]);
    expect(lines).toEqual(["Peak: +250 views in the hour to 20 Nov, 04:17", "Shaded: 1 hour without a snapshot"]);
  });

  it("mark a publication within the hours, and describe an earlier one", () => {
    expect(annotationsOf({ ...given, video: video(at(1, 30)) }).marks[0]).toEqual({ key: 1, label: "Published" });
    const early = annotationsOf({ ...given, video: video(at(-2, 17)) });
    expect(early.marks).toEqual([{ key: 4, label: "Peak" }]);
    expect(early.lines[0]).toBe("Published 19 Nov, 22:17, 2 hours before the first snapshot");
    const old = annotationsOf({ ...given, video: video(at(-9_600, 17)) });
    expect(old.lines[0]).toBe("Published 16 Oct 2025, 00:17, 400 days before the first snapshot");
    // Outside of the range that is shown, it is left out.
    const zoomed = annotationsOf({ ...given, video: video(at(-2, 17)), range: { from: 3, to: 5 } });
    expect(zoomed.lines.some((line) => line.startsWith("Published"))).toBe(false);
  });

  it("mark notes by their number at the hour before, within the range", () => {
    const notes = [note(at(0, 20)), note(at(4, 50))];
    expect(annotationsOf({ ...given, video: video(null, notes) }).marks).toEqual([
      { key: 4, label: "Peak, 2" },
      { key: 0, label: "1" },
    ]);
    const zoomed = annotationsOf({ ...given, video: video(null, notes), range: { from: 3, to: 5 } });
    expect(zoomed.marks).toEqual([{ key: 4, label: "2" }]);
  });

  it("are named together at the same hour", () => {
    const notes = [note(at(4, 20)), note(at(4, 50))];
    expect(annotationsOf({ ...given, video: video(at(1, 30), notes) }).marks).toEqual([
      { key: 1, label: "Published" },
      { key: 4, label: "Peak, 1, 2" },
    ]);
  });

  it("have no peak among few hours, or without growth", () => {
    const flat = [point(0, 5), point(1, 5), point(2, 5), point(3, 5)];
    for (const points of [POINTS.slice(0, 2), flat, []])
      expect(annotationsOf({ ...given, video: { points, published_at: null, notes: [] } })).toEqual({
        marks: [],
        lines: [],
      });
  });

  it("place a time at the point before it, up to an hour after the last", () => {
    expect([at(0), at(0, 17), at(1), at(5, 40), at(6, 17), at(6, 18)].map((time) => keyAt(POINTS, time))).toEqual([
      null,
      0,
      0,
      5,
      5,
      null,
    ]);
  });
});
