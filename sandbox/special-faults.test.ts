import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { mintId, pkOfCode } from "./ids";
import { type Answer, type Client, hoursBefore, startClient, videoPath } from "./test-client";

let client: Client;
beforeAll(async () => {
  client = await startClient();
});
afterEach(() => client.clear());
afterAll(() => client.close());

const at = hoursBefore(40);
const id = {
  youtube: mintId("youtube", at, 1),
  twitter: mintId("twitter", at, 1),
  tiktok: mintId("tiktok", at, 1),
  instagram: mintId("instagram", at, 1),
};
const ask = {
  youtube: () => client.youtube(videoPath("youtube", `${id.youtube},9bZkp7q19f0`)),
  twitter: () => client.x(videoPath("twitter", `${id.twitter},1990000000000000000`)),
  tiktok: () => client.tiktok(videoPath("tiktok", id.tiktok)),
  instagram: () => client.instagram(videoPath("instagram", id.instagram)),
};
const struck = async (platform: keyof typeof ask, fault: string, more: object = {}): Promise<Answer> => {
  await client.inject({ platform, fault, ...more });
  return ask[platform]();
};

describe("YouTube", () => {
  it.each([
    ["quota_exceeded", 403, "quotaExceeded", undefined],
    ["rate_limit_exceeded", 403, "rateLimitExceeded", "RATE_LIMIT_EXCEEDED"],
    ["bad_key_invalid", 400, "badRequest", "API_KEY_INVALID"],
    ["bad_key_legacy", 400, "keyInvalid", undefined],
    ["access_not_configured", 403, "accessNotConfigured", "SERVICE_DISABLED"],
  ])("%s returns %i %s", async (fault, status, reason, detail) => {
    const { body, ...answer } = await struck("youtube", fault);
    expect(answer.status).toBe(status);
    expect(body.error).toMatchObject({
      code: status,
      errors: [{ reason, message: expect.any(String), domain: expect.any(String) }],
    });
    expect(JSON.parse(answer.text).error.details?.[0]?.reason).toBe(detail);
  });

  it("single items of a batch can be affected", async () => {
    const absent = await struck("youtube", "absent", { ids: [id.youtube] });
    expect(absent.body.items.map((item) => item.id)).toEqual(["9bZkp7q19f0"]);
    await client.clear();
    const { body } = await struck("youtube", "missing_likes", { ids: [id.youtube] });
    expect(body.items.map((item) => "likeCount" in (item.statistics ?? {}))).toEqual([false, true]);
  });

  it("subscribers can be hidden", async () => {
    await client.inject({ platform: "youtube", fault: "hidden_subscribers" });
    const { body } = await client.youtube("/channels?part=statistics&forHandle=quickfox");
    expect(body.items[0]?.statistics?.hiddenSubscriberCount).toBe(true);
    expect(body.items[0]?.statistics).not.toHaveProperty("subscriberCount");
  });
});

describe("X", () => {
  it.each([
    ["not_found", "https://api.twitter.com/2/problems/resource-not-found"],
    ["not_found_new_host", "https://api.x.com/2/problems/resource-not-found"],
    ["not_authorized", "https://api.twitter.com/2/problems/not-authorized-for-resource"],
    ["not_authorized_new_host", "https://api.x.com/2/problems/not-authorized-for-resource"],
  ])("%s is a partial error of type %s", async (fault, type) => {
    const { status, body } = await struck("twitter", fault, { ids: [id.twitter] });
    expect(status).toBe(200);
    expect(body.errors).toEqual([
      expect.objectContaining({ type, resource_id: id.twitter, parameter: "ids", resource_type: "tweet" }),
    ]);
    expect(body.data).toHaveLength(1);
  });

  it("all_failed leaves no data", async () => {
    const { body } = await struck("twitter", "all_failed");
    expect(body).not.toHaveProperty("data");
    expect(body.errors).toHaveLength(2);
  });

  it.each([
    ["rate_limited", 429, "Too Many Requests"],
    ["usage_cap_exceeded", 429, "UsageCapExceeded"],
    ["usage_cap_exceeded_403", 403, "UsageCapExceeded"],
    ["credits_depleted", 402, "CreditsDepleted"],
    ["client_not_enrolled", 403, "Client Forbidden"],
    ["unauthorized", 401, "Unauthorized"],
  ])("%s returns %i %s", async (fault, status, title) => {
    const answer = await struck("twitter", fault);
    expect([answer.status, answer.body.title]).toEqual([status, title]);
    expect(answer.headers.get("x-rate-limit-reset")).toMatch(/^\d{10}$/);
  });

  it("newer field names replace the older ones", async () => {
    const { body } = await struck("twitter", "renamed_metrics");
    expect(body.data[0]?.public_metrics).toHaveProperty("repost_count");
    expect(body.data[0]?.public_metrics).not.toHaveProperty("retweet_count");
    const users = await client.x("/users/by?usernames=quickfox&user.fields=public_metrics");
    expect(users.body.data[0]?.public_metrics).toHaveProperty("post_count");
  });
});

describe("RapidAPI", () => {
  it.each([
    ["quota_monthly", 429, /^You have exceeded the MONTHLY quota/],
    ["quota_daily", 429, /^You have exceeded the DAILY quota/],
    ["too_many_requests", 429, /^Too many requests$/],
    ["per_second", 429, /rate limit per second/],
    ["not_subscribed", 403, /^You are not subscribed to this API\.$/],
    ["endpoint_missing", 404, /^Endpoint '\/(post)?' does not exist$/],
  ])("%s returns %i", async (fault, status, message) => {
    for (const platform of ["tiktok", "instagram"] as const) {
      const answer = await struck(platform, fault);
      expect([answer.status, answer.body.message]).toEqual([status, expect.stringMatching(message)]);
      expect(answer.headers.get("x-ratelimit-requests-reset")).toMatch(/^\d+$/);
    }
  });
});

describe("TikTok", () => {
  it.each([
    ["code_minus_one", "Url parsing is failed! Please check url."],
    ["msg_free_limit", "Free Api Limit: 1 request/second."],
    ["msg_daily_limit", "Free Api Limit: 10000 request/ 1 day."],
    ["msg_empty", ""],
    ["msg_internal", "Internal server error"],
  ])("%s is code −1 in a 200", async (fault, msg) => {
    const { status, body } = await struck("tiktok", fault);
    expect([status, body.code, body.msg]).toEqual([200, -1, msg]);
  });

  it("long links can fail while numbers work", async () => {
    expect((await struck("tiktok", "long_url_fails")).body.code).toBe(0);
    const long = await client.tiktok(`/?url=https://www.tiktok.com/@a.b/video/${id.tiktok}`);
    expect(long.body.code).toBe(-1);
  });

  it("slideshows and pinned posts", async () => {
    expect((await struck("tiktok", "slideshow")).body.data.images.length).toBeGreaterThan(0);
    await client.inject({ platform: "tiktok", fault: "pinned" });
    for (const name of ["quickfox", "bravefox", "calmfox", "dailyfox"]) {
      const { body } = await client.tiktok(`/user/posts?unique_id=${name}&count=10`);
      expect(body.data.videos.map((video) => Number(video.is_top))).toEqual([
        1,
        ...body.data.videos.slice(1).map(() => 0),
      ]);
    }
  });
});

describe("Instagram", () => {
  it.each([
    ["status_false", { status: false }],
    ["private", { owner: { is_private: true } }],
    ["hidden_likes_minus_one", { like_and_view_counts_disabled: true, edge_media_preview_like: { count: -1 } }],
    ["hidden_likes_three", { like_and_view_counts_disabled: true, edge_media_preview_like: { count: 3 } }],
    ["null_plays", { video_play_count: null }],
  ])("%s", async (fault, expected) => {
    const { status, body } = await struck("instagram", fault);
    expect(status).toBe(200);
    expect(body).toMatchObject(expected);
  });

  it("pk arrives rounded, id does not", async () => {
    await client.inject({ platform: "instagram", fault: "rounded_pk" });
    const { id: user } = (await client.instagram("/profile?username=quick.fox")).body;
    const { text, body } = await client.instagram(`/reels?id=${user}`);
    for (const { media } of body.items) {
      const pk = pkOfCode(String(media.code));
      expect(String(media.id)).toBe(`${pk}_${user}`);
      expect(text).toContain(`"pk":${Number(pk)}`);
    }
  });
});
