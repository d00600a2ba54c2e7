import { beforeAll, expect, it } from "vitest";
import { PLATFORMS } from "@/lib/platforms/schemas";
import { isConfigured } from "@/lib/platforms/sources";
import { fetchVideo } from "@/lib/platforms/sources/fetch-videos";
import { instagramLooter2 } from "@/lib/platforms/sources/instagram-looter2";
import { xApi } from "@/lib/platforms/sources/x-api";
import { targetOf } from "@/lib/platforms/targets";
import { testContext } from "@/test/context";

beforeAll(() => {
  delete process.env.SANDBOX_URL;
  process.env.X_BEARER_TOKEN = "x-token";
});

it("a platform without a key is not called and returns auth", async () => {
  expect(PLATFORMS.filter(isConfigured)).toEqual(["twitter"]);
  expect(await fetchVideo(testContext(), "youtube", "dQw4w9WgXcQ")).toEqual({ kind: "auth" });
  expect(await fetchVideo(testContext(), "tiktok", "7234567890123456789")).toEqual({ kind: "auth" });
  expect(targetOf(instagramLooter2, new Date())).toBeNull();
});

it("a platform with a key is called at its own address", () => {
  expect(targetOf(xApi, new Date())).toMatchObject({
    baseUrl: "https://api.x.com",
    headers: { authorization: "Bearer x-token" },
    query: {},
  });
});
