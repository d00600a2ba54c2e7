import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  type KnownFollower,
  QUALITY_CLASSES,
  qualityClass,
  qualityFlags,
  qualityGrade,
  qualityShares,
  shareMargin,
} from "@/lib/channels/channels/quality-rules";
import {
  channelUrl,
  firstDayOf,
  followerChange,
  followerDifference,
  parseChannelName,
  percentages,
} from "@/lib/channels/channels/rules";

const real: KnownFollower = {
  username: "anna.b",
  pictureUrl: "https://pictures.example/a.jpg",
  bio: "Paris",
  followers: 300,
  follows: 400,
  postCount: 12,
};

describe("the signs of a fake account", () => {
  test.each<[string, Partial<KnownFollower>, number]>([
    ["none", {}, 0],
    ["no picture", { pictureUrl: null }, 1],
    ["an empty picture", { pictureUrl: "" }, 1],
    ["X's default picture", { pictureUrl: "https://abs.twimg.com/sticky/default_profile_images/d_normal.png" }, 1],
    ["no posts", { postCount: 0 }, 1],
    ["a tenth of the followed accounts follow back", { followers: 40, follows: 400 }, 0],
    ["fewer than a tenth follow back", { followers: 39, follows: 400 }, 1],
    ["follows no one", { followers: 0, follows: 0 }, 0],
    ["three digits", { username: "anna123" }, 0],
    ["four digits, anywhere", { username: "1an2na34" }, 1],
    ["an empty biography", { bio: " \n" }, 1],
    ["follows 1,500", { followers: 1500, follows: 1500 }, 0],
    ["follows 1,501", { followers: 1500, follows: 1501 }, 1],
    ["missing information", { bio: null, followers: null, follows: null, postCount: null }, 0],
    ["all six", { username: "user20261", pictureUrl: null, bio: "", followers: 1, follows: 2000, postCount: 0 }, 6],
  ])("%s", (_, over, flags) => {
    expect(qualityFlags({ ...real, ...over })).toBe(flags);
  });

  test("determine the class", () => {
    expect([0, 1, 2, 3, 4, 5, 6].map(qualityClass)).toEqual([1, 2, 3, 4, 5, 5, 5]);
  });
});

describe("the grade", () => {
  test("ranges from 0 to 100 with the shares", () => {
    const grade = (...counts: number[]) => {
      const shares = qualityShares(new Map(counts.map((n, index) => [index + 1, n])));
      return shares && qualityGrade(shares);
    };
    expect(grade(7, 0, 0, 0, 0)).toBe(100);
    expect(grade(0, 0, 0, 0, 3)).toBe(0);
    expect(grade(1, 1, 1, 1, 1)).toBe(50);
    expect(grade(2, 1, 0, 0, 1)).toBe(69);
    expect(grade()).toBeNull();
  });

  test("fractions of any sample sum to 1", () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 1_000_000 }), { minLength: 5, maxLength: 5 }), (counts) => {
        fc.pre(counts.some((n) => n > 0));
        const shares = qualityShares(new Map(counts.map((n, index) => [index + 1, n])));
        if (!shares) throw new Error("no shares");
        const sum = QUALITY_CLASSES.reduce((total, cls) => total + shares[cls], 0);
        expect(Math.abs(sum - 1)).toBeLessThan(1e-9);
        expect(qualityGrade(shares)).toBeGreaterThanOrEqual(0);
        expect(qualityGrade(shares)).toBeLessThanOrEqual(100);
      }),
    );
  });
});

test("shares are percent of known values, largest first", () => {
  expect(Object.entries(percentages({ ID: 1, US: 2, BR: 0, DE: 1 }))).toEqual([
    ["US", 50],
    ["DE", 25],
    ["ID", 25],
  ]);
  expect(percentages({ A: 1, B: 2 })).toEqual({ A: 33.3333, B: 66.6667 });
  expect(percentages({})).toEqual({});
});

describe("the change of followers", () => {
  test.each([
    ["tiktok", null, 100, 0],
    ["tiktok", 0, 100, 0],
    ["tiktok", 100, 110, 10],
    ["tiktok", 110, 100, -9.0909],
    ["instagram", 1_230_000, 1_240_000, 0.813],
    ["twitter", 1000, 1001, 0.1],
    // YouTube rounds down to three digits: a step of one unit may be a single subscriber.
    ["youtube", 1_230_000, 1_230_000, 0],
    ["youtube", 1_230_000, 1_240_000, 0],
    ["youtube", 1_240_000, 1_230_000, 0],
    ["youtube", 1_230_000, 1_250_000, 1.626],
    ["youtube", 999, 1000, 0],
    ["youtube", 998_000, 1_010_000, 1.2024],
    ["youtube", 500, 501, 0.2],
  ] as const)("%s: from %s to %i is %f percent", (platform, before, now, change) => {
    expect(followerChange(platform, before, now)).toBe(change);
  });
});

test("a period ends today, in UTC", () => {
  expect(firstDayOf(90, new Date("2026-03-31T23:59:59Z"))).toBe("2026-01-01");
  expect(firstDayOf(360, new Date("2026-01-01T00:00:00Z"))).toBe("2025-01-07");
});

test("a day's followers are gained or lost since the previous count, if the change exceeds the platform's rounding", () => {
  expect(followerDifference("tiktok", null, 5)).toBeNull();
  expect(followerDifference("tiktok", 5000, 4999)).toBe(-1);
  expect(followerDifference("youtube", 123_000, 124_000)).toBe(0);
  expect(followerDifference("youtube", 123_000, 125_000)).toBe(2000);
});

test("a sample of 400 is accurate to five points", () => {
  expect(Math.round(shareMargin(400))).toBe(5);
  expect(shareMargin(100)).toBeCloseTo(9.8);
});

describe("a channel's name", () => {
  test.each<[string, string | null, string]>([
    ["@some.one", null, "some.one"],
    [" name ", null, "name"],
    ["https://www.tiktok.com/@some.one?lang=de", "tiktok", "some.one"],
    ["tiktok.com/@some.one/video/7100000000000000000", "tiktok", "some.one"],
    ["https://x.com/some_one/status/12", "twitter", "some_one"],
    ["instagram.com/some.one/", "instagram", "some.one"],
    ["https://youtube.com/@Some-One/shorts", "youtube", "Some-One"],
    ["https://www.youtube.com/channel/UCabcdefghijklmnopqrstuv", "youtube", "UCabcdefghijklmnopqrstuv"],
  ])("is parsed from %s", (text, platform, username) => {
    expect(parseChannelName(text)).toEqual({ platform, username });
  });

  test.each([
    "",
    "two words",
    "https://example.com/@name",
    "https://www.instagram.com/p/abc/",
    "https://x.com/i/user/12",
  ])("isn't in %s", (text) => {
    expect(parseChannelName(text)).toBeNull();
  });

  test("leads to its page on the platform", () => {
    for (const [platform, name] of [
      ["tiktok", "a.b"],
      ["twitter", "a_b"],
      ["instagram", "a.b"],
      ["youtube", "a-b"],
      ["youtube", "UCabcdefghijklmnopqrstuv"],
    ] as const)
      expect(parseChannelName(channelUrl(platform, name))).toEqual({ platform, username: name });
  });
});
