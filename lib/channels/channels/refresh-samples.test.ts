import { asc, eq } from "drizzle-orm";
import { afterAll, beforeEach, describe, expect, it } from "vitest";
import { channels, followerSamples, platformQuotas, sampledFollowers } from "@/db/schema";
import { qualityClass } from "@/lib/channels/channels/quality-rules";
import { refreshSamples } from "@/lib/channels/channels/refresh-samples";
import { batchOf, ctx, DAY, found, freshAccount, HOUR, NOW, reload } from "@/test/channels";
import { clearFaults, countCalls, injectFault } from "@/test/sandbox";

// The sandbox serves other files after this one.
afterAll(clearFaults);

beforeEach(async () => {
  ctx.clock.set(NOW);
  await clearFaults();
  await ctx.db.delete(platformQuotas);
});

describe("follower samples", () => {
  it.each(["tiktok"] as const)(
    "%s: replaced as a whole, weekly, each follower with flags and class",
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
      expect(first.some(({ country }) => country !== null)).toBe(true);
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

  it.each(["youtube", "twitter"] as const)("%s: none is ever due, and none is taken", async (platform) => {
    const channel = await found(platform, freshAccount(platform));
    const calls = await countCalls(platform);
    await ctx.db.update(channels).set({ sampleDueAt: NOW }).where(eq(channels.id, channel.id));
    expect(await refreshSamples(ctx, batchOf(channel))).toEqual({ stored: 0, failed: {} });
    expect(await reload(channel)).toMatchObject({ sampleDueAt: null });
    expect(await countCalls(platform)).toBe(calls);
  });
});
