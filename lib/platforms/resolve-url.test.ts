import { expect, it } from "vitest";
import { resolveVideoUrl } from "@/lib/platforms/resolve-url";
import { parseVideoUrl } from "@/lib/platforms/rules";
import { testContext } from "@/test/context";

const ctx = testContext();

it.each([
  ["tiktok", "https://vm.tiktok.com/ZMabc123/"],
  ["tiktok", "vt.tiktok.com/ZSabc123"],
  ["tiktok", "https://www.tiktok.com/t/ZTabc123/"],
  ["instagram", "https://www.instagram.com/share/reel/BAabc_1"],
  ["instagram", "https://www.instagram.com/share/BAabc_1"],
])("%s short link %s resolves to a video", async (platform, text) => {
  const resolved = await resolveVideoUrl(ctx, parseVideoUrl(text));
  if (resolved.kind !== "video") throw new Error(resolved.kind);
  expect(resolved.platform).toBe(platform);
  expect(resolved).toEqual(parseVideoUrl(resolved.canonicalUrl));
  expect(await resolveVideoUrl(ctx, parseVideoUrl(text))).toEqual(resolved);
});

it("a short link without a target is unavailable", async () => {
  expect(await resolveVideoUrl(ctx, parseVideoUrl("https://vm.tiktok.com/gone123/"))).toEqual({ kind: "unavailable" });
  expect(await resolveVideoUrl(ctx, parseVideoUrl("https://www.instagram.com/share/p/gone123"))).toEqual({
    kind: "unavailable",
  });
});

it("long links are parsed without a request, and others are rejected", async () => {
  const text = "https://youtu.be/dQw4w9WgXcQ";
  expect(await resolveVideoUrl(ctx, parseVideoUrl(text))).toEqual(parseVideoUrl(text));
  expect(await resolveVideoUrl(ctx, parseVideoUrl("https://example.com/"))).toEqual({
    kind: "invalid",
    reason: "unknown_host",
  });
});
