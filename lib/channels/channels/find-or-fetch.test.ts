import { eq } from "drizzle-orm";
import { afterAll, beforeEach, describe, expect, it } from "vitest";
import { channels, platformQuotas } from "@/db/schema";
import { findOrFetchChannel } from "@/lib/channels/channels/find-or-fetch";
import { refreshProfiles } from "@/lib/channels/channels/refresh-profiles";
import type { ChannelRow } from "@/lib/channels/channels/store-profile";
import { PLATFORMS } from "@/lib/platforms/schemas";
import { batchOf, ctx, DAY, found, freshAccount, NOW, reload, statsOf } from "@/test/channels";
import { clearFaults, countCalls, injectFault } from "@/test/sandbox";

// The sandbox serves other files after this one.
afterAll(clearFaults);

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
      // X charges for followers: a sample is never due there.
      sampleDueAt: platform === "tiktok" ? NOW : null,
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

  it("a name that no one has is unavailable, and nothing is stored", async () => {
    expect(await findOrFetchChannel(ctx, { platform: "tiktok", username: "gone_person" })).toEqual({
      kind: "unavailable",
    });
    expect(await findOrFetchChannel(ctx, { platform: "tiktok", username: " @ " })).toEqual({ kind: "unavailable" });
    expect(await findOrFetchChannel(ctx, { platform: "twitter", username: "private_person" })).toEqual({
      kind: "private",
    });
    expect(await ctx.db.select().from(channels).where(eq(channels.usernameKey, "gone_person"))).toEqual([]);
  });

  it("if the platform fails, known data stays; an unknown name fails", async () => {
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

  it("a name that moved to another account: the durable ID decides, and both rows are updated", async () => {
    const [first, second] = [freshAccount("instagram"), freshAccount("instagram")];
    const former = await found("instagram", first);
    // The previous owner still had the second one's name at its last fetch.
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

  it("two concurrent searches create one channel", async () => {
    const account = freshAccount("twitter");
    const rows = await Promise.all([found("twitter", account), found("twitter", account), found("twitter", account)]);
    expect(new Set(rows.map(({ uuid }) => uuid)).size).toBe(1);
    expect(await statsOf(rows[0] as ChannelRow)).toHaveLength(1);
  });
});
