import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  canonicalVideoUrl,
  isVideoId,
  parseVideoUrl,
  publishedAtFromId,
  REPORTED_METRICS,
} from "@/lib/platforms/rules";
import { PLATFORMS, type Platform } from "@/lib/platforms/schemas";
import { character } from "@/test/characters";

const YT = "dQw4w9WgXcQ";
const TT = "7234567890123456789";
const IG = "C-1aB_2cD3e";
const X = "1460323737035677698";

const VIDEOS: [Platform, string, string][] = [
  ["tiktok", TT, `https://www.tiktok.com/@user/video/${TT}`],
  ["tiktok", TT, `https://www.tiktok.com/@user.name-1/video/${TT}?is_from_webapp=1&sender_device=pc`],
  ["tiktok", TT, `https://m.tiktok.com/@user/video/${TT}`],
  ["tiktok", TT, `https://tiktok.com/%40user/video/${TT}/`],
  ["tiktok", TT, `https://www.tiktok.com/@user/photo/${TT}`],
  ["tiktok", TT, `https://www.tiktok.com/@/video/${TT}`],
  ["tiktok", TT, `https://www.tiktok.com/share/video/${TT}`],
  ["tiktok", "7234567890", "https://www.tiktok.com/@user/video/7234567890"],
  ["youtube", YT, `https://www.youtube.com/watch?v=${YT}`],
  ["youtube", YT, `http://youtube.com/watch?v=${YT}`],
  ["youtube", YT, `https://m.youtube.com/watch?app=desktop&v=${YT}&t=42s`],
  ["youtube", YT, `https://www.youtube.com/watch?feature=share&amp;v=${YT}`],
  ["youtube", YT, `https://www.youtube.com/watch?v=${YT}&v=aaaaaaaaaaa`],
  ["youtube", YT, `https://music.youtube.com/watch?v=${YT}&list=RD`],
  ["youtube", YT, `https://www.youtube.com/watch/?v=${YT}#t=1`],
  ["youtube", YT, `https://www.youtube.com/watch_popup?v=${YT}`],
  ["youtube", YT, `https://www.youtube.com/shorts/${YT}?feature=share`],
  ["youtube", YT, `https://www.youtube.com/live/${YT}`],
  ["youtube", YT, `https://www.youtube.com/embed/${YT}`],
  ["youtube", YT, `https://www.youtube-nocookie.com/embed/${YT}?rel=0`],
  ["youtube", YT, `https://www.youtube.com/v/${YT}&hl=en`],
  ["youtube", YT, `https://www.youtube.com/e/${YT}`],
  ["youtube", YT, `https://www.youtubekids.com/watch?v=${YT}`],
  ["youtube", YT, `https://youtu.be/${YT}`],
  ["youtube", YT, `https://youtu.be/${YT}?si=abc`],
  ["youtube", YT, `https://youtu.be/${YT}&amp;feature=share`],
  ["youtube", YT, `//youtu.be/${YT}`],
  ["youtube", YT, `youtu.be/${YT}`],
  ["youtube", YT, `  HTTPS://WWW.YouTube.COM/watch?v=${YT}\n`],
  ["youtube", YT, `\u00a0www.youtube.com/watch?v=${YT}\ufeff`],
  [
    "youtube",
    YT,
    `https://www.youtube.com/attribution_link?a=8g8kPrPIi&u=%2Fwatch%3Fv%3D${YT}%26feature%3Dem-uploademail`,
  ],
  ["youtube", YT, `https://youtube.googleapis.com/v/${YT}`],
  ["youtube", YT, `https://www.youtube-nocookie.com/v/${YT}?version=3`],
  ["youtube", YT, `https://www.youtube.com/?feature=player_embedded&v=${YT}`],
  ["youtube", YT, `https://www.youtube.com/#!v=${YT}`],
  ["youtube", YT, `https://www.youtube.com/vi/${YT}`],
  ["youtube", YT, `https://www.youtube.com/watch/${YT}`],
  ["youtube", YT, `https://gaming.youtube.com/watch?v=${YT}`],
  ["youtube", YT, `https://www.google.com/url?q=https%3A%2F%2Fyoutu.be%2F${YT}&sa=D`],
  ["youtube", YT, `https://consent.youtube.com/m?continue=https%3A%2F%2Fwww.youtube.com%2Fwatch%3Fv%3D${YT}&gl=DE`],
  ["youtube", YT, `https://youtu.be/${YT}.`],
  ["youtube", YT, `(https://youtu.be/${YT})`],
  ["youtube", YT, `<https://youtu.be/${YT}>,`],
  ["youtube", YT, `\u201chttps://youtu.be/${YT}\u201d`],
  ["youtube", YT, `'https://youtu.be/${YT}';`],
  ["youtube", YT, `https://you\u00adtu.be/${YT.slice(0, 4)}\u200b${YT.slice(4)}\u200e`],
  ["youtube", YT, `\u2068https://youtu.be/${YT}\u2069`],
  ["youtube", YT, `[My video](https://youtu.be/${YT})`],
  ["youtube", YT, `<a href="https://youtu.be/${YT}">video</a>`],
  ["youtube", YT, `https:\\/\\/youtu.be\\/${YT}`],
  ["youtube", "-_-_-_-_-_-", "*https://youtu.be/-_-_-_-_-_-*"],
  ["tiktok", TT, `https://m.tiktok.com/v/${TT}.html?u_code=1`],
  ["tiktok", TT, `https://www.tiktok.com/embed/${TT}`],
  ["tiktok", TT, `https://www.tiktok.com/embed/v2/${TT}?lang=en`],
  ["tiktok", TT, `https://www.tiktok.com/player/v1/${TT}?autoplay=1`],
  ["tiktok", TT, `https://t.tiktok.com/i18n/share/video/${TT}/`],
  ["tiktok", TT, `https://us.tiktok.com/@user/video/${TT}`],
  ["tiktok", TT, `https://www.tiktokv.com/share/video/${TT}/`],
  ["tiktok", TT, `https://www.tiktok.com/foryou?is_copy_url=1&item_id=${TT}`],
  ["tiktok", TT, `https://www.tiktok.com/trending?shareId=${TT}`],
  ["tiktok", TT, `https://www.tiktok.com/de-DE/@user/video/${TT}`],
  ["instagram", IG, `https://www.instagram.com/some.user_1/reels/${IG}/`],
  ["instagram", IG, `https://www.instagram.com/some.user_1/tv/${IG}/`],
  ["instagram", IG, `https://instagr.am/p/${IG}/`],
  ["instagram", IG, `https://www.instagram.com/p/${IG}/c/17900000000000000/`],
  ["instagram", IG, `https://l.instagram.com/?u=https%3A%2F%2Fwww.instagram.com%2Freel%2F${IG}%2F&e=1`],
  ["twitter", X, `https://twitter.com/#!/user/status/${X}`],
  ["twitter", X, `https://x.com/@user/status/${X}`],
  ["twitter", X, `https://x.com/user/status/${X}/mediaViewer?currentTweet=${X}`],
  ["twitter", X, `https://twitter.com/i/cards/tfw/v1/${X}`],
  ["twitter", X, `https://twitter.com/i/videos/tweet/${X}`],
  ["twitter", X, `https://platform.twitter.com/embed/Tweet.html?id=${X}`],
  ["twitter", X, `https://vxtwitter.com/user/status/${X}`],
  ["twitter", X, `https://fixupx.com/user/status/${X}`],
  ["instagram", IG, `https://www.instagram.com/p/${IG}/`],
  ["instagram", IG, `https://instagram.com/reel/${IG}?igsh=abc`],
  ["instagram", IG, `https://www.instagram.com/reels/${IG}/`],
  ["instagram", IG, `https://www.instagram.com/tv/${IG}`],
  ["instagram", IG, `https://www.instagram.com/some.user_1/p/${IG}/`],
  ["instagram", IG, `https://www.instagram.com/some.user_1/reel/${IG}/embed`],
  ["instagram", IG, `https://www.instagram.com/p/${IG}/embed/`],
  ["instagram", IG, `https://www.instagram.com/reel/${IG}/embed/captioned/`],
  ["instagram", `${IG}${"x".repeat(28)}`, `https://www.instagram.com/p/${IG}${"x".repeat(28)}/`],
  ["twitter", X, `https://twitter.com/user_1/status/${X}`],
  ["twitter", X, `https://www.twitter.com/user/statuses/${X}`],
  ["twitter", X, `https://twitter.com/statuses/${X}`],
  ["twitter", X, `https://mobile.twitter.com/user/status/${X}?s=20`],
  ["twitter", X, `https://m.x.com/user/status/${X}`],
  ["twitter", X, `https://x.com/i/web/status/${X}`],
  ["twitter", X, `https://x.com/i/status/${X}`],
  ["twitter", X, `https://x.com/user/status/${X}/photo/1`],
  ["twitter", X, `https://www.x.com/user/status/${X}/video/2/`],
];

const SHORT: [Platform, string, string][] = [
  ["tiktok", "https://vm.tiktok.com/ZMabc-123/", "https://vm.tiktok.com/ZMabc-123/"],
  ["tiktok", "vt.tiktok.com/ZSabc?k=1", "https://vt.tiktok.com/ZSabc/"],
  ["tiktok", "http://WWW.tiktok.com/t/ZTabc", "https://www.tiktok.com/t/ZTabc/"],
  ["instagram", "https://www.instagram.com/share/BAabc_1", "https://www.instagram.com/share/BAabc_1/"],
  ["instagram", "https://www.instagram.com/share/reel/_abc-1?x=y", "https://www.instagram.com/share/reel/_abc-1/"],
  ["instagram", "https://www.instagram.com/share/p/BAabc", "https://www.instagram.com/share/p/BAabc/"],
];

const INVALID: [string, string][] = [
  ["not_a_url", ""],
  ["not_a_url", "hello"],
  ["not_a_url", "javascript:alert(1)//youtube.com/watch?v=dQw4w9WgXcQ"],
  ["not_a_url", `ftp://www.youtube.com/watch?v=${YT}`],
  ["not_a_url", `https:/www.youtube.com/watch?v=${YT}`],
  ["not_a_url", `https:\\\\www.youtube.com\\watch?v=${YT}`],
  ["not_a_url", `https://www.you\ntube.com/watch?v=${YT}`],
  ["not_a_url", `see https://youtu.be/${YT}`],
  ["not_a_url", `https://user:pass@www.youtube.com/watch?v=${YT}`],
  ["not_a_url", `https://www.youtube.com@evil.example/watch?v=${YT}`],
  ["not_a_url", `www.youtube.com:pw@evil.example/watch?v=${YT}`],
  ["not_a_url", `https://www.youtube.com:8443/watch?v=${YT}`],
  ["unknown_host", "https://example.com/"],
  ["unknown_host", `https://youtube.com.evil.example/watch?v=${YT}`],
  ["unknown_host", `https://evilyoutube.com/watch?v=${YT}`],
  ["unknown_host", `https://youtube.com./watch?v=${YT}`],
  ["unknown_host", `https://evil.youtube.com/watch?v=${YT}`],
  ["unknown_host", `https://yоutube.com/watch?v=${YT}`], // a Cyrillic o
  ["unknown_host", `https://127.0.0.1/watch?v=${YT}`],
  ["unknown_host", `https://notx.com/user/status/${X}`],
  ["not_a_video", "https://www.youtube.com/attribution_link?u=https%3A%2F%2Fevil.example%2Fwatch%3Fv%3DdQw4w9WgXcQ"],
  ["not_a_video", "https://www.youtube.com/attribution_link?u=%2Fattribution_link%3Fu%3D%2Fwatch"],
  ["not_a_video", "https://www.youtube.com/playlist?list=PL1"],
  ["not_a_video", "https://www.tiktok.com/music/sound-7234567890123456789"],
  ["not_a_video", "https://www.youtube.com/"],
  ["not_a_video", "https://www.youtube.com/watch"],
  ["not_a_video", `https://www.youtube.com/watch?v=${YT}x`],
  ["not_a_video", `https://www.youtube.com/watch?v=&v=${YT}`],
  ["not_a_video", "https://www.youtube.com/embed/videoseries?list=PL1"],
  ["not_a_video", "https://www.youtube.com/embed/live_stream?channel=UC1"],
  ["not_a_video", "https://www.youtube.com/@channel"],
  ["not_a_video", "https://www.youtube.com/%E0%A4%A"],
  ["not_a_video", "https://www.tiktok.com/@user"],
  ["not_a_video", "https://www.tiktok.com/@user/video/abc"],
  ["not_a_video", "https://www.tiktok.com/@user/video/99999999999999999999"],
  ["not_a_video", `https://vm.tiktok.com/@user/video/${TT}`],
  ["not_a_video", "https://www.instagram.com/user/"],
  ["not_a_video", "https://www.instagram.com/reels/audio/1234567890/"],
  ["not_a_video", "https://www.instagram.com/stories/user/123/"],
  ["not_a_video", "https://www.instagram.com/share/"],
  ["not_a_video", `https://www.instagram.com/p/${"x".repeat(65)}/`],
  ["not_a_video", "https://x.com/user"],
  ["not_a_video", "https://x.com/i/events/1460323737035677698"],
  ["not_a_video", "https://x.com/i/lists/1460323737035677698"],
  ["not_a_video", "https://x.com/i/communities/1460323737035677698"],
  ["not_a_video", "https://x.com/i/broadcasts/1OdJrXwBwpkGX"],
  ["not_a_video", "https://x.com/i/spaces/1OdJrXwBwpkGX"],
  ["not_a_video", `https://x.com/user/status/${X}/retweets`],
];

describe("parseVideoUrl", () => {
  it.each(VIDEOS)("%s %s ← %s", (platform, externalId, text) => {
    const named = platform === "instagram" ? /instagram\.com\/([\w.]+)\/(?:p|reels?|tv)\//.exec(text)?.[1] : undefined;
    expect(parseVideoUrl(text)).toEqual({
      kind: "video",
      platform,
      externalId,
      canonicalUrl: canonicalVideoUrl(platform, externalId),
      ...(named !== undefined && { creator: named }),
    });
  });

  it.each(SHORT)("short %s ← %s", (platform, text, url) => {
    expect(parseVideoUrl(text)).toEqual({ kind: "short", platform, url });
  });

  it.each(INVALID)("%s ← %j", (reason, text) => {
    expect(parseVideoUrl(text)).toEqual({ kind: "invalid", reason });
  });

  const int64 = fc.bigInt({ min: 1n, max: 2n ** 63n - 1n }).map(String);
  const code = (minLength: number, maxLength: number) =>
    fc.stringMatching(new RegExp(`^[0-9A-Za-z_-]{${minLength},${maxLength}}$`));
  const identity = fc.oneof(
    fc.tuple(fc.constant<Platform>("youtube"), code(11, 11)),
    fc.tuple(fc.constant<Platform>("tiktok"), int64),
    fc.tuple(fc.constant<Platform>("instagram"), code(1, 64)),
    fc.tuple(fc.constant<Platform>("twitter"), int64),
  );

  it("parses every canonical URL as the original video", () => {
    fc.assert(
      fc.property(identity, ([platform, externalId]) => {
        const canonicalUrl = canonicalVideoUrl(platform, externalId);
        expect(parseVideoUrl(canonicalUrl)).toEqual({ kind: "video", platform, externalId, canonicalUrl });
      }),
    );
  });

  it("returns only well-formed IDs and https links of a platform's hosts for any pasted text", () => {
    const host = fc.constantFrom(
      "youtu.be",
      "www.tiktok.com",
      "vm.tiktok.com",
      "instagram.com",
      "x.com",
      "evil.example",
    );
    const plain = fc.constantFrom(..."abcXYZ019-._~!$&'()*+,;=:@");
    const segment = fc.string({ unit: fc.oneof(plain, character.map(encodeURIComponent)) });
    const path = fc.array(segment).map((segments) => segments.map((one) => `/${one}`).join(""));
    fc.assert(
      fc.property(host, fc.string(), path, (name, noise, path) => {
        for (const text of [`${noise}${name}${path}`, `https://${name}${path}${noise}`, `//${noise}@${name}${path}`]) {
          const parsed = parseVideoUrl(text);
          if (parsed.kind === "video") expect(isVideoId(parsed.platform, parsed.externalId)).toBe(true);
          if (parsed.kind === "short") expect(new URL(parsed.url).origin).toMatch(/^https:\/\/[a-z.]+\.com$/);
        }
      }),
    );
  });
});

describe("publishedAtFromId", () => {
  it("reads the time that platforms encode in their IDs", () => {
    // The X post is the one whose created_at is in the API documentation (in whole seconds).
    expect(publishedAtFromId("twitter", X)?.toISOString().slice(0, 19)).toBe("2021-11-15T19:08:05");
    expect(publishedAtFromId("tiktok", TT)).toEqual(new Date(Number(BigInt(TT) >> 32n) * 1000));
    expect(publishedAtFromId("tiktok", TT)?.toISOString().slice(0, 7)).toBe("2023-05");
    expect(publishedAtFromId("instagram", "CAAAAAAAAAA")?.getTime()).toBe(
      Number(((2n << 60n) >> 23n) + 1314220021721n),
    );
  });

  it("is null if the ID contains no time", () => {
    expect(publishedAtFromId("youtube", YT)).toBeNull();
    expect(publishedAtFromId("tiktok", "7234567890")).toBeNull();
    expect(publishedAtFromId("twitter", "20")).toBeNull();
    expect(publishedAtFromId("instagram", "C")).toBeNull();
    expect(publishedAtFromId("instagram", `${IG}${"x".repeat(28)}`)).toBeNull();
    expect(publishedAtFromId("twitter", "not-an-id")).toBeNull();
  });
});

it("lists reported metrics for every platform", () => {
  for (const platform of PLATFORMS) expect(REPORTED_METRICS[platform]).toContain("views");
  expect(REPORTED_METRICS.instagram).not.toContain("saves");
});
