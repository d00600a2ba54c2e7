import { eq } from "drizzle-orm";
import { afterAll, beforeEach, describe, expect, it } from "vitest";
import { channels, platformQuotas } from "@/db/schema";
import { refreshPosts } from "@/lib/channels/channels/refresh-posts";
import { refreshProfiles } from "@/lib/channels/channels/refresh-profiles";
import { PLATFORMS, type Platform } from "@/lib/platforms/schemas";
import {
  batchOf,
  ctx,
  DAY,
  found,
  foundAndSaved,
  freshAccount,
  HOUR,
  isDue,
  NOW,
  reload,
  statsOf,
} from "@/test/channels";
import { clearFaults, countCalls, injectFault } from "@/test/sandbox";

// The sandbox serves other files after this one.
afterAll(clearFaults);

beforeEach(async () => {
  ctx.clock.set(NOW);
  await clearFaults();
  await ctx.db.delete(platformQuotas);
});

describe("profiles", () => {
  it.each(PLATFORMS)("%s: one row a day, with the day's first count; a rerun changes nothing", async (platform) => {
    const channel = await foundAndSaved(platform, freshAccount(platform));
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
    // A second fetch on the same day updates the row and keeps the day's count.
    await injectFault({ platform, fault: "zero", ids: [channel.externalId] });
    await ctx.db.update(channels).set({ profileDueAt: ctx.now() }).where(eq(channels.id, channel.id));
    await refreshProfiles(ctx, batchOf(channel));
    expect(await reload(channel)).toMatchObject({ followers: 0 });
    expect(await statsOf(channel)).toEqual(stats);
  });

  it.each(PLATFORMS)("%s: a rename is stored, the ID stays", async (platform) => {
    const account = freshAccount(platform);
    const channel = await found(platform, account);
    await injectFault({ platform, fault: "rename", ids: [account.id] });
    ctx.clock.advance(2 * DAY);
    await refreshProfiles(ctx, batchOf(channel));
    const name = `${account.username.slice(0, 12)}_v2`;
    expect(await reload(channel)).toMatchObject({ uuid: channel.uuid, username: name, usernameKey: name });
    expect((await found(platform, { ...account, username: name })).id).toBe(channel.id);
  });

  it("hidden subscribers: a day without a count rather than 0", async () => {
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
    "%s: a deleted channel is marked, checked daily, and unmarked when it returns",
    async (platform, fault, kind) => {
      const channel = await foundAndSaved(platform, freshAccount(platform));
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

  it("a private channel is marked: no posts, no sample, and both again once it is public", async () => {
    for (const [platform, fault] of [
      ["instagram", "private"],
      ["twitter", "not_authorized"],
    ] as const) {
      const channel = await foundAndSaved(platform, freshAccount(platform));
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

  it("transient failures wait an hour, two, four … a day at most; a quota until its reset", async () => {
    const channel = await found("tiktok", freshAccount("tiktok"));
    ctx.clock.advance(2 * DAY);
    // Separate from retries within a call: without a network, every attempt gets the same answer.
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
