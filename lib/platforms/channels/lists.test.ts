import { afterAll, beforeEach, describe, expect, it } from "vitest";
import { platformQuotas } from "@/db/schema";
import type { FetchOptions } from "@/lib/platforms/call-with-retries";
import { fetchFollowerSample, fetchPosts, givesFollowers } from "@/lib/platforms/channels";
import { PLATFORMS, type Platform } from "@/lib/platforms/schemas";
import { type Account, accountOf } from "@/sandbox/accounts";
import { pinnedPost, postsOf } from "@/sandbox/posts";
import { testContext } from "@/test/context";
import { clearFaults, countCalls, injectFault } from "@/test/sandbox";

const NOW = new Date("2026-03-10T12:00:00Z");
const quick: Partial<FetchOptions> = { timeoutMs: 2000, backoffMs: 1 };
const ctx = testContext(NOW);

const find = (platform: Platform, fits: (account: Account) => boolean): Account => {
  for (let number = 4321; ; number++) {
    const account = accountOf(platform, number);
    if (fits(account)) return account;
  }
};
const isBusy = (platform: Platform) => (account: Account) =>
  postsOf(platform, account, NOW.getTime(), 200).ids.length === 200 && !pinnedPost(platform, account, NOW.getTime());
const addressOf = ({ id }: Account, isPrivate = false) => ({ externalId: id, postsId: null, isPrivate });

async function callsDuring(platform: Platform, work: () => Promise<unknown>): Promise<number> {
  const before = await countCalls(platform);
  await work();
  return (await countCalls(platform)) - before;
}

// The sandbox serves other files after this one.
afterAll(clearFaults);

beforeEach(async () => {
  ctx.clock.set(NOW);
  await clearFaults();
  await ctx.db.delete(platformQuotas);
});

describe("posts", () => {
  it.each([
    // Two pages of uploads, and their counts, 50 videos per call.
    ["youtube", 70, 4, { shares: null, saves: null }],
    ["twitter", 120, 2, { saves: expect.any(Number) }],
    ["tiktok", 70, 3, { saves: expect.any(Number) }],
    ["instagram", 70, 2, { views: null, saves: null, shares: expect.any(Number) }],
  ] as [Platform, number, number, object][])(
    "%s: %i posts in %i calls, newest first",
    async (platform, max, expected, figures) => {
      const account = find(platform, isBusy(platform));
      const before = await countCalls(platform);
      const outcome = await fetchPosts(ctx, platform, addressOf(account), { max, ...quick });
      const calls = (await countCalls(platform)) - before;
      if (outcome.kind !== "ok") throw new Error(outcome.kind);
      const posts = outcome.value;
      expect(calls).toBe(expected);
      expect(posts.map(({ externalId }) => externalId)).toEqual(postsOf(platform, account, NOW.getTime(), max).ids);
      const times = posts.map(({ publishedAt }) => publishedAt.getTime());
      expect(times).toEqual(times.toSorted((a, b) => b - a));
      expect(times[0]).toBeLessThanOrEqual(NOW.getTime());
      for (const post of posts) {
        expect(post.caption).toMatch(/\S/);
        expect(post.link).toContain(post.externalId);
        expect(post).toMatchObject({
          figures: { likes: expect.any(Number), comments: expect.any(Number), ...figures },
        });
      }
      expect(posts.some(({ caption }) => /@[a-z].*#\w/.test(caption))).toBe(true);
    },
  );

  it("TikTok: a pinned post appears once, in its place by time", async () => {
    const account = find("tiktok", (one) => pinnedPost("tiktok", one, NOW.getTime()) !== null);
    const outcome = await fetchPosts(ctx, "tiktok", addressOf(account), { max: 60, ...quick });
    if (outcome.kind !== "ok") throw new Error(outcome.kind);
    const ids = outcome.value.map(({ externalId }) => externalId);
    expect(ids).toContain(pinnedPost("tiktok", account, NOW.getTime()));
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids.every((id) => /^\d{19}$/.test(id))).toBe(true);
    const times = outcome.value.map(({ publishedAt }) => publishedAt.getTime());
    expect(times).toEqual(times.toSorted((a, b) => b - a));
  });

  it.each(PLATFORMS)("%s: failures are returned, and a private channel is not requested", async (platform) => {
    const account = find(platform, isBusy(platform));
    await injectFault({ platform, fault: "http_503" });
    expect(await fetchPosts(ctx, platform, addressOf(account), { max: 30, ...quick })).toEqual({ kind: "transient" });
    await clearFaults();
    await injectFault({ platform, fault: "html_body" });
    expect(await fetchPosts(ctx, platform, addressOf(account), { max: 30, ...quick })).toEqual({
      kind: "invalid_response",
    });
    await clearFaults();
    const calls = await callsDuring(platform, async () =>
      expect(await fetchPosts(ctx, platform, addressOf(account, true), { max: 30, ...quick })).toEqual({
        kind: "private",
      }),
    );
    expect(calls).toBe(0);
  });

  it("a channel that is gone or closed", async () => {
    const x = find("twitter", isBusy("twitter"));
    await injectFault({ platform: "twitter", fault: "not_authorized", ids: [x.id] });
    expect(await fetchPosts(ctx, "twitter", addressOf(x), { max: 5, ...quick })).toEqual({ kind: "private" });
    const tiktok = find("tiktok", isBusy("tiktok"));
    await injectFault({ platform: "tiktok", fault: "code_minus_one", ids: [tiktok.id] });
    expect(await fetchPosts(ctx, "tiktok", addressOf(tiktok), { max: 5, ...quick })).toEqual({ kind: "unavailable" });
    const youtube = find("youtube", isBusy("youtube"));
    const noUploads = { ...addressOf(youtube), postsId: "PLnothing" };
    expect(await fetchPosts(ctx, "youtube", noUploads, { max: 5, ...quick })).toEqual({ kind: "unavailable" });
  });

  it("YouTube: a video deleted in the meantime is left out; Instagram: hidden likes are null", async () => {
    const youtube = find("youtube", isBusy("youtube"));
    const ids = postsOf("youtube", youtube, NOW.getTime(), 5).ids;
    await injectFault({ platform: "youtube", fault: "missing_likes", ids: [ids[1] ?? ""] });
    await injectFault({ platform: "youtube", fault: "absent", ids: [ids[2] ?? ""] });
    const outcome = await fetchPosts(ctx, "youtube", addressOf(youtube), { max: 5, ...quick });
    if (outcome.kind !== "ok") throw new Error(outcome.kind);
    expect(outcome.value.map(({ externalId }) => externalId)).not.toContain(ids[2]);
    expect(outcome.value[1]).toMatchObject({ externalId: ids[1], figures: { likes: null } });
    const instagram = find("instagram", isBusy("instagram"));
    await injectFault({ platform: "instagram", fault: "hidden_likes_three" });
    await injectFault({ platform: "instagram", fault: "rounded_pk" });
    const feed = await fetchPosts(ctx, "instagram", addressOf(instagram), { max: 5, ...quick });
    expect(feed).toMatchObject({ kind: "ok", value: Array(5).fill({ figures: { likes: null } }) });
  });
});

describe("follower samples", () => {
  it.each([
    ["twitter", 1],
    ["tiktok", 2],
  ] as [Platform, number][])(
    "%s: 400 of the newest, in %i calls, some with signs of a fake account",
    async (platform, expected) => {
      const account = find(platform, ({ followersAtEpoch }) => followersAtEpoch > 50_000);
      const calls = await callsDuring(platform, async () => {
        const outcome = await fetchFollowerSample(ctx, platform, addressOf(account), { size: 400, ...quick });
        if (outcome.kind !== "ok") throw new Error(outcome.kind);
        const followers = outcome.value;
        expect(followers).toHaveLength(400);
        expect(new Set(followers.map(({ externalId }) => externalId)).size).toBe(400);
        const isTiktok = platform === "tiktok";
        for (const follower of followers) {
          expect(follower).toMatchObject({
            username: expect.stringMatching(/^[\w.]+$/),
            followers: expect.any(Number),
            follows: isTiktok ? null : expect.any(Number),
            postCount: expect.any(Number),
            bio: expect.any(String),
            country: isTiktok ? expect.stringMatching(/^[A-Z]{2}$/) : null,
          });
        }
        const share = (fits: (one: (typeof followers)[number]) => boolean) => followers.filter(fits).length / 400;
        expect(share(({ pictureUrl }) => pictureUrl === null)).toBeGreaterThan(0.03);
        expect(share(({ pictureUrl }) => pictureUrl === null)).toBeLessThan(0.4);
        expect(share(({ bio }) => bio === "")).toBeGreaterThan(0.05);
        expect(share(({ postCount }) => postCount === 0)).toBeLessThan(0.4);
      });
      expect(calls).toBe(expected);
    },
  );

  it("all of them if there are fewer", async () => {
    const account = find("tiktok", ({ followersAtEpoch, kind }) => kind === "creator" && followersAtEpoch < 320);
    const outcome = await fetchFollowerSample(ctx, "tiktok", addressOf(account), { size: 400, ...quick });
    if (outcome.kind !== "ok") throw new Error(outcome.kind);
    expect(outcome.value.length).toBeGreaterThan(200);
    expect(outcome.value.length).toBeLessThan(400);
  });

  it.each(["youtube", "instagram"] as const)("%s shares none: no call", async (platform) => {
    expect(givesFollowers(platform)).toBe(false);
    const calls = await callsDuring(platform, async () =>
      expect(await fetchFollowerSample(ctx, platform, addressOf(accountOf(platform, 1)), { size: 10 })).toEqual({
        kind: "unsupported",
      }),
    );
    expect(calls).toBe(0);
  });

  it.each(["twitter", "tiktok"] as const)("%s: failures and private channels", async (platform) => {
    const account = accountOf(platform, 4321);
    const sample = (isPrivate = false) =>
      fetchFollowerSample(ctx, platform, addressOf(account, isPrivate), { size: 300, ...quick });
    expect(await sample(true)).toEqual({ kind: "private" });
    await injectFault({ platform, fault: "truncated_json" });
    expect(await sample()).toEqual({ kind: "invalid_response" });
    await clearFaults();
    await injectFault({ platform, fault: platform === "twitter" ? "rate_limited" : "quota_daily" });
    expect(await sample()).toMatchObject({ kind: platform === "twitter" ? "rate_limited" : "quota" });
  });
});
