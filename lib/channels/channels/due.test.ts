import { randomUUID } from "node:crypto";
import { and, eq, getTableColumns, inArray, sql } from "drizzle-orm";
import { afterAll, beforeEach, describe, expect, it } from "vitest";
import { channels, organizations, platformQuotas, savedChannels, trackings, videos } from "@/db/schema";
import { dueBatches } from "@/lib/channels/channels/due";
import { enterCreators } from "@/lib/channels/channels/enter-creators";
import { findOrFetchChannel } from "@/lib/channels/channels/find-or-fetch";
import { REFRESHES, refreshDueChannels } from "@/lib/channels/channels/refresh-due";
import { saveChannel } from "@/lib/channels/channels/save";
import type { ChannelRow } from "@/lib/channels/channels/store-profile";
import { env } from "@/lib/core/env";
import { searchInterest } from "@/lib/core/env/platform-days";
import { canonicalVideoUrl } from "@/lib/platforms/rules";
import { PLATFORMS, type Platform } from "@/lib/platforms/schemas";
import { accountOf } from "@/sandbox/accounts";
import { mintId } from "@/sandbox/ids";
import { batchOf, ctx, DAY, found, freshAccount, HOUR, isDue, NOW, statsOf } from "@/test/channels";
import { createTestOrganization } from "@/test/context";
import { clearFaults, countCalls, injectFault } from "@/test/sandbox";
import { trackVideo } from "@/test/track";

// The sandbox serves other files after this one.
afterAll(clearFaults);

beforeEach(async () => {
  ctx.clock.set(NOW);
  await clearFaults();
  await ctx.db.delete(platformQuotas);
});

/**
 * Runs the refresh if the channel is due.
 * @returns whether it was fetched
 */
async function refreshDue(context: typeof ctx, refresh: "profile" | "posts", channel: ChannelRow): Promise<boolean> {
  if (!(await isDue(refresh, channel))) return false;
  return (await REFRESHES[refresh](context, batchOf(channel))).stored === 1;
}

describe("channels to refresh", () => {
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

  it("searched for within a week, saved, or creator of a video tracked in the last week; no others", async () => {
    const organization = await createTestOrganization(ctx);
    const unwanted = await insert();
    const searched = await insert({ wantedAt: new Date(NOW.getTime() - 6 * DAY) });
    const forgotten = await insert({ wantedAt: new Date(NOW.getTime() - 8 * DAY) });
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
    ctx.clock.advance(7 * DAY);
    expect(await due()).toEqual([false, false, false, true, true]);
    ctx.clock.advance(DAY);
    expect(await due()).toEqual([false, false, false, true, false]);
  });

  it("a search refreshes a channel for as many days as configured, on X once", async () => {
    const daysRead = async (platform: Platform, refresh: "profile" | "posts") => {
      const account = freshAccount(platform);
      const named = { platform, username: account.username };
      await findOrFetchChannel(ctx, named);
      const [channel] = await ctx.db.select().from(channels).where(eq(channels.externalId, account.id));
      if (!channel) throw new Error("not found");
      const days: number[] = [];
      for (let day = 0; day <= 40; day++) {
        // After the day's last slot; on the first day a minute after the search.
        const time = day === 0 ? NOW.getTime() + 60_000 : Math.floor(NOW.getTime() / DAY) * DAY + day * DAY + 23 * HOUR;
        ctx.clock.set(new Date(time));
        // A failed fetch is still due within a day.
        if (refresh === "posts" && day === 0 && platform === "twitter") {
          await injectFault({ platform, fault: "http_500" });
          await refreshDue(ctx, refresh, channel);
          await clearFaults();
          ctx.clock.advance(2 * HOUR);
        }
        if (await refreshDue(ctx, refresh, channel)) days.push(day);
      }
      ctx.clock.set(NOW);
      return days;
    };
    const upTo = (last: number) => (days: number[]) => days.every((day) => day <= last);
    expect(await daysRead("twitter", "posts")).toEqual([0]);
    expect(await daysRead("twitter", "profile")).toEqual([]);
    const onTiktok = await daysRead("tiktok", "posts");
    expect(onTiktok.length).toBeGreaterThanOrEqual(6);
    expect(onTiktok).toSatisfy(upTo(6));
    const onYoutube = await daysRead("youtube", "profile");
    expect(onYoutube.length).toBeGreaterThanOrEqual(28);
    expect(onYoutube).toSatisfy(upTo(29));
    env().SEARCH_REFRESH_DAYS = { ...env().SEARCH_REFRESH_DAYS, tiktok: null, twitter: 3 };
    try {
      expect(await daysRead("tiktok", "profile")).toEqual([]);
      expect(await daysRead("tiktok", "posts")).toEqual([0]);
      expect((await daysRead("twitter", "profile")).length).toBeLessThanOrEqual(3);
    } finally {
      env().SEARCH_REFRESH_DAYS = searchInterest.parse("");
    }
  }, 120_000);

  it("a creator that no one saved or searched for is refreshed at its platform's pace, from the first fetch on", async () => {
    const organization = await createTestOrganization(ctx);
    const creatorOf = async (platform: Platform) => {
      const externalId = mintId(platform, new Date(NOW.getTime() - HOUR), `pace ${platform}`);
      await trackVideo(organization, { video_link: canonicalVideoUrl(platform, externalId), duration_days: 30 });
      await enterCreators(ctx, platform);
      const [row] = await ctx.db
        .select(getTableColumns(channels))
        .from(channels)
        .innerJoin(videos, and(eq(videos.platform, channels.platform), eq(videos.creatorId, channels.externalId)))
        .where(eq(videos.externalId, externalId));
      if (!row) throw new Error("not entered");
      return row;
    };
    const daysRead = async (channel: ChannelRow, refresh: "profile" | "posts") => {
      const days: number[] = [];
      for (let day = 0; day <= 15; day++) {
        ctx.clock.set(new Date(Math.floor(NOW.getTime() / DAY) * DAY + day * DAY + 23 * HOUR));
        if (!(await isDue(refresh, channel))) continue;
        await REFRESHES[refresh](ctx, batchOf(channel));
        days.push(day);
      }
      ctx.clock.set(NOW);
      return days;
    };
    const everyDay = Array.from({ length: 16 }, (_, day) => day);
    expect(await daysRead(await creatorOf("youtube"), "posts")).toEqual(everyDay);
    expect(await daysRead(await creatorOf("tiktok"), "posts")).toEqual([0, 7, 14]);
    expect(await daysRead(await creatorOf("instagram"), "profile")).toEqual([7, 14]);
    const onX = await creatorOf("twitter");
    expect(onX).toMatchObject({ isStub: true, followers: null });
    expect(await daysRead(onX, "profile")).toEqual([]);
    // Once saved, it is fetched every day.
    await saveChannel(organization, { id: onX.uuid });
    expect(await daysRead(onX, "posts")).toEqual(everyDay);
  });

  it("batches have one platform, are bounded, and start with the longest due", async () => {
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
  it.each(PLATFORMS)("%s: are added by their durable ID, once", async (platform) => {
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
    // X charges for profiles, so a creator there is a stub built from its video.
    const isStub = platform === "twitter";
    const postsDueAt = isStub ? null : NOW;
    expect(channel).toMatchObject({
      platform,
      externalId: creatorId,
      wantedAt: null,
      profileAt: NOW,
      postsDueAt,
      isStub,
    });
    const before = await countCalls(platform);
    expect(await enterCreators(ctx, platform)).toEqual({ stored: 0, failed: {} });
    expect(await countCalls(platform)).toBe(before);
  });

  it.each(["suspendedAt", "closedAt"] as const)("are not fetched if the organization has %s", async (since) => {
    const owner = await createTestOrganization(ctx);
    const link = canonicalVideoUrl("tiktok", mintId("tiktok", new Date(NOW.getTime() - HOUR), since));
    await trackVideo(owner, { video_link: link, duration_days: 1 });
    const set = (at: Date | null) =>
      ctx.db
        .update(organizations)
        .set({ [since]: at })
        .where(eq(organizations.id, owner.organization.id));
    await set(NOW);
    const before = await countCalls("tiktok");
    expect(await enterCreators(ctx, "tiktok")).toEqual({ stored: 0, failed: {} });
    expect(await countCalls("tiktok")).toBe(before);
    await set(null);
    expect(await enterCreators(ctx, "tiktok")).toEqual({ stored: 1, failed: {} });
  });

  it("a deleted one is fetched at most once a day", async () => {
    const organization = await createTestOrganization(ctx);
    const link = canonicalVideoUrl("youtube", mintId("youtube", new Date(NOW.getTime() - HOUR), "gone creator"));
    await trackVideo(organization, { video_link: link, duration_days: 30 });
    await injectFault({ platform: "youtube", fault: "absent", endpoints: ["channels"] });
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

it("a day's refreshes run immediately, and no more until the next", async () => {
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
