import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { mintId } from "./ids";
import { type Client, HOSTS, hoursAfter, hoursBefore, NOW, RAPIDAPI, startClient } from "./test-client";

let client: Client;
beforeAll(async () => {
  client = await startClient();
});
afterEach(() => client.clear());
afterAll(() => client.close());

const id = mintId("tiktok", hoursBefore(30), "a video");

describe("one video", () => {
  it("has the documented form", async () => {
    const { status, body, headers } = await client.tiktok(`/?url=${id}&hd=0`);
    expect(status).toBe(200);
    expect(body).toMatchObject({ code: 0, msg: "success", processed_time: expect.any(Number) });
    expect(body.data).toMatchObject({
      id,
      region: expect.stringMatching(/^[A-Z]{2}$/),
      title: expect.stringContaining("#"),
      cover: `${client.url}/thumbnails/tiktok/${id}.webp`,
      create_time: hoursBefore(30).getTime() / 1000,
      author: { id: expect.stringMatching(/^\d{19}$/), unique_id: expect.stringMatching(/^[\w.]{2,24}$/) },
    });
    const counts = ["play_count", "digg_count", "comment_count", "share_count", "download_count", "collect_count"];
    expect(body.data).toMatchObject(Object.fromEntries(counts.map((count) => [count, expect.any(Number)])));
    expect(body.data).not.toHaveProperty("images");
    expect(Number(headers.get("x-ratelimit-requests-remaining"))).toBeLessThan(
      Number(headers.get("x-ratelimit-requests-limit")),
    );
  });

  it.each([
    `https://www.tiktok.com/@quick.fox/video/${id}`,
    `https://m.tiktok.com/@quick.fox/photo/${id}?lang=en`,
    `https://www.tiktok.com/share/video/${id}`,
  ])("is found by %s", async (url) => {
    expect((await client.tiktok(`/?url=${encodeURIComponent(url)}`)).body.data?.id).toBe(id);
  });

  it("is found by a short link, the same one that the link redirects to", async () => {
    const found = await client.tiktok(`/?url=${encodeURIComponent("https://vm.tiktok.com/ZMh1abcde/")}`);
    const redirect = await fetch(`${client.url}/shortlinks/vm.tiktok.com/ZMh1abcde/`, { redirect: "manual" });
    expect(redirect.headers.get("location")).toContain(
      `@${found.body.data?.author?.unique_id}/video/${found.body.data?.id}`,
    );
  });

  it.each(["7500000000000000404", "7500000000000000403", "https://www.tiktok.com/@a/live", "hello"])(
    "%s is unavailable",
    async (url) => {
      const { status, body } = await client.tiktok(`/?url=${encodeURIComponent(url)}`);
      expect(status).toBe(200);
      expect(body).toMatchObject({ code: -1, msg: "Url parsing is failed! Please check url." });
      expect(body).not.toHaveProperty("data");
    },
  );

  it("a slideshow has images and no duration", async () => {
    const { body } = await client.tiktok("/?url=7500000000000000777");
    expect(body.data.images.length).toBeGreaterThan(2);
    expect(body.data).toMatchObject({ duration: 0 });
  });

  it("grows with the time in the header, and reproduces the past", async () => {
    const plays = async (now?: Date) => Number((await client.tiktok(`/?url=${id}`, now)).body.data.play_count);
    const now = await plays();
    expect(await plays(hoursAfter(24))).toBeGreaterThan(now);
    expect(await plays()).toBe(now);
  });
});

describe("accounts", () => {
  it("have their IDs and counts", async () => {
    const { body } = await client.tiktok("/user/info?unique_id=@quick.fox");
    expect(body.data.user).toMatchObject({
      id: expect.stringMatching(/^\d{19}$/),
      uniqueId: "quick.fox",
      secUid: expect.stringMatching(/^MS4wLjABAAAA/),
      privateAccount: false,
    });
    expect(Object.keys(body.data.stats ?? {})).toEqual([
      "followingCount",
      "followerCount",
      "heartCount",
      "videoCount",
      "diggCount",
    ]);
    expect((await client.tiktok("/user/info?unique_id=private_person")).body.data.user?.privateAccount).toBe(true);
    expect((await client.tiktok("/user/info?unique_id=gone_person")).body.code).toBe(-1);
  });

  it("posts are paginated, match the video, and may start with a pinned one", async () => {
    let pinned = 0;
    for (const name of ["quickfox", "bravefox", "calmfox", "dailyfox", "goldenfox", "sunnyfox"]) {
      const first = (await client.tiktok(`/user/posts?unique_id=${name}&count=20&cursor=0`)).body.data;
      const second = (await client.tiktok(`/user/posts?unique_id=${name}&count=20&cursor=${first.cursor}`)).body.data;
      const plain = [...first.videos, ...second.videos]
        .filter((video) => Number(video.is_top) === 0)
        .map((video) => String(video.video_id));
      expect(plain).toEqual(plain.toSorted().toReversed());
      expect(new Set(plain).size).toBe(plain.length);
      if (Number(first.videos[0]?.is_top) === 1) {
        pinned++;
        expect(Number(first.videos[0]?.create_time)).toBeLessThan(Number(first.videos[1]?.create_time));
      }
      const listed = second.videos[0];
      expect(listed?.aweme_id).not.toBe(listed?.video_id);
      const alone = (await client.tiktok(`/?url=${listed?.video_id}`)).body.data;
      expect([listed?.play_count, listed?.digg_count, listed?.author]).toEqual([
        alone.play_count,
        alone.digg_count,
        alone.author,
      ]);
      expect(alone.author?.unique_id).toBe(name);
      expect(Number(first.videos[1]?.create_time)).toBeLessThanOrEqual(NOW.getTime() / 1000);
    }
    expect(pinned).toBeGreaterThan(0);
    expect(pinned).toBeLessThan(6);
  });

  it("followers are paginated by time, down to the first", async () => {
    const user = (await client.tiktok("/user/info?unique_id=quick.fox")).body.data;
    const page = async (time: number) =>
      (await client.tiktok(`/user/followers?user_id=${user.user?.id}&count=200&time=${time}`)).body.data;
    const first = await page(0);
    expect(first).toMatchObject({ total: user.stats?.followerCount, hasMore: true });
    expect(first.followers).toHaveLength(200);
    expect(Object.keys(first.followers[0] ?? {})).toEqual(
      expect.arrayContaining([
        "id",
        "region",
        "sec_uid",
        "unique_id",
        "nickname",
        "signature",
        "avatar",
        "aweme_count",
        "follower_count",
        "favoriting_count",
        "total_favorited",
      ]),
    );
    const second = await page(Number(first.time));
    expect(second.followers[0]?.id).not.toBe(first.followers[0]?.id);
    const last = await page(1_400_000_000 + 150);
    expect(last.followers).toHaveLength(150);
    expect(last.hasMore).toBe(false);
    const follower = first.followers[0];
    const profile = (await client.tiktok(`/user/info?unique_id=${follower?.unique_id}`)).body.data;
    expect([profile.user?.id, profile.stats?.followerCount]).toEqual([follower?.id, follower?.follower_count]);
  });

  it.each([
    "/user/posts?unique_id=quick.fox&count=31",
    "/user/followers?user_id=7000000000000000000&count=201",
    "/user/info",
  ])("refuses %s", async (path) => {
    expect((await client.tiktok(path)).body.code).toBe(-1);
  });
});

describe("the gateway", () => {
  it.each([
    [{ "X-RapidAPI-Host": HOSTS.tiktok }, 401],
    [{ "X-RapidAPI-Key": "another", "X-RapidAPI-Host": HOSTS.tiktok }, 403],
    [{ "X-RapidAPI-Key": RAPIDAPI, "X-RapidAPI-Host": HOSTS.instagram }, 400],
  ] as [Record<string, string>, number][])("rejects %j with %i", async (headers, status) => {
    expect((await client.call(`/tiktok/?url=${id}`, headers)).status).toBe(status);
  });

  it("has no other endpoint", async () => {
    const { status, body } = await client.tiktok("/video/info?id=1");
    expect([status, body.message]).toEqual([404, "Endpoint '/video/info' does not exist"]);
  });
});
