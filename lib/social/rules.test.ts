import { describe, expect, it, test } from "vitest";
import { growthOf, isFresh, parseProfile } from "@/lib/social/rules";

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
  it("grow by what the readings differ", () => {
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
});
