import { expect, test } from "vitest";
import { videoUrl } from "@/lib/platforms/rules";

test.each([
  ["tiktok", "7234567890", "some.user_1", "https://www.tiktok.com/@some.user_1/video/7234567890"],
  ["tiktok", "7234567890", null, "https://www.tiktok.com/@/video/7234567890"],
  ["tiktok", "7234567890", "no name/../", "https://www.tiktok.com/@/video/7234567890"],
  ["youtube", "dQw4w9WgXcQ", "A channel's title", "https://www.youtube.com/watch?v=dQw4w9WgXcQ"],
] as const)("%s %s of %s", (platform, id, creator, url) => {
  expect(videoUrl(platform, id, creator)).toBe(url);
});
