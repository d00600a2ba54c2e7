import { describe, expect, it } from "vitest";
import { changeOf, engagementRate } from "@/lib/tracking/snapshots/figure-rules";
import { daysRemaining, snapshotIdOf, statusName } from "@/lib/tracking/videos/rules";

const figures = { views: 1_900_000, likes: 56_500, comments: 483, shares: 6_472, saves: null };

describe("engagement rate", () => {
  it("matches the documented row", () => expect(engagementRate(figures)).toBe(3.339736842105263));
  it("counts missing terms as 0 and needs views", () => {
    expect(engagementRate({ ...figures, shares: null, comments: null })).toBe((56_500 * 100) / 1_900_000);
    expect(engagementRate({ ...figures, views: null })).toBeNull();
    expect(engagementRate({ ...figures, views: 0 })).toBeNull();
  });
});

describe("the status that readers see", () => {
  it("distinguishes a stopped tracking from a completed one", () => {
    expect(statusName("completed", null)).toBe("Completed");
    expect(statusName("completed", "stopped")).toBe("Stopped");
  });
  it("uses one label for each", () => {
    expect(statusName("monitoring", null)).toBe("Tracking");
    expect(statusName("paused", "no_balance")).toBe("Paused");
    expect(statusName("error", "unavailable")).toBe("Failed");
    expect(statusName("cancelled", "cancelled")).toBe("Canceled");
  });
});

describe("days remaining", () => {
  const end = new Date("2026-03-08T10:00:00Z");
  it("has one decimal and is never below 0", () => {
    expect(daysRemaining(end, "monitoring", new Date("2026-03-01T10:00:00Z"))).toBe(7);
    expect(daysRemaining(end, "paused", new Date("2026-03-01T13:00:00Z"))).toBe(6.9);
    expect(daysRemaining(end, "monitoring", new Date("2026-03-09T10:00:00Z"))).toBe(0);
  });
  it("is 0 once the tracking has ended", () =>
    expect(daysRemaining(end, "completed", new Date("2026-03-01T10:00:00Z"))).toBe(0));
});

describe("change", () => {
  it("is null if either snapshot lacks the metric, and may be negative", () => {
    expect(changeOf(figures, { views: 2_000_000, likes: null, comments: 480, shares: 6_472, saves: 3 })).toEqual({
      views: -100_000,
      likes: null,
      comments: 3,
      shares: 0,
      saves: null,
    });
    expect(changeOf(figures, null).views).toBeNull();
  });
});

describe("a snapshot's id", () => {
  it("differs for every hour of a tracking", () => {
    const ids = new Set(Array.from({ length: 720 }, (_, hour) => snapshotIdOf("abc", hour)));
    expect(ids.size).toBe(720);
    expect(snapshotIdOf("abc", 719)).toBe("snap_abcjz");
  });
});
