import { describe, expect, it, test } from "vitest";
import { hasWord, isOverdue, judgePosts, passesLength, passesWords } from "@/lib/insight/follows/post-rules";

const NO_FILTER = { include: [], exclude: [], minSeconds: null };
const post = (externalId: string, publishedAt: string, more: object = {}) => ({
  externalId,
  publishedAt: new Date(publishedAt),
  caption: "Autumn launch #ad",
  durationSeconds: 20,
  ...more,
});
const since = new Date("2026-03-10T12:00:00Z");

describe("a word", () => {
  it.each([
    ["our launch today", "Launch", true],
    ["LAUNCH!", "launch", true],
    ["relaunched", "launch", false],
    ["launches", "launch", false],
    ["shadow", "ad", false],
    ["a post #ad", "ad", true],
    ["a post #ad", "#ad", true],
    ["a post #adventure", "#ad", false],
    ["thanks @brand.", "@brand", true],
    ["new   winter\njacket", "winter jacket", true],
    ["Caf\u0065\u0301 opens", "café", true],
    ["relaunch, then launch", "launch", true],
    ["𝒜ad", "ad", false],
    ["今日の新商品です", "新商品", true],
    ["anything", " ", false],
    ["", "launch", false],
  ])("%j has %j: %s", (text, word, expected) => expect(hasWord(text, word)).toBe(expected));
});

test("one included word is enough, one excluded word too many", () => {
  const filter = { ...NO_FILTER, include: ["launch", "drop"], exclude: ["giveaway"] };
  expect(passesWords(filter, "the drop")).toBe(true);
  expect(passesWords(filter, "nothing here")).toBe(false);
  expect(passesWords(filter, "launch giveaway")).toBe(false);
  expect(passesWords({ ...filter, include: [] }, "nothing here")).toBe(true);
});

test("an unknown length passes only where none is required", () => {
  expect(passesLength(NO_FILTER, null)).toBe(true);
  const filter = { ...NO_FILTER, minSeconds: 15 };
  expect([null, 0, 14.9, 15, 60].map((seconds) => passesLength(filter, seconds))).toEqual([
    false,
    false,
    false,
    true,
    true,
  ]);
});

describe("posts of a lookup", () => {
  const posts = [
    post("new", "2026-03-10T12:00:00Z"),
    post("back-1", "2026-03-10T11:59:59Z"),
    post("back-2", "2026-03-09T00:00:00Z", { caption: "no match" }),
    post("back-3", "2026-03-08T00:00:00Z"),
  ];
  const judged = (place: object, filter: object = {}) =>
    judgePosts({ since, backPosts: 0, hasBackPosts: false, ...place }, { ...NO_FILTER, ...filter }, posts).map(
      ({ post: { externalId }, refused }) => [externalId, refused],
    );

  it("from before the follow are too old without back posts", () =>
    expect(judged({})).toEqual([
      ["new", null],
      ["back-1", "too_old"],
      ["back-2", "too_old"],
      ["back-3", "too_old"],
    ]));

  it("from before the follow count within back posts, whether they pass the filter or not", () =>
    expect(judged({ backPosts: 2 }, { include: ["launch"] })).toEqual([
      ["new", null],
      ["back-1", null],
      ["back-2", "filter"],
      ["back-3", "too_old"],
    ]));

  it("from before the follow are too old once they were looked up", () =>
    expect(judged({ backPosts: 2, hasBackPosts: true }).map(([, refused]) => refused)).toEqual([
      null,
      "too_old",
      "too_old",
      "too_old",
    ]));

  it("are filtered by a length that the lookup shows, and wait if it doesn't", () => {
    const mixed = [
      post("short", "2026-03-11T00:00:00Z"),
      post("unknown", "2026-03-11T00:00:00Z", { durationSeconds: null }),
    ];
    const place = { since, backPosts: 0, hasBackPosts: false };
    expect(judgePosts(place, { ...NO_FILTER, minSeconds: 30 }, mixed).map(({ refused }) => refused)).toEqual([
      "filter",
      null,
    ]);
  });
});

test("a post waits for a day", () => {
  expect(isOverdue(since, new Date("2026-03-11T11:59:59Z"))).toBe(false);
  expect(isOverdue(since, new Date("2026-03-11T12:00:00Z"))).toBe(true);
});
