import { eq } from "drizzle-orm";
import { afterAll, beforeEach, expect, it } from "vitest";
import { channels, followerSamples, ledgerEntries, platformQuotas, sampledFollowers } from "@/db/schema";
import { availableBalanceOf, getAccount } from "@/lib/billing/account";
import { toUsd } from "@/lib/billing/rules";
import { buySample } from "@/lib/channels/channels/buy-sample";
import { seedChannel } from "@/lib/channels/channels/fixtures";
import { getChannelProfile } from "@/lib/channels/channels/profile";
import type { ChannelRow } from "@/lib/channels/channels/store-profile";
import type { MemberRole, OrganizationContext } from "@/lib/core/context";
import { ctx, DAY, found, freshAccount, NOW, reload } from "@/test/channels";
import { createTestOrganization } from "@/test/context";
import { clearFaults, countXResources, injectFault } from "@/test/sandbox";

// The sandbox serves other files after this one.
afterAll(clearFaults);

const REFUSED = (code: string) => ({ refusal: { code } });
let owner: OrganizationContext;
let channel: ChannelRow;
let price_usd: number;
const as = (role: MemberRole): OrganizationContext => ({ ...owner, actor: { type: "user", userId: 7, role } });
const buy = (replaces: string | null = null, by = owner) => buySample(by, { id: channel.uuid, price_usd, replaces });
const left = async ({ organization } = owner) => toUsd(availableBalanceOf(await getAccount(ctx.db, organization.id)));

beforeEach(async () => {
  ctx.clock.set(NOW);
  await clearFaults();
  await ctx.db.delete(platformQuotas);
  owner = await createTestOrganization(ctx, { balanceUsd: 10 });
  channel = await found("twitter", freshAccount("twitter"));
  price_usd = Math.min(channel.followers ?? 400, 400) / 100;
});

it("takes a sample once, for the confirmed price, and books the followers fetched", async () => {
  expect(await getChannelProfile(owner, { id: channel.uuid })).toMatchObject({
    sample: "on_request",
    sample_price_usd: price_usd,
  });
  const before = await countXResources();
  const bought = await buy(null, as("member"));
  // A follower may be on two pages: X charges once per resource and day.
  expect((await countXResources()) - before - bought.size).toBeLessThan(5);
  expect(bought.cost_usd).toBe(bought.size / 100);
  expect(await left()).toBeCloseTo(10 - bought.cost_usd, 6);
  const [entry] = await ctx.db.select().from(ledgerEntries).where(eq(ledgerEntries.kind, "follower_sample"));
  expect(entry).toMatchObject({ amount: BigInt(bought.size) * -10_000n, createdBy: 7 });
  expect(await ctx.db.$count(sampledFollowers, eq(sampledFollowers.channelId, channel.id))).toBe(bought.size);
  expect(await reload(channel)).toMatchObject({ sampleDueAt: null, sampleBuyingAt: null });
  expect(await getChannelProfile(owner, { id: channel.uuid })).toMatchObject({ sample: "read" });
  // The same request again: the member hasn't seen the new sample.
  await expect(buy()).rejects.toMatchObject(REFUSED("conflict"));
  ctx.clock.advance(30 * DAY);
  await buy(NOW.toISOString());
  const [sample] = await ctx.db.select().from(followerSamples).where(eq(followerSamples.channelId, channel.id));
  expect(sample?.takenAt).toEqual(ctx.now());
});

it("if two members click concurrently, one pays", async () => {
  const results = await Promise.allSettled([buy(), buy()]);
  expect(results.map(({ status }) => status).toSorted()).toEqual(["fulfilled", "rejected"]);
  expect(await left()).toBeCloseTo(10 - price_usd, 6);
});

it("a crash does not block purchases for good", async () => {
  await ctx.db.update(channels).set({ sampleBuyingAt: NOW }).where(eq(channels.id, channel.id));
  await expect(buy()).rejects.toMatchObject(REFUSED("conflict"));
  ctx.clock.advance(3 * 60_000);
  await buy();
});

it("charges nothing for failures, and sends X no request if it is refused", async () => {
  await injectFault({ platform: "twitter", fault: "http_503" });
  await expect(buy()).rejects.toMatchObject(REFUSED("platform_failed"));
  expect(await left()).toBe(10);
  expect(await reload(channel)).toMatchObject({ sampleBuyingAt: null });
  await clearFaults();

  const before = await countXResources();
  await expect(buy(null, as("viewer"))).rejects.toMatchObject(REFUSED("forbidden"));
  await expect(buySample(owner, { id: channel.uuid, price_usd: 0.01, replaces: null })).rejects.toMatchObject(
    REFUSED("conflict"),
  );
  const poor = await createTestOrganization(ctx, { balanceUsd: 0.01 });
  await expect(buy(null, poor)).rejects.toMatchObject(REFUSED("insufficient_balance"));
  const free = await seedChannel(ctx, { platform: "tiktok" });
  await expect(buySample(owner, { id: free.uuid, price_usd, replaces: null })).rejects.toMatchObject(
    REFUSED("conflict"),
  );
  const hidden = await seedChannel(ctx, { platform: "twitter", isPrivate: true });
  await expect(buySample(owner, { id: hidden.uuid, price_usd: 4, replaces: null })).rejects.toMatchObject(
    REFUSED("conflict"),
  );
  expect(await countXResources()).toBe(before);
});
