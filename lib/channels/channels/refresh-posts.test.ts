import { eq } from "drizzle-orm";
import { afterAll, beforeEach, describe, expect, it } from "vitest";
import { channelPosts, channels, mentions, platformQuotas } from "@/db/schema";
import { POSTS_READ } from "@/lib/channels/channels/pace";
import { refreshPosts } from "@/lib/channels/channels/refresh-posts";
import { extractMentions, extractTags } from "@/lib/platforms/captions";
import { PLATFORMS } from "@/lib/platforms/schemas";
import { batchOf, ctx, DAY, found, freshAccount, HOUR, mentionsIn, NOW, postsIn, reload } from "@/test/channels";
import { clearFaults, injectFault } from "@/test/sandbox";

// The sandbox serves other files after this one.
afterAll(clearFaults);

beforeEach(async () => {
  ctx.clock.set(NOW);
  await clearFaults();
  await ctx.db.delete(platformQuotas);
});

describe("posts", () => {
  it.each(PLATFORMS)("%s: stored with tags and mentions; a rerun stores nothing twice", async (platform) => {
    const channel = await found(platform, freshAccount(platform));
    expect(await refreshPosts(ctx, batchOf(channel))).toEqual({ stored: 1, failed: {} });
    const [posts, named] = [await postsIn(channel), await mentionsIn(channel)];
    const { first } = POSTS_READ[platform];
    expect(posts).toHaveLength(first);
    for (const post of posts) expect(post.tags).toEqual(extractTags(post.caption));
    expect(named).toEqual(
      posts
        .flatMap(({ id, caption }) =>
          extractMentions(caption, platform)
            .toSorted()
            .map((usernameKey) => ({ postId: id, channelId: channel.id, platform, usernameKey })),
        )
        .toSorted((a, b) => a.postId - b.postId),
    );
    expect(named.length).toBeGreaterThan(1);
    const row = await reload(channel);
    expect(row.postsDueAt?.toISOString()).toMatch(/^2026-03-11/);
    expect(await refreshPosts(ctx, batchOf(channel))).toEqual({ stored: 0, failed: {} });
    // The next day's fetch updates the newest posts and adds new ones.
    ctx.clock.set(new Date("2026-03-20T23:00:00Z"));
    await refreshPosts(ctx, batchOf(channel));
    const later = await postsIn(channel);
    expect(later.length).toBeGreaterThan(first);
    expect(later.slice(0, first).map(({ uuid }) => uuid)).toEqual(posts.map(({ uuid }) => uuid));
    expect(new Set(later.map(({ externalId }) => externalId)).size).toBe(later.length);
  });

  it("an edited caption replaces its mentions and tags", async () => {
    const channel = await found("tiktok", freshAccount("tiktok"));
    await refreshPosts(ctx, batchOf(channel));
    const posts = await postsIn(channel);
    // One that a daily fetch covers.
    const named = posts.slice(0, 30).find(({ caption }) => extractMentions(caption, "tiktok").length > 0);
    if (!named) throw new Error("no one is mentioned");
    const before = await mentionsIn(channel);
    // As if the caption had been different before.
    await ctx.db
      .update(channelPosts)
      .set({ caption: "with @someone.else #old", tags: ["old"] })
      .where(eq(channelPosts.id, named.id));
    await ctx.db.delete(mentions).where(eq(mentions.postId, named.id));
    await ctx.db
      .insert(mentions)
      .values({ postId: named.id, channelId: channel.id, platform: "tiktok", usernameKey: "someone.else" });
    await ctx.db.update(channels).set({ postsDueAt: NOW }).where(eq(channels.id, channel.id));
    await refreshPosts(ctx, batchOf(channel));
    expect((await postsIn(channel)).find(({ id }) => id === named.id)).toEqual(named);
    expect(await mentionsIn(channel)).toEqual(before);
  });

  it.each(PLATFORMS)("%s: a failure keeps stored data and is retried in an hour", async (platform) => {
    const channel = await found(platform, freshAccount(platform));
    await refreshPosts(ctx, batchOf(channel));
    const posts = await postsIn(channel);
    ctx.clock.advance(2 * DAY);
    await injectFault({
      platform,
      fault:
        platform === "youtube" ? "access_not_configured" : platform === "twitter" ? "unauthorized" : "not_subscribed",
    });
    // Instagram has a second source, which answers; without it, the failure of the first one is reported.
    if (platform === "instagram") {
      expect(await refreshPosts(ctx, batchOf(channel))).toEqual({ stored: 1, failed: {} });
      ctx.clock.advance(2 * DAY);
      await clearFaults();
      await injectFault({ platform, fault: "not_subscribed", endpoints: ["/user-feeds"] });
      await injectFault({ platform, fault: "graph_token_expired", endpoints: ["business_discovery"] });
    }
    const known = platform === "instagram" ? await postsIn(channel) : posts;
    expect(await refreshPosts(ctx, batchOf(channel))).toEqual({ stored: 0, failed: { auth: 1 } });
    expect(await postsIn(channel)).toEqual(known);
    expect(await reload(channel)).toMatchObject({
      postsFailures: 1,
      postsDueAt: new Date(ctx.now().getTime() + HOUR),
      unavailableAt: null,
    });
  });
});
