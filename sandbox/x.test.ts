import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { mintId } from "./ids";
import { type Client, hoursAfter, hoursBefore, startClient, TWEET_FIELDS, videoPath } from "./test-client";

let client: Client;
beforeAll(async () => {
  client = await startClient();
});
afterEach(() => client.clear());
afterAll(() => client.close());

const id = mintId("twitter", hoursBefore(30), "a post");
const USER_FIELDS = "user.fields=public_metrics,created_at,description,protected,verified,profile_image_url";

describe("tweets", () => {
  it("have the documented form, with media and author included", async () => {
    const { status, body, headers } = await client.x(videoPath("twitter", id));
    expect(status).toBe(200);
    expect(body.data).toHaveLength(1);
    const tweet = body.data[0];
    expect(tweet).toMatchObject({
      id,
      text: expect.stringMatching(/https:\/\/t\.co\/\w{10}$/),
      created_at: expect.stringMatching(/^2026-11-19T0[56]:\d\d:\d\d\.\d{3}Z$/),
      author_id: expect.stringMatching(/^\d+$/),
    });
    expect(Object.keys(tweet?.public_metrics ?? {}).toSorted()).toEqual([
      "bookmark_count",
      "impression_count",
      "like_count",
      "quote_count",
      "reply_count",
      "retweet_count",
    ]);
    expect(tweet?.public_metrics?.impression_count).toBeGreaterThan(0);
    const [medium] = body.includes.media;
    expect(tweet?.attachments?.media_keys).toEqual([medium?.media_key]);
    expect(medium).toMatchObject({
      type: "video",
      preview_image_url: expect.stringContaining(`/thumbnails/twitter/${id}.png`),
    });
    expect(medium?.public_metrics?.view_count).not.toBe(tweet?.public_metrics?.impression_count);
    expect(body.includes.users[0]).toMatchObject({
      id: tweet?.author_id,
      username: expect.stringMatching(/^\w{1,15}$/),
    });
    expect(body).not.toHaveProperty("errors");
    expect(headers.get("x-rate-limit-limit")).toBe("3500");
    expect(Number(headers.get("x-rate-limit-reset"))).toBe(Date.parse("2026-11-20T12:15:00Z") / 1000);
  });

  it("returns only the requested fields", async () => {
    const { body } = await client.x(`/tweets?ids=${id}`);
    expect(Object.keys(body.data[0] ?? {}).toSorted()).toEqual(["edit_history_tweet_ids", "id", "text"]);
    expect(body).not.toHaveProperty("includes");
  });

  it("reports missing and protected posts next to the others", async () => {
    const { status, body } = await client.x(videoPath("twitter", `${id},1990000000000000404,1990000000000000403`));
    expect(status).toBe(200);
    expect(body.data.map((tweet) => tweet.id)).toEqual([id]);
    expect(body.errors.map((error) => [error.resource_id, error.type])).toEqual([
      ["1990000000000000404", "https://api.twitter.com/2/problems/resource-not-found"],
      ["1990000000000000403", "https://api.twitter.com/2/problems/not-authorized-for-resource"],
    ]);
  });

  it("has no data when every ID failed", async () => {
    const { body } = await client.x(videoPath("twitter", "1990000000000000404"));
    expect(body).not.toHaveProperty("data");
    expect(body.errors).toHaveLength(1);
  });

  it("has no impressions before December 15, 2022", async () => {
    const old = mintId("twitter", new Date("2022-12-14T00:00:00Z"), 1);
    const { body } = await client.x(videoPath("twitter", old));
    expect(body.data[0]?.public_metrics?.impression_count).toBe(0);
    expect(body.data[0]?.public_metrics?.like_count).toBeGreaterThan(0);
  });

  it("counts grow with the time in the header", async () => {
    const likes = async (now?: Date) =>
      (await client.x(videoPath("twitter", id), now)).body.data[0]?.public_metrics?.like_count;
    expect(await likes(hoursAfter(400))).toBeGreaterThan(Number(await likes()));
  });

  it("accepts 100 IDs, and rejects 101, none and malformed ones, and unknown fields", async () => {
    const ids = Array.from({ length: 101 }, (_, seed) => mintId("twitter", hoursBefore(9), seed));
    expect((await client.x(videoPath("twitter", ids.slice(1).join(",")))).body.data).toHaveLength(100);
    for (const path of [
      videoPath("twitter", ids.join(",")),
      "/tweets?ids=",
      "/tweets?ids=abc",
      `/tweets?ids=${id}&tweet.fields=views`,
    ]) {
      const { status, body } = await client.x(path);
      expect([status, body.title]).toEqual([400, "Invalid Request"]);
    }
  });

  it("rejects requests without the token", async () => {
    for (const headers of [{}, { authorization: "Bearer another" }, { authorization: "sandbox-x-token" }] as Record<
      string,
      string
    >[]) {
      const { status, body } = await client.call(`/x/2${videoPath("twitter", id)}`, headers);
      expect([status, body.title]).toEqual([401, "Unauthorized"]);
    }
  });
});

describe("users", () => {
  it("are found by name and by ID", async () => {
    const byName = await client.x(`/users/by?usernames=quickfox,NASA,gone_account,private_one&${USER_FIELDS}`);
    expect(byName.body.data.map((user) => user.username)).toEqual(["quickfox", "NASA"]);
    expect(byName.body.errors.map((error) => error.value)).toEqual(["gone_account", "private_one"]);
    const ids = byName.body.data.map((user) => user.id).join(",");
    const byId = await client.x(`/users?ids=${ids}&${USER_FIELDS}`);
    expect(byId.body.data).toEqual(byName.body.data);
    expect(Object.keys(byId.body.data[0]?.public_metrics ?? {})).toContain("tweet_count");
    expect(byName.headers.get("x-rate-limit-limit")).toBe("300");
  });

  it("posts are paginated newest first and match the tweets", async () => {
    const user = (await client.x("/users/by?usernames=quickfox")).body.data[0]?.id;
    const path = `/users/${user}/tweets?max_results=30&exclude=retweets,replies&${TWEET_FIELDS}`;
    const first = await client.x(path);
    const second = await client.x(`${path}&pagination_token=${first.body.meta?.next_token}`);
    const tweets = [...first.body.data, ...second.body.data];
    const ids = tweets.map((tweet) => String(tweet.id));
    expect(new Set(ids).size).toBe(60);
    expect(ids.map(BigInt)).toEqual(ids.map(BigInt).toSorted((a, b) => (a < b ? 1 : -1)));
    expect(first.body.meta).toMatchObject({ result_count: 30, newest_id: ids[0] });
    expect(new Set(tweets.map((tweet) => tweet.author_id))).toEqual(new Set([user]));
    const again = await client.x(videoPath("twitter", ids.join(",")));
    expect(again.body.data).toEqual(tweets);
  });

  it("followers come 1,000 per page, almost without duplicates, real and fake", async () => {
    const user = (await client.x("/users/by?usernames=bravefox")).body.data[0]?.id;
    const path = `/users/${user}/followers?max_results=1000&${USER_FIELDS}`;
    const first = await client.x(path);
    expect(first.body.data).toHaveLength(1000);
    const second = await client.x(`${path}&pagination_token=${first.body.meta?.next_token}`);
    const ids = [...first.body.data, ...second.body.data].map((follower) => follower.id);
    expect(new Set(ids).size).toBeGreaterThan(ids.length * 0.98);
    expect(first.body.data.some((follower) => /\d{5}$/.test(String(follower.username)))).toBe(true);
    expect((await client.x(path)).body.data).toEqual(first.body.data);
  });

  it.each([
    "/users/12/tweets?max_results=4",
    "/users/12/tweets?max_results=101",
    "/users/12/followers?max_results=1001",
    "/users/abc/tweets",
    "/users/12/tweets?pagination_token=zzz",
    "/users/by?usernames=much_too_long_a_name",
  ])("refuses %s", async (path) => {
    expect((await client.x(path)).status).toBe(400);
  });
});
