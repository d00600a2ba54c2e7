import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { mintId, pkOfCode } from "./ids";
import { type Client, HOSTS, hoursAfter, hoursBefore, startClient, videoPath } from "./test-client";

let client: Client;
beforeAll(async () => {
  client = await startClient();
});
afterEach(() => client.clear());
afterAll(() => client.close());

const code = mintId("instagram", hoursBefore(30), "a reel");

describe("one post", () => {
  it("has the documented form", async () => {
    const { status, body } = await client.instagram(videoPath("instagram", code));
    expect(status).toBe(200);
    expect(body).toMatchObject({
      status: true,
      id: pkOfCode(code).toString(),
      shortcode: code,
      is_video: true,
      video_play_count: expect.any(Number),
      video_view_count: expect.any(Number),
      video_duration: expect.any(Number),
      product_type: "clips",
      edge_media_preview_like: { count: expect.any(Number) },
      edge_media_to_parent_comment: { count: expect.any(Number) },
      taken_at_timestamp: expect.any(Number),
      like_and_view_counts_disabled: false,
      owner: {
        id: expect.stringMatching(/^\d+$/),
        username: expect.stringMatching(/^[\w.]{1,30}$/),
        is_private: false,
      },
    });
    expect(Number(body.taken_at_timestamp)).toBe(hoursBefore(30).getTime() / 1000);
  });

  it.each(["p", "reels", "tv", "quickfox/reel"])("is found under %s too, and grows", async (path) => {
    const url = `/post?url=${encodeURIComponent(`https://instagram.com/${path}/${code}/?igsh=1`)}`;
    const [now, later] = [await client.instagram(url), await client.instagram(url, hoursAfter(24))];
    expect(Number(later.body.video_play_count)).toBeGreaterThan(Number(now.body.video_play_count));
  });

  it.each(["https://www.instagram.com/reel/GONE1234567/", "https://www.instagram.com/quickfox/", "hello", ""])(
    "%j returns status:false with 200",
    async (url) => {
      const { status, body } = await client.instagram(`/post?url=${encodeURIComponent(url)}`);
      expect([status, body.status]).toEqual([200, false]);
    },
  );

  it("reserved codes and those longer than 28 characters are private", async () => {
    for (const secret of ["PRIV1234567", `${code}abcdefghijklmnopqrstuvwxyz`])
      expect((await client.instagram(videoPath("instagram", secret))).body).toMatchObject({
        owner: { is_private: true },
        video_play_count: null,
      });
  });

  it("hidden likes are −1 and flagged", async () => {
    const { body } = await client.instagram(videoPath("instagram", "NOLK1234567"));
    expect(body).toMatchObject({ like_and_view_counts_disabled: true, edge_media_preview_like: { count: -1 } });
  });
});

describe("accounts", () => {
  it("have twelve posts, and their views are not the plays", async () => {
    const { body } = await client.instagram("/profile?username=quick.fox");
    expect(body).toMatchObject({
      status: true,
      id: expect.stringMatching(/^\d+$/),
      username: "quick.fox",
      is_private: false,
      edge_followed_by: { count: expect.any(Number) },
    });
    const node = body.edge_owner_to_timeline_media?.edges?.[0]?.node;
    const post = (await client.instagram(videoPath("instagram", String(node?.shortcode)))).body;
    expect([post.edge_media_preview_like?.count, post.owner?.id]).toEqual([node?.edge_liked_by?.count, body.id]);
    expect(Number(post.video_play_count) / Number(node?.video_view_count)).toBeCloseTo(3, 1);
  });

  it("private ones hide their posts, deleted ones return status:false", async () => {
    const secret = (await client.instagram("/profile?username=private_person")).body;
    expect([secret.is_private, secret.edge_owner_to_timeline_media?.edges?.length]).toEqual([true, 0]);
    expect((await client.instagram("/profile?username=gone_person")).body.status).toBe(false);
  });

  it("reels are paginated and match the post", async () => {
    const { id } = (await client.instagram("/profile?username=quick.fox")).body;
    const first = (await client.instagram(`/reels?id=${id}&count=12`)).body;
    const second = (await client.instagram(`/reels?id=${id}&count=12&max_id=${first.paging_info?.max_id}`)).body;
    const media = [...first.items, ...second.items].map((item) => item.media);
    expect(new Set(media.map((medium) => medium?.code)).size).toBe(24);
    expect(first.paging_info?.more_available).toBe(true);
    for (const medium of [media[0], media[13]]) {
      const post = (await client.instagram(videoPath("instagram", String(medium?.code)))).body;
      expect([medium?.play_count, medium?.like_count]).toEqual([
        post.video_play_count,
        post.edge_media_preview_like?.count,
      ]);
      expect(String(medium?.id)).toBe(`${post.id}_${id}`);
    }
  });

  it("feeds have reshares and no plays", async () => {
    const { id } = (await client.instagram("/profile?username=quick.fox")).body;
    const { body } = await client.instagram(`/user-feeds?id=${id}&count=5`);
    expect(body.items).toHaveLength(5);
    expect(body.items[0]).toHaveProperty("reshare_count");
    expect(body.items[0]).not.toHaveProperty("play_count");
    expect(body.next_max_id).toMatch(/^\d+_/);
  });
});

it("the gateway requires the host header of this service", async () => {
  const { status } = await client.call(`/instagram${videoPath("instagram", code)}`, {
    "X-RapidAPI-Key": "sandbox-rapidapi-key",
    "X-RapidAPI-Host": HOSTS.tiktok,
  });
  expect(status).toBe(400);
});
