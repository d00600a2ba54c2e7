import { describe, expect, it } from "vitest";
import { explainLink } from "@/lib/platforms/link-words-rules";

describe("a link that is not a video", () => {
  it.each([
    ["https://www.facebook.com/reel/123", "a link to Facebook"],
    ["https://fb.watch/abc", "a link to Facebook"],
    ["https://www.threads.net/@ada/post/1", "a link to Threads"],
    ["https://www.snapchat.com/spotlight/1", "a link to Snapchat"],
    ["https://bsky.app/profile/a/post/1", "a link to Bluesky"],
    ["https://vimeo.com/1", "a link to Vimeo"],
    ["https://clips.twitch.tv/a", "a link to Twitch"],
    ["https://bit.ly/abc", "is a link shortener"],
    ["https://www.youtub.com/watch?v=dQw4w9WgXcQ", "did you mean youtube.com?"],
    ["https://www.instgram.com/p/abc", "did you mean instagram.com?"],
    ["https://example.org/video", "points to example.org"],
    ["hello", "isn't a link"],
    ["https://www.youtube.com/playlist?list=PL1", "a playlist on YouTube"],
    ["https://www.youtube.com/@ada", "a channel on YouTube"],
    ["https://www.tiktok.com/@ada", "a profile on TikTok"],
    ["https://www.tiktok.com/music/a-1", "a sound on TikTok"],
    ["https://www.tiktok.com/tag/cats", "a hashtag on TikTok"],
    ["https://www.instagram.com/ada/", "a profile on Instagram"],
    ["https://www.instagram.com/stories/ada/1/", "a story on Instagram"],
    ["https://www.instagram.com/reels/audio/1/", "a sound on Instagram"],
    ["https://x.com/ada", "a profile on X"],
    ["https://x.com/i/spaces/1OdJrXwBwpkGX", "a Space on X"],
    ["https://www.youtube.com/watch?v=dQw4w9WgXc", "Copy the full link"],
  ])("%s: %s", (text, words) => {
    expect(explainLink(text)).toContain(words);
  });

  it("returns null for a video link", () => {
    expect(explainLink("https://youtu.be/dQw4w9WgXcQ")).toBeNull();
  });
});
