import { randomUUID } from "node:crypto";
import { and, asc, eq, inArray, sql } from "drizzle-orm";
import { beforeEach, describe, expect, it } from "vitest";
import {
  channelPosts,
  channelStats,
  channels,
  followerSamples,
  mentions,
  platformQuotas,
  sampledFollowers,
  savedChannels,
  trackings,
  videos,
} from "@/db/schema";
import { extractMentions, extractTags } from "@/lib/channels/captions";
import { dueBatches } from "@/lib/channels/due";
import { enterCreators } from "@/lib/channels/enter-creators";
import { findOrFetchChannel } from "@/lib/channels/find-or-fetch";
import { refreshDueChannels } from "@/lib/channels/refresh-due";
import { refreshPosts } from "@/lib/channels/refresh-posts";
import { refreshProfiles } from "@/lib/channels/refresh-profiles";
import { refreshSamples } from "@/lib/channels/refresh-samples";
import { qualityClass } from "@/lib/channels/rules";
import type { Refresh } from "@/lib/channels/schedule";
import type { ChannelRow } from "@/lib/channels/store-profile";
import { canonicalVideoUrl } from "@/lib/platforms/rules";
import { PLATFORMS, type Platform } from "@/lib/platforms/schemas";
import { trackVideo } from "@/lib/videos/track";
import { type Account, accountOf } from "@/sandbox/accounts";
import { mintId } from "@/sandbox/ids";
import { postsOf } from "@/sandbox/posts";
import { createTestOrganization, testContext } from "@/test/context";
import { clearFaults, countCalls, injectFault } from "@/test/sandbox";

const NOW = new Date("2026-03-10T12:00:00Z");
const HOUR = 3_600_000;
const DAY = 24 * HOUR;
process.env.LOG_LEVEL = "silent";
const ctx = testContext(NOW);

let number = 5000;
/** A creator that no other test uses, with posts and an open profile. */
function freshAccount(platform: Platform): Account {
  for (;;) {
    number += 101;
    const account = accountOf(platform, number);
    if (postsOf(platform, account, NOW.getTime(), 60).ids.length === 60) return account;
  }
}

async function found(platform: Platform, account: Account): Promise<ChannelRow> {
  const outcome = await findOrFetchChannel(ctx, { platform, username: account.username });
  if (outcome.kind !== "ok") throw new Error(outcome.kind);
  return outcome.channel;
}
const reload = async ({ id }: ChannelRow): Promise<ChannelRow> => {
  const [row] = await ctx.db.select().from(channels).where(eq(channels.id, id));
  if (!row) throw new Error("no such channel");
  return row;
};
const batchOf = (...rows: ChannelRow[]) => ({
  platform: rows[0]?.platform ?? "tiktok",
  channelIds: rows.map(({ id }) => id),
});
const statsOf = ({ id }: ChannelRow) =>
  ctx.db.select().from(channelStats).where(eq(channelStats.channelId, id)).orderBy(asc(channelStats.day));
const postsIn = ({ id }: ChannelRow) =>
  ctx.db.select().from(channelPosts).where(eq(channelPosts.channelId, id)).orderBy(asc(channelPosts.id));
const mentionsIn = ({ id }: ChannelRow) =>
  ctx.db
    .select()
    .from(mentions)
    .where(eq(mentions.channelId, id))
    .orderBy(asc(mentions.postId), asc(mentions.usernameKey));
const isDue = async (refresh: Refresh, { id }: ChannelRow) =>
  (await dueBatches(ctx, refresh)).some(({ channelIds }) => channelIds.includes(id));

beforeEach(async () => {
  ctx.clock.set(NOW);
  await clearFaults();
  await ctx.db.delete(platformQuotas);
});

describe("find or fetch", () => {
  it.each(PLATFORMS)("%s: one call stores it, a second search makes none", async (platform) => {
    const account = freshAccount(platform);
    const before = await countCalls(platform);
    const channel = await found(platform, { ...account, username: `@${account.username.toUpperCase()}` });
    expect(channel).toMatchObject({
      platform,
      externalId: account.id,
      username: account.username,
      usernameKey: account.username.toLowerCase(),
      profileAt: NOW,
      postsDueAt: NOW,
      sampleDueAt: platform === "youtube" || platform === "instagram" ? null : NOW,
      wantedAt: NOW,
      createdAt: NOW,
    });
    expect(channel.profileDueAt?.toISOString()).toMatch(/^2026-03-11T(?:[01]\d|2[01]):/);
    expect(await statsOf(channel)).toEqual([
      {
        channelId: channel.id,
        day: "2026-03-10",
        followers: channel.followers,
        follows: channel.follows,
        postCount: channel.postCount,
        readAt: NOW,
      },
    ]);
    ctx.clock.advance(DAY - 1);
    expect((await found(platform, account)).uuid).toBe(channel.uuid);
    expect(await countCalls(platform)).toBe(before + 1);
    ctx.clock.advance(1);
    expect(await found(platform, account)).toMatchObject({
      uuid: channel.uuid,
      profileAt: new Date(NOW.getTime() + DAY),
    });
    expect(await countCalls(platform)).toBe(before + 2);
  });

  it("a name that nobody bears is unavailable, and nothing is stored", async () => {
    expect(await findOrFetchChannel(ctx, { platform: "tiktok", username: "gone_person" })).toEqual({
      kind: "unavailable",
    });
    expect(await findOrFetchChannel(ctx, { platform: "tiktok", username: " @ " })).toEqual({ kind: "unavailable" });
    expect(await findOrFetchChannel(ctx, { platform: "twitter", username: "private_person" })).toEqual({
      kind: "private",
    });
    expect(await ctx.db.select().from(channels).where(eq(channels.usernameKey, "gone_person"))).toEqual([]);
  });

  it("where the platform fails, what is known stands; what is not known fails", async () => {
    const account = freshAccount("youtube");
    const channel = await found("youtube", account);
    ctx.clock.advance(2 * DAY);
    await injectFault({ platform: "youtube", fault: "quota_exceeded" });
    expect(await found("youtube", account)).toMatchObject({ uuid: channel.uuid, profileAt: NOW });
    const unknown = freshAccount("youtube");
    expect(await findOrFetchChannel(ctx, { platform: "youtube", username: unknown.username })).toMatchObject({
      kind: "quota",
    });
  });

  it("a name that moved to another account: the durable id decides, both rows learn of it", async () => {
    const [first, second] = [freshAccount("instagram"), freshAccount("instagram")];
    const former = await found("instagram", first);
    // The former bearer bore the second's name when it was last read.
    await ctx.db
      .update(channels)
      .set({ username: second.username, usernameKey: second.username, profileAt: new Date(NOW.getTime() - 2 * DAY) })
      .where(eq(channels.id, former.id));
    const present = await found("instagram", second);
    expect(present).toMatchObject({ externalId: second.id, usernameKey: second.username });
    expect(present.id).not.toBe(former.id);
    expect(await reload(former)).toMatchObject({ usernameKey: "", profileDueAt: NOW });
    expect((await found("instagram", second)).id).toBe(present.id);
    await refreshProfiles(ctx, batchOf(former));
    expect(await reload(former)).toMatchObject({ username: first.username, usernameKey: first.username });
  });

  it("two searches at once make one channel", async () => {
    const account = freshAccount("twitter");
    const rows = await Promise.all([found("twitter", account), found("twitter", account), found("twitter", account)]);
    expect(new Set(rows.map(({ uuid }) => uuid)).size).toBe(1);
    expect(await statsOf(rows[0] as ChannelRow)).toHaveLength(1);
  });
});

describe("profiles", () => {
  it.each(PLATFORMS)("%s: one row a day, the day's first reading; running again changes nothing", async (platform) => {
    const channel = await found(platform, freshAccount(platform));
    expect(await isDue("profile", channel)).toBe(false);
    ctx.clock.set(new Date("2026-03-11T22:00:00Z"));
    expect(await isDue("profile", channel)).toBe(true);
    expect(await refreshProfiles(ctx, batchOf(channel))).toEqual({ stored: 1, failed: {} });
    const before = await countCalls(platform);
    const [row, stats] = [await reload(channel), await statsOf(channel)];
    expect(await refreshProfiles(ctx, batchOf(channel))).toEqual({ stored: 0, failed: {} });
    expect([await reload(channel), await statsOf(channel), await countCalls(platform)]).toEqual([row, stats, before]);
    expect(stats.map(({ day }) => day)).toEqual(["2026-03-10", "2026-03-11"]);
    expect(stats[1]).toMatchObject({ followers: row.followers, postCount: row.postCount });
    // Due again in the same minute of the next day.
    expect(row.profileDueAt?.getTime()).toBe((channel.profileDueAt?.getTime() ?? 0) + DAY);
    // A second reading on the same day brings the row up to date and leaves the day's figure.
    await injectFault({ platform, fault: "zero", ids: [channel.externalId] });
    await ctx.db.update(channels).set({ profileDueAt: ctx.now() }).where(eq(channels.id, channel.id));
    await refreshProfiles(ctx, batchOf(channel));
    expect(await reload(channel)).toMatchObject({ followers: 0 });
    expect(await statsOf(channel)).toEqual(stats);
  });

  it.each(PLATFORMS)("%s: a rename is taken over, the id stays", async (platform) => {
    const account = freshAccount(platform);
    const channel = await found(platform, account);
    await injectFault({ platform, fault: "rename", ids: [account.id] });
    ctx.clock.advance(2 * DAY);
    await refreshProfiles(ctx, batchOf(channel));
    const name = `${account.username.slice(0, 12)}_v2`;
    expect(await reload(channel)).toMatchObject({ uuid: channel.uuid, username: name, usernameKey: name });
    expect((await found(platform, { ...account, username: name })).id).toBe(channel.id);
  });

  it("hidden subscribers: a day without a count, not a 0", async () => {
    const channel = await found("youtube", freshAccount("youtube"));
    await injectFault({ platform: "youtube", fault: "hidden_subscribers", ids: [channel.externalId] });
    ctx.clock.advance(2 * DAY);
    await refreshProfiles(ctx, batchOf(channel));
    expect((await statsOf(channel))[1]).toMatchObject({
      day: "2026-03-12",
      followers: null,
      postCount: expect.any(Number),
    });
  });

  it.each([
    ["youtube", "absent", "unavailable"],
    ["twitter", "not_found_new_host", "unavailable"],
    ["tiktok", "code_minus_one", "unavailable"],
    ["instagram", "status_false", "unavailable"],
  ] as [Platform, string, string][])(
    "%s: gone for good is noted, looked at daily, and forgotten on return",
    async (platform, fault, kind) => {
      const channel = await found(platform, freshAccount(platform));
      await refreshPosts(ctx, batchOf(channel));
      await injectFault({ platform, fault, ids: [channel.externalId, channel.username] });
      ctx.clock.set(new Date("2026-03-11T22:30:00Z"));
      const gone = ctx.now();
      expect(await refreshProfiles(ctx, batchOf(channel))).toEqual({ stored: 0, failed: { [kind]: 1 } });
      expect(await reload(channel)).toMatchObject({
        unavailableAt: gone,
        profileFailures: 1,
        followers: channel.followers,
      });
      ctx.clock.set(new Date("2026-03-12T22:30:00Z"));
      expect(await isDue("profile", channel)).toBe(true);
      expect(await isDue("posts", channel)).toBe(false);
      expect(await refreshPosts(ctx, batchOf(channel))).toEqual({ stored: 0, failed: {} });
      await refreshProfiles(ctx, batchOf(channel));
      expect(await reload(channel)).toMatchObject({ unavailableAt: gone, profileFailures: 2 });
      expect(await statsOf(channel)).toHaveLength(1);
      await clearFaults();
      ctx.clock.set(new Date("2026-03-13T22:30:00Z"));
      await refreshProfiles(ctx, batchOf(channel));
      expect(await reload(channel)).toMatchObject({ unavailableAt: null, profileFailures: 0 });
      expect(await isDue("posts", channel)).toBe(true);
    },
  );

  it("private is noted: no posts, no sample, and both again when it opens", async () => {
    for (const [platform, fault] of [
      ["instagram", "private"],
      ["twitter", "not_authorized"],
    ] as const) {
      const channel = await found(platform, freshAccount(platform));
      await injectFault({ platform, fault, ids: [channel.externalId] });
      ctx.clock.advance(2 * DAY);
      await refreshProfiles(ctx, batchOf(channel));
      expect(await reload(channel)).toMatchObject({ isPrivate: true });
      expect([await isDue("posts", channel), await isDue("sample", channel)]).toEqual([false, false]);
      await clearFaults();
      ctx.clock.advance(2 * DAY);
      await refreshProfiles(ctx, batchOf(channel));
      expect(await reload(channel)).toMatchObject({ isPrivate: false });
      expect(await isDue("posts", channel)).toBe(true);
      ctx.clock.set(NOW);
    }
  });

  it("transient failures wait an hour, two, four … a day at most; a quota as long as it says", async () => {
    const channel = await found("tiktok", freshAccount("tiktok"));
    ctx.clock.advance(2 * DAY);
    // The attempts within a call are another matter: without a network there is one answer to all.
    await injectFault({ platform: "tiktok", fault: "not_subscribed" });
    const waits: number[] = [];
    for (let attempt = 0; attempt < 7; attempt++) {
      expect(await refreshProfiles(ctx, batchOf(channel))).toEqual({ stored: 0, failed: { auth: 1 } });
      const { profileDueAt } = await reload(channel);
      waits.push(((profileDueAt?.getTime() ?? 0) - ctx.now().getTime()) / HOUR);
      ctx.clock.set(profileDueAt ?? NOW);
    }
    expect(waits).toEqual([1, 2, 4, 8, 16, 24, 24]);
    await clearFaults();
    await injectFault({ platform: "tiktok", fault: "too_many_requests" });
    expect(await refreshProfiles(ctx, batchOf(channel))).toEqual({ stored: 0, failed: { rate_limited: 1 } });
    const row = await reload(channel);
    expect(row.profileFailures).toBe(7);
    expect((row.profileDueAt?.getTime() ?? 0) - ctx.now().getTime()).toBe(60_000);
  });
});

describe("posts", () => {
  it.each(PLATFORMS)("%s: stored with tags and mentions; a rerun stores none twice", async (platform) => {
    const channel = await found(platform, freshAccount(platform));
    expect(await refreshPosts(ctx, batchOf(channel))).toEqual({ stored: 1, failed: {} });
    const [posts, named] = [await postsIn(channel), await mentionsIn(channel)];
    expect(posts).toHaveLength(60);
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
    expect(named.length).toBeGreaterThan(5);
    const row = await reload(channel);
    expect(row.postsDueAt?.toISOString()).toMatch(/^2026-03-11/);
    expect(await refreshPosts(ctx, batchOf(channel))).toEqual({ stored: 0, failed: {} });
    // The next day's reading brings the newest up to date and adds what is new.
    ctx.clock.set(new Date("2026-03-20T23:00:00Z"));
    await refreshPosts(ctx, batchOf(channel));
    const later = await postsIn(channel);
    expect(later.length).toBeGreaterThan(60);
    expect(later.slice(0, 60).map(({ uuid }) => uuid)).toEqual(posts.map(({ uuid }) => uuid));
    expect(new Set(later.map(({ externalId }) => externalId)).size).toBe(later.length);
  });

  it("an edited caption replaces its mentions and tags", async () => {
    const channel = await found("tiktok", freshAccount("tiktok"));
    await refreshPosts(ctx, batchOf(channel));
    const posts = await postsIn(channel);
    const named = posts.find(({ caption }) => extractMentions(caption, "tiktok").length > 0);
    // As if the caption had said something else before.
    await ctx.db
      .update(channelPosts)
      .set({ caption: "with @somebody.else #old", tags: ["old"] })
      .where(eq(channelPosts.id, named?.id ?? 0));
    await ctx.db.delete(mentions).where(eq(mentions.postId, named?.id ?? 0));
    await ctx.db
      .insert(mentions)
      .values({ postId: named?.id ?? 0, channelId: channel.id, platform: "tiktok", usernameKey: "somebody.else" });
    await ctx.db.update(channels).set({ postsDueAt: NOW }).where(eq(channels.id, channel.id));
    const before = await mentionsIn(channel);
    await refreshPosts(ctx, batchOf(channel));
    const again = (await postsIn(channel)).find(({ id }) => id === named?.id);
    const newest = posts.slice(0, 30).some(({ id }) => id === named?.id);
    if (newest) {
      expect(again).toMatchObject({ caption: named?.caption, tags: named?.tags });
      expect((await mentionsIn(channel)).map(({ usernameKey }) => usernameKey)).not.toContain("somebody.else");
    } else expect(await mentionsIn(channel)).toEqual(before);
  });

  it.each(PLATFORMS)("%s: a failure keeps what was stored and comes again in an hour", async (platform) => {
    const channel = await found(platform, freshAccount(platform));
    await refreshPosts(ctx, batchOf(channel));
    const posts = await postsIn(channel);
    ctx.clock.advance(2 * DAY);
    await injectFault({
      platform,
      fault:
        platform === "youtube" ? "access_not_configured" : platform === "twitter" ? "unauthorized" : "not_subscribed",
    });
    expect(await refreshPosts(ctx, batchOf(channel))).toEqual({ stored: 0, failed: { auth: 1 } });
    expect(await postsIn(channel)).toEqual(posts);
    expect(await reload(channel)).toMatchObject({
      postsFailures: 1,
      postsDueAt: new Date(ctx.now().getTime() + HOUR),
      unavailableAt: null,
    });
  });
});

describe("follower samples", () => {
  it.each(["twitter", "tiktok"] as const)(
    "%s: replaced whole, weekly, each follower with flags and class",
    async (platform) => {
      const account = freshAccount(platform);
      const channel = await found(platform, account);
      const followersOf = () =>
        ctx.db
          .select()
          .from(sampledFollowers)
          .where(eq(sampledFollowers.channelId, channel.id))
          .orderBy(asc(sampledFollowers.externalId));
      expect(await refreshSamples(ctx, batchOf(channel))).toEqual({ stored: 1, failed: {} });
      const first = await followersOf();
      const [sample] = await ctx.db.select().from(followerSamples).where(eq(followerSamples.channelId, channel.id));
      expect(sample).toEqual({ channelId: channel.id, takenAt: NOW, size: first.length, followers: channel.followers });
      expect(first.length).toBe(Math.min(400, channel.followers ?? 0));
      for (const follower of first) expect(follower.qualityClass).toBe(qualityClass(follower.flags));
      expect(new Set(first.map((follower) => follower.qualityClass)).size).toBeGreaterThan(2);
      expect(first.some(({ country }) => country !== null)).toBe(platform === "tiktok");
      expect((await reload(channel)).sampleDueAt?.toISOString()).toMatch(/^2026-03-17/);
      expect(await refreshSamples(ctx, batchOf(channel))).toEqual({ stored: 0, failed: {} });

      ctx.clock.set(new Date("2026-04-17T22:00:00Z"));
      await refreshSamples(ctx, batchOf(channel));
      const second = await followersOf();
      const [renewed] = await ctx.db.select().from(followerSamples).where(eq(followerSamples.channelId, channel.id));
      expect(renewed).toMatchObject({ takenAt: ctx.now(), size: second.length });
      expect(second.map(({ externalId }) => externalId)).not.toEqual(first.map(({ externalId }) => externalId));

      await injectFault({ platform, fault: "html_body" });
      ctx.clock.advance(8 * DAY);
      await refreshSamples(ctx, batchOf(channel));
      expect(await followersOf()).toEqual(second);
      expect(await reload(channel)).toMatchObject({
        sampleFailures: 1,
        sampleDueAt: new Date(ctx.now().getTime() + HOUR),
      });
    },
  );

  it("where the platform gives none, none is ever due", async () => {
    const channel = await found("youtube", freshAccount("youtube"));
    await ctx.db.update(channels).set({ sampleDueAt: NOW }).where(eq(channels.id, channel.id));
    expect(await refreshSamples(ctx, batchOf(channel))).toEqual({ stored: 0, failed: {} });
    expect(await reload(channel)).toMatchObject({ sampleDueAt: null });
  });
});

describe("who is refreshed", () => {
  const insert = async (over: Partial<typeof channels.$inferInsert> = {}): Promise<ChannelRow> => {
    const account = freshAccount("tiktok");
    const [row] = await ctx.db
      .insert(channels)
      .values({
        uuid: randomUUID(),
        platform: "tiktok",
        externalId: account.id,
        username: account.username,
        usernameKey: account.username,
        categoriesPrimary: [],
        categoriesSecondary: [],
        profileAt: NOW,
        profileDueAt: NOW,
        createdAt: NOW,
        ...over,
      })
      .returning();
    if (!row) throw new Error("not written");
    return row;
  };

  it("searched for within 90 days, saved, or creator of a video tracked in the last 90 days; nobody else", async () => {
    const organization = await createTestOrganization(ctx);
    const unwanted = await insert();
    const searched = await insert({ wantedAt: new Date(NOW.getTime() - 89 * DAY) });
    const forgotten = await insert({ wantedAt: new Date(NOW.getTime() - 91 * DAY) });
    const saved = await insert();
    await ctx.db
      .insert(savedChannels)
      .values({ organizationId: organization.organization.id, channelId: saved.id, savedBy: null, savedAt: NOW });
    const link = canonicalVideoUrl("tiktok", mintId("tiktok", new Date(NOW.getTime() - HOUR), "who"));
    const { id } = await trackVideo(organization, { video_link: link, duration_days: 1 });
    const [video] = await ctx.db
      .select({ creatorId: videos.creatorId })
      .from(videos)
      .innerJoin(trackings, eq(trackings.videoId, videos.id))
      .where(eq(trackings.publicId, id));
    const creator = await insert({ externalId: video?.creatorId ?? "" });
    const due = async () => {
      const ids = (await dueBatches(ctx, "profile")).flatMap(({ channelIds }) => channelIds);
      return [unwanted, searched, forgotten, saved, creator].map((channel) => ids.includes(channel.id));
    };
    expect(await due()).toEqual([false, true, false, true, true]);
    ctx.clock.advance(92 * DAY);
    expect(await due()).toEqual([false, false, false, true, false]);
  });

  it("batches are of one platform, bounded, longest due first", async () => {
    const account = accountOf("youtube", 1);
    const rows = Array.from({ length: 650 }, (_, index) => ({
      uuid: randomUUID(),
      platform: "youtube" as const,
      externalId: `${account.id.slice(0, 20)}${String(index).padStart(4, "0")}`,
      username: `many${index}`,
      usernameKey: `many${index}`,
      categoriesPrimary: [],
      categoriesSecondary: [],
      profileAt: NOW,
      profileDueAt: new Date(NOW.getTime() - index * 60_000 - DAY),
      wantedAt: NOW,
      createdAt: NOW,
    }));
    await ctx.db.insert(channels).values(rows);
    const batches = (await dueBatches(ctx, "profile")).filter(({ platform }) => platform === "youtube");
    expect(batches.map(({ channelIds }) => channelIds.length)).toEqual([100, 100, 100, 100, 100, 100]);
    const [longest] = await ctx.db
      .select()
      .from(channels)
      .where(eq(channels.id, batches[0]?.channelIds[0] ?? 0));
    expect(longest?.username).toBe("many649");
    const ids = (await ctx.db.select({ id: channels.id }).from(channels).where(sql`username like 'many%'`)).map(
      ({ id }) => id,
    );
    await ctx.db.delete(channels).where(inArray(channels.id, ids));
  });
});

describe("creators of tracked videos", () => {
  it.each(PLATFORMS)("%s: enter by their durable id, once", async (platform) => {
    const organization = await createTestOrganization(ctx);
    const link = canonicalVideoUrl(platform, mintId(platform, new Date(NOW.getTime() - HOUR), `enter ${platform}`));
    const { id } = await trackVideo(organization, { video_link: link, duration_days: 1 });
    const [video] = await ctx.db
      .select({ creatorId: videos.creatorId })
      .from(videos)
      .innerJoin(trackings, eq(trackings.videoId, videos.id))
      .where(eq(trackings.publicId, id));
    const creatorId = video?.creatorId ?? "";
    const rowOf = async () =>
      (
        await ctx.db
          .select()
          .from(channels)
          .where(and(eq(channels.platform, platform), eq(channels.externalId, creatorId)))
      )[0];
    await enterCreators(ctx, platform);
    const channel = await rowOf();
    expect(channel).toMatchObject({ platform, externalId: creatorId, wantedAt: null, profileAt: NOW, postsDueAt: NOW });
    const before = await countCalls(platform);
    expect(await enterCreators(ctx, platform)).toEqual({ stored: 0, failed: {} });
    expect(await countCalls(platform)).toBe(before);
  });

  it("one that is gone is asked for at most once a day", async () => {
    const organization = await createTestOrganization(ctx);
    const link = canonicalVideoUrl("youtube", mintId("youtube", new Date(NOW.getTime() - HOUR), "gone creator"));
    await trackVideo(organization, { video_link: link, duration_days: 30 });
    await injectFault({ platform: "youtube", fault: "absent", endpoints: ["channels"] } as Parameters<
      typeof injectFault
    >[0]);
    ctx.clock.advance(3 * HOUR);
    const before = await countCalls("youtube");
    let failed = 0;
    for (let hour = 0; hour < 24; hour++) {
      failed += (await enterCreators(ctx, "youtube")).failed.unavailable ?? 0;
      ctx.clock.advance(HOUR);
    }
    expect(failed).toBe(1);
    expect(await countCalls("youtube")).toBe(before + 1);
  });
});

it("a day's refreshes at once, then nothing more until the next", async () => {
  const channel = await found("tiktok", freshAccount("tiktok"));
  ctx.clock.set(new Date("2026-03-11T22:00:00Z"));
  const counts = await refreshDueChannels(ctx);
  expect(counts.profile.stored).toBeGreaterThan(0);
  expect(counts.posts.stored).toBeGreaterThan(0);
  expect(counts.sample.stored).toBeGreaterThan(0);
  const calls = await Promise.all(PLATFORMS.map(countCalls));
  const again = await refreshDueChannels(ctx);
  expect([again.profile.stored, again.posts.stored, again.sample.stored]).toEqual([0, 0, 0]);
  expect(await Promise.all(PLATFORMS.map(countCalls))).toEqual(calls);
  expect(await statsOf(channel)).toHaveLength(2);
});
