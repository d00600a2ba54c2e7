import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { channelStats, channels, socialAccountCounts } from "@/db/schema";
import { renewCredits } from "@/lib/billing/renew-credits";
import { storeProfiles } from "@/lib/channels/channels/store-profile";
import { fetchChannel } from "@/lib/platforms/channels";
import { accountOf } from "@/sandbox/accounts";
import { addAccounts, anchorOf, checkDays, type DayCounts } from "@/scripts/simulate/days";
import { createTestOrganization, testContext } from "@/test/context";

const DAY = 86_400_000;
const START = new Date("2026-03-10T00:00:17Z");
const turned: DayCounts = {
  channels: 0,
  profiles: 0,
  posts: 0,
  samples: 0,
  failed: {},
  renewals: 0,
  syncs: 0,
  syncsFailed: 0,
  syncDays: 0,
};

test("finds missed and duplicate renewals, days without a record or with two, and too few or too many counts", async () => {
  const ctx = testContext(anchorOf(START, 5));
  expect(ctx.now().toISOString()).toBe("2026-02-10T05:00:17.000Z");
  const { organization } = await createTestOrganization(ctx, { plan: "pro", balanceUsd: 0 });
  ctx.clock.set(START);
  const check = (counts: Partial<DayCounts> = {}) =>
    checkDays(ctx, { start: START, turned: { ...turned, ...counts }, faults: false });
  expect(await check()).toEqual([]);

  ctx.clock.set(new Date("2026-03-10T06:00:00Z"));
  expect(await check()).toEqual([
    `organization ${organization.id}: renewal of 2026-03-10T05:00:17.000Z booked 0 times`,
    `organization ${organization.id}: 0 renewals booked, 1 were due`,
    "0 renewals done, 1 were due",
  ]);
  const { renewed } = await renewCredits(ctx);
  expect(await check({ renewals: renewed })).toEqual([]);
  expect(await check({ renewals: 2 })).toEqual(["2 renewals done, 1 were due"]);

  const outcome = await fetchChannel(ctx, "youtube", { externalId: accountOf("youtube", 4321).id });
  if (outcome.kind !== "ok") throw new Error(outcome.kind);
  const [channel] = await ctx.db.transaction((tx) => storeProfiles(ctx, tx, "youtube", [outcome.value]));
  if (!channel) throw new Error("not stored");
  expect(await check({ renewals: 1 })).toEqual([]);
  ctx.clock.set(new Date("2026-03-11T23:00:00Z"));
  expect(await check({ renewals: 1 })).toEqual([`channel ${channel.id}: 1 records in 2 days`]);
  // Under another day's key, which no constraint forbids.
  await ctx.db.insert(channelStats).values({ channelId: channel.id, day: "2026-03-11", readAt: channel.profileAt });
  expect(await check({ renewals: 1 })).toEqual([`channel ${channel.id}: two records on 2026-03-10`]);
  await ctx.db.delete(channelStats);
  await ctx.db.delete(channels).where(eq(channels.id, channel.id));

  await addAccounts(ctx, [{ ...ctx, organization, actor: { type: "system" } }]);
  expect(await check({ renewals: 1, syncDays: 1 })).toEqual([]);
  expect((await check({ renewals: 1, syncDays: 3 }))[0]).toMatch(/^account \d+: 1 counts in 3 days$/);
  const [known] = await ctx.db.select().from(socialAccountCounts);
  if (!known) throw new Error("no count");
  for (const day of [1, 2])
    await ctx.db.insert(socialAccountCounts).values({ ...known, readAt: new Date(known.readAt.getTime() + day * DAY) });
  expect(await check({ renewals: 1, syncDays: 1 })).toEqual([`account ${known.accountId}: 3 counts in 1 days`]);
});
