import fc from "fast-check";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { platformDroppedFields, platformQuotas } from "@/db/schema";
import { fetchChannel, fetchChannels, fetchFollowerSample, fetchPosts } from "@/lib/platforms/channels";
import type { Outcome, Platform } from "@/lib/platforms/schemas";
import { testContext } from "@/test/context";
import { ODD_VALUES, type Path, placesOf, shownPath, spoil } from "@/test/mutations";
import { startReplyingPlatform } from "@/test/replying-platform";

// Created once the environment points to the replying platform.
let ctx: ReturnType<typeof testContext>;
const quick = { timeoutMs: 2000, backoffMs: 1, retries: 0 };
let reply: (url: URL) => unknown = () => ({});
let stop: () => void;
beforeAll(async () => {
  stop = await startReplyingPlatform((url) => reply(url));
  ctx = testContext(new Date("2026-07-10T12:00:00Z"));
});
afterAll(() => stop());
beforeEach(async () => {
  await ctx.db.delete(platformQuotas);
});

type Counts = Record<string, number | null>;
interface Recorded {
  platform: Platform;
  body: object;
  /** The counts in the response by name; null if it can't be used or doesn't contain the item. */
  read: () => Promise<Counts | null>;
  counts: Record<string, { path: Path; value: number }>;
  needed: string[];
}
/** Every other one: each is a call with its quota. field-reader.test.ts covers the values of single fields. */
const VALUES = ODD_VALUES.filter((_, index) => index % 2 === 0);
const ok = <T>(outcome: Outcome<T> | { kind: "unsupported" }): T | null =>
  outcome.kind === "ok" ? outcome.value : null;

const UC = "UCuAXFkgsw1L7xaCfnd5JJOw";
const profile = async (platform: Platform, externalId: string): Promise<Counts | null> => {
  const channel = ok(await fetchChannel(ctx, platform, { externalId, username: "ada" }, quick));
  return channel && { followers: channel.followers, follows: channel.follows, posts: channel.postCount };
};
const address = (externalId: string) => ({ externalId, postsId: null, isPrivate: false });
/** Of the second item: in lists, the first one is corrupted. */
const posts = async (platform: Platform, externalId: string): Promise<Counts | null> => {
  const list = ok(await fetchPosts(ctx, platform, address(externalId), { max: 2, ...quick }));
  const [first, second] = list ?? [];
  return (
    list && {
      likes: first?.figures.likes ?? null,
      comments: first?.figures.comments ?? null,
      others: second?.figures.likes ?? null,
    }
  );
};
const followers = async (platform: Platform, externalId: string): Promise<Counts | null> => {
  const list = ok(await fetchFollowerSample(ctx, platform, address(externalId), { size: 2, ...quick }));
  const [first, second] = list ?? [];
  return (
    list && { followers: first?.followers ?? null, posts: first?.postCount ?? null, others: second?.followers ?? null }
  );
};

const xUser = (id: string) => ({
  id,
  name: "Ada",
  username: "ada",
  description: "Bio",
  profile_image_url: "https://pbs.twimg.com/1.jpg",
  protected: false,
  public_metrics: { followers_count: 900, following_count: 80, tweet_count: 70, listed_count: 1 },
});
const media = (code: string) => ({
  pk: "3200000000000000000",
  code,
  taken_at: 1_700_000_000,
  like_count: 50,
  comment_count: 7,
  reshare_count: 3,
  like_and_view_counts_disabled: false,
  caption: { text: "A caption" },
});
const follower = (id: string) => ({
  id,
  region: "US",
  unique_id: "ada",
  signature: "Bio",
  avatar: "https://p16.tiktokcdn.com/a.jpg",
  aweme_count: 70,
  follower_count: 900,
});
const listed = (video_id: string) => ({
  aweme_id: "v12",
  video_id,
  title: "A title",
  cover: "https://p16.tiktokcdn.com/c.jpg",
  digg_count: 50,
  comment_count: 7,
  create_time: 1_700_000_000,
  author: { id: "1", unique_id: "ada" },
});

const UPLOADS = ["dQw4w9WgXcQ", "9bZkp7q19f0"];
const upload = (id: string) => ({
  id,
  snippet: { publishedAt: "2026-01-01T10:00:00Z", title: "A title", channelId: UC, channelTitle: "Ada" },
  statistics: { viewCount: "1000", likeCount: "50", commentCount: "7" },
  status: { privacyStatus: "public" },
});
const tweet = (id: string) => ({
  id,
  text: "A post",
  created_at: "2024-01-01T00:00:00.000Z",
  author_id: "12",
  public_metrics: { retweet_count: 3, reply_count: 7, like_count: 50, bookmark_count: 4, impression_count: 1000 },
});
/** By a name, which the channel keeps unless the response has another text in its place. */
const search = (platform: Platform) => async (): Promise<Counts | null> => {
  const channel = ok(await fetchChannel(ctx, platform, { username: "ada" }, quick));
  const answered = JSON.stringify(reply(new URL("https://platform.example/")));
  if (channel && channel.username !== "ada") expect(answered).toContain(JSON.stringify(channel.username).slice(1, -1));
  return channel && { followers: channel.followers, posts: channel.postCount };
};

const RECORDED: Record<string, Recorded> = {
  "YouTube search": {
    platform: "youtube",
    body: {
      pageInfo: { totalResults: 1 },
      items: [
        {
          id: UC,
          snippet: { title: "Ada", description: "Bio", customUrl: "@ada", thumbnails: {} },
          statistics: { subscriberCount: "900", hiddenSubscriberCount: false, videoCount: "70" },
        },
      ],
    },
    read: search("youtube"),
    counts: {
      followers: { path: ["items", 0, "statistics", "subscriberCount"], value: 900 },
      posts: { path: ["items", 0, "statistics", "videoCount"], value: 70 },
    },
    needed: ["items", "items[]", "items[].id", "items[].statistics.hiddenSubscriberCount"],
  },
  "X search": {
    platform: "twitter",
    body: { data: [xUser("12")], errors: [] },
    read: search("twitter"),
    counts: {
      followers: { path: ["data", 0, "public_metrics", "followers_count"], value: 900 },
      posts: { path: ["data", 0, "public_metrics", "tweet_count"], value: 70 },
    },
    needed: ["data", "data[]", "data[].id"],
  },
  "YouTube uploads": {
    platform: "youtube",
    body: {
      pageInfo: { totalResults: 2 },
      nextPageToken: null,
      items: UPLOADS.map((videoId) => ({ kind: "x", contentDetails: { videoId, videoPublishedAt: "x" } })),
      videos: UPLOADS.map(upload),
    },
    read: () => posts("youtube", UC),
    counts: {
      likes: { path: ["videos", 0, "statistics", "likeCount"], value: 50 },
      comments: { path: ["videos", 0, "statistics", "commentCount"], value: 7 },
      others: { path: ["videos", 1, "statistics", "likeCount"], value: 50 },
    },
    needed: [
      "items",
      "items[]",
      "items[].contentDetails",
      "items[].contentDetails.videoId",
      "videos",
      "videos[]",
      "videos[].id",
      "videos[].statistics",
      // A post without a time has no place in a list ordered by time.
      "videos[].snippet",
      "videos[].snippet.publishedAt",
    ],
  },
  "X posts": {
    platform: "twitter",
    body: { data: [tweet("1460323737035677698"), tweet("1460323737035677697")], errors: [], meta: { result_count: 2 } },
    read: () => posts("twitter", "12"),
    counts: {
      likes: { path: ["data", 0, "public_metrics", "like_count"], value: 50 },
      comments: { path: ["data", 0, "public_metrics", "reply_count"], value: 7 },
      others: { path: ["data", 1, "public_metrics", "like_count"], value: 50 },
    },
    needed: ["data", "data[]", "data[].id", "data[].public_metrics"],
  },
  "YouTube channel": {
    platform: "youtube",
    body: {
      pageInfo: { totalResults: 1 },
      items: [
        {
          id: UC,
          snippet: {
            title: "Ada",
            description: "Bio",
            customUrl: "@ada",
            country: "US",
            thumbnails: { medium: { url: "https://yt3.ggpht.com/m.jpg" } },
          },
          contentDetails: { relatedPlaylists: { uploads: `UU${UC.slice(2)}` } },
          statistics: { viewCount: "1", subscriberCount: "900", hiddenSubscriberCount: false, videoCount: "70" },
          topicDetails: { topicCategories: ["https://en.wikipedia.org/wiki/Music"] },
        },
      ],
    },
    read: () => profile("youtube", UC),
    counts: {
      followers: { path: ["items", 0, "statistics", "subscriberCount"], value: 900 },
      posts: { path: ["items", 0, "statistics", "videoCount"], value: 70 },
    },
    needed: ["items", "items[]", "items[].id", "items[].statistics.hiddenSubscriberCount"],
  },
  "X account": {
    platform: "twitter",
    body: { data: [xUser("12")] },
    read: () => profile("twitter", "12"),
    counts: {
      followers: { path: ["data", 0, "public_metrics", "followers_count"], value: 900 },
      follows: { path: ["data", 0, "public_metrics", "following_count"], value: 80 },
      posts: { path: ["data", 0, "public_metrics", "tweet_count"], value: 70 },
    },
    needed: ["data", "data[]", "data[].id"],
  },
  "X followers": {
    platform: "twitter",
    body: { data: [xUser("13"), xUser("14")], meta: { result_count: 2 } },
    read: () => followers("twitter", "12"),
    counts: {
      followers: { path: ["data", 0, "public_metrics", "followers_count"], value: 900 },
      posts: { path: ["data", 0, "public_metrics", "tweet_count"], value: 70 },
      others: { path: ["data", 1, "public_metrics", "followers_count"], value: 900 },
    },
    needed: ["data", "data[]", "data[].id", "data[].username"],
  },
  "TikTok account": {
    platform: "tiktok",
    body: {
      code: 0,
      msg: "success",
      data: {
        user: {
          id: "12",
          uniqueId: "ada",
          nickname: "Ada",
          signature: "Bio",
          avatarLarger: "https://p16.tiktokcdn.com/a.jpg",
          secUid: "MS4wLjABAAAA",
          privateAccount: false,
        },
        stats: { followerCount: 900, followingCount: 80, videoCount: 70, heartCount: 1 },
      },
    },
    read: () => profile("tiktok", "12"),
    counts: {
      followers: { path: ["data", "stats", "followerCount"], value: 900 },
      follows: { path: ["data", "stats", "followingCount"], value: 80 },
      posts: { path: ["data", "stats", "videoCount"], value: 70 },
    },
    needed: ["code", "data", "data.user", "data.user.id"],
  },
  "TikTok followers": {
    platform: "tiktok",
    body: {
      code: 0,
      msg: "success",
      data: { followers: [follower("13"), follower("14")], total: 2, time: 0, hasMore: false },
    },
    read: () => followers("tiktok", "12"),
    counts: {
      followers: { path: ["data", "followers", 0, "follower_count"], value: 900 },
      posts: { path: ["data", "followers", 0, "aweme_count"], value: 70 },
      others: { path: ["data", "followers", 1, "follower_count"], value: 900 },
    },
    needed: ["code", "data", "data.followers", "data.followers[]", "data.followers[].id", "data.followers[].unique_id"],
  },
  "TikTok posts": {
    platform: "tiktok",
    body: {
      code: 0,
      msg: "success",
      data: { videos: [listed("7234567890123456789"), listed("7234567890123456788")], cursor: "0", hasMore: false },
    },
    read: () => posts("tiktok", "12"),
    counts: {
      likes: { path: ["data", "videos", 0, "digg_count"], value: 50 },
      comments: { path: ["data", "videos", 0, "comment_count"], value: 7 },
      others: { path: ["data", "videos", 1, "digg_count"], value: 50 },
    },
    needed: ["code", "data", "data.videos", "data.videos[]", "data.videos[].video_id"],
  },
  "Instagram profile": {
    platform: "instagram",
    body: {
      status: true,
      id: "12",
      username: "ada",
      full_name: "Ada",
      biography: "Bio",
      is_private: false,
      category_name: "Creator",
      profile_pic_url: "https://scontent.cdninstagram.com/a.jpg",
      edge_followed_by: { count: 900 },
      edge_follow: { count: 80 },
      edge_owner_to_timeline_media: { count: 70, edges: [] },
    },
    read: () => profile("instagram", "12"),
    counts: {
      followers: { path: ["edge_followed_by", "count"], value: 900 },
      follows: { path: ["edge_follow", "count"], value: 80 },
      posts: { path: ["edge_owner_to_timeline_media", "count"], value: 70 },
    },
    needed: ["id"],
  },
  "Instagram posts": {
    platform: "instagram",
    body: { status: true, items: [media("C1aB2cD3eF4"), media("C1aB2cD3eF5")], next_max_id: "", more_available: false },
    read: () => posts("instagram", "12"),
    counts: {
      likes: { path: ["items", 0, "like_count"], value: 50 },
      comments: { path: ["items", 0, "comment_count"], value: 7 },
      others: { path: ["items", 1, "like_count"], value: 50 },
    },
    needed: ["items", "items[]", "items[].code"],
  },
};
/** YouTube returns uploads and their counts in two calls; one recorded body contains both parts. */
const answerTo = (body: unknown) => (url: URL) =>
  url.pathname.endsWith("/videos") || url.pathname.endsWith("/videos:batchGetStats")
    ? { items: (body as { videos?: unknown }).videos }
    : body;
const isAt = (path: Path, place: Path) => place.every((step, index) => path[index] === step);

describe.each(Object.entries(RECORDED))("%s: one unexpected value anywhere", (_, recorded) => {
  const counts = Object.entries(recorded.counts);

  it("never affects another count", async () => {
    reply = answerTo(recorded.body);
    const whole = await recorded.read();
    for (const [name, { value }] of counts) expect(whole?.[name]).toBe(value);
    for (const place of placesOf(recorded.body).filter((one) => !recorded.needed.includes(shownPath(one))))
      for (const odd of VALUES) {
        reply = answerTo(spoil(recorded.body, place, odd));
        const read = await recorded.read();
        const what = `${shownPath(place)} = ${String(odd)}`;
        expect(read, what).not.toBeNull();
        for (const [name, { path, value }] of counts)
          if (isAt(path, place)) expect([value, null, 12], what).toContain(read?.[name]);
          else expect(read?.[name], what).toBe(value);
      }
  }, 120_000);

  it("for any JSON value", async () => {
    // Instagram's `status: false` marks an error.
    const places = placesOf(recorded.body).filter((one) => ![...recorded.needed, "status"].includes(shownPath(one)));
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...places), fc.jsonValue(), async (place, value) => {
        reply = answerTo(spoil(recorded.body, place, value));
        const read = await recorded.read();
        expect(read).not.toBeNull();
        for (const [name, { path, value: recordedValue }] of counts)
          if (!isAt(path, place)) expect(read?.[name], shownPath(place)).toBe(recordedValue);
          // Whatever is kept in its own place is a count.
          else expect(read?.[name] ?? 0, shownPath(place)).toBeGreaterThanOrEqual(0);
      }),
      { numRuns: 60 },
    );
  }, 120_000);

  it("and never affects its neighbors if the item itself is lost", async () => {
    const { others } = recorded.counts;
    if (!others) return;
    const list = others.path.slice(0, others.path.indexOf(1));
    for (const place of placesOf(recorded.body).filter((one) => isAt(one, [...list, 0])))
      for (const odd of VALUES) {
        reply = answerTo(spoil(recorded.body, place, odd));
        const read = await recorded.read();
        // The next item takes the place of the lost one.
        expect([read?.others, read?.followers ?? read?.likes], shownPath(place)).toContain(others.value);
      }
  }, 120_000);
});

it("one broken channel of a batch does not affect the others", async () => {
  const ids = ["12", "13", "14"];
  const data = [xUser("12"), { ...xUser("13"), id: {} }, { ...xUser("14"), public_metrics: null }];
  reply = () => ({ data });
  const outcomes = await fetchChannels(
    ctx,
    "twitter",
    ids.map((externalId) => ({ externalId })),
    quick,
  );
  expect(outcomes.get("12")).toMatchObject({ kind: "ok", value: { followers: 900 } });
  expect(outcomes.get("13")).toEqual({ kind: "invalid_response" });
  expect(outcomes.get("14")).toMatchObject({ kind: "ok", value: { followers: null, username: "ada" } });
  reply = () => ({ pageInfo: {}, items: [{ id: 5.5 }, { id: UC, statistics: { subscriberCount: 900 } }] });
  const gone = `${UC.slice(0, -1)}A`;
  const channels = await fetchChannels(ctx, "youtube", [{ externalId: UC }, { externalId: gone }], quick);
  expect(channels.get(UC)).toMatchObject({ kind: "ok", value: { followers: 900, username: UC } });
  // It may be the item that cannot be read.
  expect(channels.get(gone)).toEqual({ kind: "invalid_response" });
});

it("dropped fields are counted by platform, hour and field", async () => {
  await ctx.db.delete(platformDroppedFields);
  reply = () => ({ data: [{ ...xUser("12"), name: [], public_metrics: { followers_count: -1, tweet_count: "7" } }] });
  for (let n = 0; n < 2; n++) await fetchChannel(ctx, "twitter", { externalId: "12" }, quick);
  const rows = await ctx.db.select().from(platformDroppedFields).orderBy(platformDroppedFields.field);
  const hour = new Date("2026-07-10T12:00:00Z");
  expect(rows).toEqual([
    { platform: "twitter", hour, field: "data[].name", times: 2 },
    { platform: "twitter", hour, field: "data[].public_metrics.followers_count", times: 2 },
  ]);
});
