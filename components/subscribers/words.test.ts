import { describe, expect, it } from "vitest";
import { summarizeFollowers } from "@/components/channels/follower-points";
import { drawnHistory } from "./drawn-history";
import { summarizeHistory } from "./words";

const days = [
  { day: "2026-03-09", read_at: "2026-03-09T10:00:00Z", subscribers: 123_000 },
  { day: "2026-03-10", read_at: "2026-03-10T10:00:00Z", subscribers: 122_000 },
];

describe("a step of YouTube's rounding", () => {
  it("is not a change of a social account", () => {
    expect(summarizeHistory("YOUTUBE", days, "UTC")).toMatch(/^Steady at 122,000/);
    expect(drawnHistory("YOUTUBE", days, "UTC").points[1]?.lines[1]).toBe("±0 since 9 Mar 2026");
  });

  it("is not a change of a channel", () => {
    const read = days.map(({ day, subscribers: followers }) => ({ day, followers, change: 0 }));
    expect(summarizeFollowers("youtube", read, "UTC")).toMatch(/122,000 followers on .*, ±0 since/);
  });

  it("is a change on a platform with exact counts", () => {
    expect(summarizeHistory("TIKTOK", days, "UTC")).toContain("−1,000 (−0.81%)");
  });
});
