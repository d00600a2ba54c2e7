import { and, eq } from "drizzle-orm";
import { afterAll, beforeEach, describe, expect, it } from "vitest";
import { channels, platformQuotas } from "@/db/schema";
import { dueBatches } from "@/lib/channels/channels/due";
import { seedChannel, seedFollowers } from "@/lib/channels/channels/fixtures";
import { listEngagedRows } from "@/lib/channels/channels/list-engaged-rows";
import { getChannelProfile } from "@/lib/channels/channels/profile";
import { refreshDueChannels } from "@/lib/channels/channels/refresh-due";
import { saveChannel } from "@/lib/channels/channels/save";
import type { ChannelRow } from "@/lib/channels/channels/store-profile";
import { storeStubs } from "@/lib/channels/channels/stubs";
import type { OrganizationContext } from "@/lib/core/context";
import { ctx, DAY, found, freshAccount, isDue, NOW, reload, statsOf } from "@/test/channels";
import { createTestOrganization } from "@/test/context";
import { clearFaults, countCalls, injectFault } from "@/test/sandbox";

// The sandbox serves other files after this one.
afterAll(clearFaults);

let owner: OrganizationContext;
beforeEach(async () => {
  ctx.clock.set(NOW);
  await clearFaults();
  await ctx.db.delete(platformQuotas);
  owner = await createTestOrganization(ctx);
});

/** A follower known only from a channel's sample. */
async function sampled(): Promise<{ stub: ChannelRow; account: ReturnType<typeof freshAccount> }> {
  const followed = await seedChannel(ctx, { platform: "tiktok" });
  const account = freshAccount("tiktok");
  await seedFollowers(ctx, followed, [{ externalId: account.id, followers: 77, country: "DE" }]);
  await listEngagedRows(owner, { id: followed.uuid });
  const [stub] = await ctx.db
    .select()
    .from(channels)
    .where(and(eq(channels.platform, "tiktok"), eq(channels.externalId, account.id)));
  if (!stub) throw new Error("no stub");
  return { stub, account };
}

describe("a follower known only from a sample", () => {
  it("is never fetched automatically, on any day", async () => {
    const { stub } = await sampled();
    expect(stub).toMatchObject({
      isStub: true,
      profileDueAt: null,
      postsDueAt: null,
      sampleDueAt: null,
      followers: 77,
    });
    for (const days of [0, 1, 8, 91]) {
      ctx.clock.set(new Date(NOW.getTime() + days * DAY));
      for (const refresh of ["profile", "posts", "sample"] as const) expect(await isDue(refresh, stub)).toBe(false);
    }
    expect(await getChannelProfile(owner, { id: stub.uuid })).toMatchObject({
      is_stub: true,
      followers: 77,
      posts: "on_request",
      sample: "on_request",
    });
  });

  it("is fetched when a search requests it, and from then on", async () => {
    const { stub, account } = await sampled();
    await ctx.db
      .update(channels)
      .set({ usernameKey: account.username, username: account.username })
      .where(eq(channels.id, stub.id));
    const calls = await countCalls("tiktok");
    const channel = await found("tiktok", account);
    expect(await countCalls("tiktok")).toBe(calls + 1);
    expect(channel).toMatchObject({
      id: stub.id,
      uuid: stub.uuid,
      isStub: false,
      wantedAt: NOW,
      postsDueAt: NOW,
      sampleDueAt: NOW,
    });
    expect(await isDue("posts", channel)).toBe(true);
    // A sample that is older than the profile changes nothing.
    await storeStubs(ctx, ctx.db, "tiktok", [{ externalId: account.id, username: "older", followers: 1 }], NOW);
    expect(await reload(channel)).toMatchObject({ isStub: false, username: channel.username });
  });

  it("is fetched when a member saves it; if the platform fails, it is due", async () => {
    const { stub } = await sampled();
    await injectFault({ platform: "tiktok", fault: "http_500" });
    await saveChannel(owner, { id: stub.uuid });
    expect(await reload(stub)).toMatchObject({ isStub: true, profileDueAt: NOW, followers: 77 });
    expect(await isDue("profile", stub)).toBe(true);
    await clearFaults();
    await refreshDueChannels(ctx);
    const read = await reload(stub);
    expect(read).toMatchObject({ isStub: false });
    expect(read.followers).not.toBe(77);
    expect(await statsOf(read)).toHaveLength(1);

    const second = await sampled();
    await saveChannel(owner, { id: second.stub.uuid });
    expect(await reload(second.stub)).toMatchObject({ isStub: false, postsDueAt: NOW });
  });

  it("whose name has passed to another account is not fetched for that reason", async () => {
    const { stub } = await sampled();
    const account = freshAccount("tiktok");
    await ctx.db.update(channels).set({ usernameKey: account.username }).where(eq(channels.id, stub.id));
    await found("tiktok", account);
    expect(await reload(stub)).toMatchObject({ usernameKey: "", profileDueAt: null, isStub: true });
    expect((await dueBatches(ctx, "profile")).flatMap(({ channelIds }) => channelIds)).not.toContain(stub.id);
  });
});
