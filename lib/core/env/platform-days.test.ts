import { expect, test } from "vitest";

import { creatorPaces, searchInterest } from "@/lib/core/env/platform-days";

test("each variable has its own defaults and names them in its error", () => {
  expect(searchInterest.parse("instagram=90")).toEqual({ youtube: 30, tiktok: 7, instagram: 90, twitter: null });
  expect(searchInterest.safeParse("x=1").error?.issues[0]?.message).toContain(
    "youtube=30,tiktok=7,instagram=7,twitter=off",
  );
});

test("a platform that isn't listed keeps its default", () => {
  expect(creatorPaces.parse("")).toEqual({ youtube: 1, tiktok: 7, instagram: 7, twitter: null });
  expect(creatorPaces.parse(" twitter=30, youtube=off,")).toEqual({
    youtube: null,
    tiktok: 7,
    instagram: 7,
    twitter: 30,
  });
});

test.each(["x=1", "tiktok=0", "tiktok=366", "tiktok=1.5", "tiktok", "tiktok=on", "TIKTOK=1"])(
  "%s is rejected",
  (text) => {
    expect(creatorPaces.safeParse(text).success).toBe(false);
  },
);
