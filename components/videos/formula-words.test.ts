import { describe, expect, it } from "vitest";
import type { Velocity } from "@/lib/tracking/snapshots/rules";
import { costPerEngagementWords, costPerMilleWords, engagementWords, velocityWords } from "./formula-words";

const figures = { views: 1_900_000, likes: 56_500, comments: 483, shares: 6_472, saves: null };
const AT = "2026-11-20T10:17:00.000Z";
const known: Velocity = {
  perHour: 310.4,
  growth: 1_862,
  unknown: null,
  since: "2026-11-20T04:17:00.000Z",
  at: AT,
  hasCorrection: false,
};

describe("velocity text", () => {
  it("has both snapshots, their difference and the hourly rate", () =>
    expect(velocityWords(known, 6, "views", "UTC")).toEqual({
      value: "+310/h",
      lines: ["+1,862 views from 20 Nov, 04:17 to 20 Nov, 10:17: +310 per hour."],
    }));
  it("keeps a decimal of slow growth, and notes corrections by the platform", () => {
    expect(velocityWords({ ...known, perHour: 0.25, growth: 6 }, 24, "likes", "UTC").value).toBe("+0.3/h");
    const { lines } = velocityWords({ ...known, perHour: -2, growth: -12, hasCorrection: true }, 6, "likes", "UTC");
    expect(lines[0]).toContain("−12 likes");
    expect(lines[1]).toBe("Includes a correction by the platform.");
  });
  it.each([
    ["too_few", "Requires two snapshots 6 hours apart."],
    ["gap", "There is no snapshot 6 hours before the latest one."],
    ["not_reported", "The platform reported no views 6 hours before the latest snapshot, or none at all."],
  ] as const)("explains why it is unknown: %s", (unknown, line) =>
    expect(velocityWords({ ...known, perHour: null, growth: null, unknown }, 6, "views", "UTC")).toMatchObject({
      value: null,
      lines: [line],
    }),
  );
});

describe("engagement and cost text", () => {
  it("shows the formula with its inputs and their time", () => {
    expect(engagementWords(figures, "tiktok", AT, "Europe/Rome")).toEqual({
      value: "3.34%",
      lines: ["(56,500 likes + 483 comments + 6,472 shares) × 100 ÷ 1,900,000 views", "Updated 20 Nov, 11:17."],
    });
    expect(costPerMilleWords(250.5, figures, AT, "UTC")).toEqual({
      value: "$0.1318",
      lines: ["$250.50 × 1,000 ÷ 1,900,000 views", "Updated 20 Nov, 10:17."],
    });
    expect(costPerEngagementWords(250.5, figures, "twitter", AT, "UTC")).toEqual({
      value: "$0.0039",
      lines: ["$250.50 ÷ (56,500 likes + 483 replies + 6,472 reposts)", "Updated 20 Nov, 10:17."],
    });
  });
  it("omits what the platform does not report, and is unknown without views or cost", () => {
    const plain = { ...figures, shares: null };
    expect(engagementWords(plain, "youtube", AT, "UTC").lines[0]).toBe(
      "(56,500 likes + 483 comments) × 100 ÷ 1,900,000 views",
    );
    const none = { ...figures, views: 0 };
    expect(engagementWords(none, "tiktok", AT, "UTC")).toEqual({ value: null, lines: ["Unknown without views."] });
    expect(costPerMilleWords(null, figures, AT, "UTC").lines).toEqual(["No cost has been entered for this video."]);
    expect(costPerMilleWords(5, none, AT, "UTC").value).toBeNull();
    const unloved = { ...figures, likes: 0, comments: 0, shares: 0 };
    expect(costPerEngagementWords(5, unloved, "tiktok", AT, "UTC").value).toBeNull();
  });
});
