import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { followerStep, followersGained } from "@/lib/platforms/rounding-rules";

/** As YouTube reports a count. */
const rounded = (count: number) => {
  const step = followerStep("youtube", count);
  return Math.floor(count / step) * step;
};

describe("the step of a follower count", () => {
  it.each([
    [0, 1],
    [999, 1],
    [1000, 10],
    [9990, 10],
    [10_000, 100],
    [123_000, 1000],
    [999_000, 1000],
    [1_000_000, 10_000],
    [12_300_000, 100_000],
  ])("is for %i on YouTube %i", (count, step) => expect(followerStep("youtube", count)).toBe(step));

  it("is 1 elsewhere", () => {
    for (const platform of ["tiktok", "instagram", "twitter"] as const)
      expect(followerStep(platform, 12_300_000)).toBe(1);
  });
});

describe("followers gained", () => {
  it("is 0 within the rounding, in both directions", () => {
    expect(followersGained("youtube", 123_000, 122_000)).toBe(0);
    expect(followersGained("youtube", 122_000, 123_000)).toBe(0);
    expect(followersGained("youtube", 99_900, 100_000)).toBe(0);
    expect(followersGained("youtube", 100_000, 99_900)).toBe(0);
  });

  it("is exact beyond the rounding, and if counts are exact", () => {
    expect(followersGained("youtube", 123_000, 125_000)).toBe(2000);
    expect(followersGained("youtube", 123_000, 120_000)).toBe(-3000);
    expect(followersGained("youtube", 500, 499)).toBe(-1);
    expect(followersGained("tiktok", 123_000, 122_000)).toBe(-1000);
  });

  it("never shows less than the step, or a change for a single subscriber", () => {
    const count = fc.integer({ min: 0, max: 500_000_000 });
    fc.assert(
      fc.property(count, count, (a, b) => {
        const gained = followersGained("youtube", rounded(a), rounded(b));
        if (gained !== 0) expect(Math.abs(gained)).toBeGreaterThanOrEqual(followerStep("youtube", Math.max(a, b)));
        // The sign matches the actual change.
        if (gained !== 0) expect(Math.sign(gained)).toBe(Math.sign(b - a));
      }),
    );
    fc.assert(
      fc.property(fc.integer({ min: 1000, max: 500_000_000 }), (a) => {
        expect(followersGained("youtube", rounded(a), rounded(a + 1))).toBe(0);
        expect(followersGained("youtube", rounded(a + 1), rounded(a))).toBe(0);
      }),
    );
  });
});
