import { describe, expect, it, test } from "vitest";
import {
  growthOf,
  growthPercent,
  isFresh,
  lastOfDays,
  nextSyncAt,
  parseProfile,
  profileUrl,
  totalOf,
  typeOfLink,
} from "@/lib/channels/subscribers/rules";
import { SubscriberHistoryQuery } from "@/lib/channels/subscribers/schemas";

const CHANNEL = "UCabcdefghijklmnopqrstuv";

test.each([
  ["TWITTER", "BlockBet", { username: "BlockBet" }],
  ["TWITTER", " @BlockBet ", { username: "BlockBet" }],
  ["TWITTER", "https://x.com/BlockBet", { username: "BlockBet" }],
  ["TWITTER", "twitter.com/BlockBet/status/1", { username: "BlockBet" }],
  ["TWITTER", "https://mobile.twitter.com/BlockBet?s=20", { username: "BlockBet" }],
  ["TWITTER", "https://x.com/i/user/2244994945", { externalId: "2244994945" }],
  ["YOUTUBE", "@brand.tv", { username: "brand.tv" }],
  ["YOUTUBE", "日本の旅", { username: "日本の旅" }],
  ["YOUTUBE", CHANNEL, { externalId: CHANNEL }],
  ["YOUTUBE", "https://www.youtube.com/@brand.tv/videos", { username: "brand.tv" }],
  ["YOUTUBE", "youtube.com/%40brand.tv", { username: "brand.tv" }],
  ["YOUTUBE", `https://youtube.com/channel/${CHANNEL}`, { externalId: CHANNEL }],
  ["INSTAGRAM", "my.brand", { username: "my.brand" }],
  ["INSTAGRAM", "https://www.instagram.com/my.brand/?hl=en", { username: "my.brand" }],
  ["TIKTOK", "@my_brand", { username: "my_brand" }],
  ["TIKTOK", "//www.tiktok.com/@my_brand/video/7234567890123456789", { username: "my_brand" }],
] as const)("%s: %s is a profile", (type, text, reference) => expect(parseProfile(type, text)).toEqual(reference));

test.each([
  ["TWITTER", "a name"],
  ["TWITTER", "sixteencharacter"],
  ["TWITTER", "https://x.com/home"],
  ["TWITTER", "https://x.com/"],
  ["TWITTER", "https://www.tiktok.com/@my_brand"],
  ["TWITTER", "https://x.com.evil.example/BlockBet"],
  ["TWITTER", "https://x.com/%zz"],
  ["YOUTUBE", "ab"],
  ["YOUTUBE", "https://www.youtube.com/watch?v=dQw4w9WgXcQ"],
  ["YOUTUBE", "https://youtube.com/channel/UCshort"],
  ["INSTAGRAM", "https://www.instagram.com/p/CabcdefGHIJ/"],
  ["INSTAGRAM", "my brand"],
  ["TIKTOK", "https://vm.tiktok.com/ZMabc"],
  ["TIKTOK", "javascript://x.com/@a"],
  ["TIKTOK", "https://"],
] as const)("%s: %s is none", (type, text) => expect(parseProfile(type, text)).toBeNull());

describe("an account's numbers", () => {
  it("grow by the difference between counts", () => {
    expect(growthOf(10_000, 9_500)).toBe(500);
    expect(growthOf(9_500, 10_000)).toBe(-500);
    expect(growthOf(7, 7)).toBe(0);
    expect(growthOf(null, null)).toBeNull();
  });

  it("are fresh for an hour", () => {
    const now = new Date("2026-03-10T12:00:00Z");
    expect(isFresh(new Date("2026-03-10T11:00:00.001Z"), now)).toBe(true);
    expect(isFresh(new Date("2026-03-10T11:00:00.000Z"), now)).toBe(false);
    expect(isFresh(null, now)).toBe(false);
  });

  it("may sync again an hour after their last count", () => {
    const read = new Date("2026-03-10T11:00:00Z");
    expect(nextSyncAt(read, new Date("2026-03-10T11:59:59.999Z"))?.toISOString()).toBe("2026-03-10T12:00:00.000Z");
    expect(nextSyncAt(read, new Date("2026-03-10T12:00:00Z"))).toBeNull();
    expect(nextSyncAt(null, read)).toBeNull();
  });

  it("grow by a share of the previous count, unless it was 0", () => {
    expect(growthPercent(500, 10_000)).toBe(5);
    expect(growthPercent(-1_000, 10_000)).toBe(-10);
    expect(growthPercent(5, 0)).toBeNull();
  });

  it("are summed over known counts", () => {
    const rows = [
      { current: 100, growth: 5 },
      { current: 50, growth: null },
      { current: null, growth: null },
    ];
    expect(totalOf(rows)).toEqual({ subscribers: 150, counted: 2, growth: 5, compared: 1 });
    expect(totalOf([])).toEqual({ subscribers: 0, counted: 0, growth: null, compared: 0 });
  });
});

describe("the days of a history", () => {
  const at = (time: string, subscribers: number) => ({ readAt: new Date(time), subscribers });
  const daysOf = (readings: { readAt: Date; subscribers: number }[], first: string, last: string, timeZone: string) =>
    lastOfDays(readings, { first, last, timeZone }).map(({ day, subscribers }) => [day, subscribers]);

  it("follow the reader's zone", () => {
    const readings = [at("2026-11-20T23:30:00Z", 1), at("2026-11-21T00:30:00Z", 2)];
    expect(daysOf(readings, "2026-11-20", "2026-11-21", "UTC")).toEqual([
      ["2026-11-20", 1],
      ["2026-11-21", 2],
    ]);
    expect(daysOf(readings, "2026-11-20", "2026-11-21", "Europe/Rome")).toEqual([
      ["2026-11-20", null],
      ["2026-11-21", 2],
    ]);
  });

  it("include all 25 or 23 hours, each exactly once", () => {
    // In Rome, October 25 lasts from 22:00Z to 23:00Z of the next day, March 29 from 23:00Z to 22:00Z.
    const autumn = [at("2026-10-24T22:00:00Z", 1), at("2026-10-25T22:59:59Z", 2), at("2026-10-25T23:00:00Z", 3)];
    expect(daysOf(autumn, "2026-10-24", "2026-10-26", "Europe/Rome")).toEqual([
      ["2026-10-24", null],
      ["2026-10-25", 2],
      ["2026-10-26", 3],
    ]);
    const spring = [at("2026-03-28T22:59:59Z", 1), at("2026-03-29T21:59:59Z", 2), at("2026-03-29T22:00:00Z", 3)];
    expect(daysOf(spring, "2026-03-28", "2026-03-30", "Europe/Rome")).toEqual([
      ["2026-03-28", 1],
      ["2026-03-29", 2],
      ["2026-03-30", 3],
    ]);
  });

  it("may be empty", () => expect(daysOf([], "2026-11-21", "2026-11-20", "UTC")).toEqual([]));

  it("are at most a year, in UTC if the zone doesn't exist", () => {
    expect(SubscriberHistoryQuery.parse({})).toEqual({ days: 90, time_zone: "UTC" });
    for (const wrong of [{ days: 366 }, { days: 0 }])
      expect(SubscriberHistoryQuery.safeParse(wrong).success).toBe(false);
    expect(SubscriberHistoryQuery.parse({ time_zone: "Mars/Olympus" }).time_zone).toBe("UTC");
  });
});

test.each([
  ["https://www.tiktok.com/@brand", "TIKTOK"],
  ["m.youtube.com/watch?v=1", "YOUTUBE"],
  ["x.com/brand", "TWITTER"],
  ["//instagram.com/brand", "INSTAGRAM"],
  ["https://example.org/@brand", null],
  ["@brand", null],
  ["https://", null],
] as const)("%s leads to %s", (text, type) => expect(typeOfLink(text)).toBe(type));

test.each([
  ["TWITTER", "BlockBet", "https://x.com/BlockBet"],
  ["YOUTUBE", "日本", "https://www.youtube.com/@%E6%97%A5%E6%9C%AC"],
  ["YOUTUBE", CHANNEL, `https://www.youtube.com/channel/${CHANNEL}`],
  ["INSTAGRAM", "my.brand", "https://www.instagram.com/my.brand/"],
  ["TIKTOK", "my_brand", "https://www.tiktok.com/@my_brand"],
] as const)("%s shows %s at %s", (type, username, url) => expect(profileUrl(type, username)).toBe(url));
