import { randomBytes } from "node:crypto";
import { eq } from "drizzle-orm";
import { beforeEach, expect, test } from "vitest";
import { campaigns, trackings, videoState, webhookDeliveries, webhookEndpoints } from "@/db/schema";
import type { OrganizationContext } from "@/lib/core/context";
import { createCampaign } from "@/lib/insight/campaigns/create";
import { insertChannel } from "@/lib/insight/campaigns/fixtures";
import { reachGoals } from "@/lib/insight/campaigns/reach-goals";
import { setCampaignVideos } from "@/lib/insight/campaigns/set-videos";
import { updateCampaign } from "@/lib/insight/campaigns/update";
import { createTestOrganization, testContext } from "@/test/context";
import { insertVideos, type TestVideo } from "@/test/video-rows";

const ctx = testContext();
let owner: OrganizationContext;
beforeEach(async () => {
  ctx.clock.set(new Date("2026-03-10T12:00:00Z"));
  await ctx.db.update(campaigns).set({ goalMetric: null, goalValue: null });
  owner = await createTestOrganization(ctx);
});

const idOf = () => randomBytes(8).toString("hex");
async function campaignWith(videos: TestVideo[], terms: object = {}) {
  const { id } = await createCampaign(owner, { name: idOf(), ...terms });
  const add = await insertVideos(owner, videos);
  return { add, ...(await setCampaignVideos(owner, { id, add })) };
}

test("adds up the latest figures, what was entered and what tracking cost", async () => {
  const [fixed, rated] = [idOf(), idOf()];
  const creators = [
    { channel_id: await insertChannel(owner, "tiktok", fixed), fee_usd: 500 },
    { channel_id: await insertChannel(owner, "youtube", rated), rate_usd_per_1000_views: 4.5 },
  ];
  const { progress } = await campaignWith(
    [
      { platform: "tiktok", creatorId: fixed, views: 90_000, likes: 900, shares: 100, saves: 7, cost: 20_000_000n },
      { platform: "youtube", creatorId: rated, views: 12_345, comments: 10 },
      // The rate is for the creator's videos only.
      { platform: "tiktok", creatorId: rated, views: 1_000, cost: 500_000n },
      { platform: "twitter", creator: "someone" },
    ],
    { creators, emv_rates: { tiktok: 10, youtube: 20, twitter: 99 }, goal_metric: "engagements", goal_value: 2_020 },
  );
  expect(progress).toEqual({
    videos: 4,
    views: 103_345,
    engagements: 1_010,
    spend_usd: 576.0525,
    tracking_cost_usd: 0.06,
    cpm_usd: 5.574072,
    cost_per_engagement_usd: 0.570349,
    emv_usd: 1_156.9,
    goal_share: 0.5,
    time_share: null,
  });
});

test("counts a video that is tracked twice once, with the newest figures, and all that was paid", async () => {
  const { id, add } = await campaignWith([
    { views: 100, cost: 1_000_000n, latestAt: new Date("2026-03-10T08:00:00Z") },
    { views: 70, cost: 2_000_000n },
  ]);
  const rows = await ctx.db.select().from(trackings).where(eq(trackings.organizationId, owner.organization.id));
  const [first, second] = add.map((publicId) => rows.find((row) => row.publicId === publicId));
  await ctx.db
    .update(trackings)
    .set({ videoId: first?.videoId ?? 0 })
    .where(eq(trackings.id, second?.id ?? 0));
  const { progress } = await updateCampaign(owner, { id });
  expect(progress).toMatchObject({ videos: 1, views: 70, spend_usd: 3, tracking_cost_usd: 0.03 });
});

async function subscribe(): Promise<void> {
  await ctx.db.insert(webhookEndpoints).values({
    publicId: idOf(),
    organizationId: owner.organization.id,
    url: "https://receiver.example/hook",
    events: ["campaign.goal_reached"],
    secretEncrypted: "x",
    createdAt: ctx.now(),
  });
}
const sent = async () =>
  (
    await ctx.db.select().from(webhookDeliveries).where(eq(webhookDeliveries.organizationId, owner.organization.id))
  ).map(({ payload }) => payload);
const setViews = async (publicId: string, views: number) => {
  const [row] = await ctx.db.select().from(trackings).where(eq(trackings.publicId, publicId));
  await ctx.db
    .update(videoState)
    .set({ views })
    .where(eq(videoState.trackingId, row?.id ?? 0));
};

test("a goal is reached once, even by concurrent rounds, and again after it was changed", async () => {
  await subscribe();
  const goal = { goal_metric: "views", goal_value: 1_000 };
  const { id, name, add } = await campaignWith([{ views: 600 }, { views: 399 }], goal);
  expect(await reachGoals(ctx)).toEqual({ reached: 0 });
  await setViews(add[0] ?? "", 601);
  const rounds = await Promise.all(Array.from({ length: 5 }, () => reachGoals(ctx)));
  expect(rounds.reduce((sum, { reached }) => sum + reached, 0)).toBe(1);
  await setViews(add[0] ?? "", 5_000);
  expect(await reachGoals(ctx)).toEqual({ reached: 0 });
  const data = { id, name, ...goal, value: 1_000, reached_at: "2026-03-10T12:00:00.000Z" };
  const event = { type: "campaign.goal_reached", timestamp: "2026-03-10T12:00:00.000Z", data };
  expect(await sent()).toEqual([event]);
  await updateCampaign(owner, { id, brief: "Another" });
  expect(await reachGoals(ctx)).toEqual({ reached: 0 });
  await updateCampaign(owner, { id, goal_value: 5_000 });
  expect(await reachGoals(ctx)).toEqual({ reached: 1 });
  expect(await sent()).toEqual([event, { ...event, data: { ...data, goal_value: 5_000, value: 5_399 } }]);
});

test("a mark without its event is never left behind", async () => {
  await subscribe();
  const { id } = await campaignWith([{ views: 10 }], { goal_metric: "views", goal_value: 10 });
  // The event can't be written, as after a crash between the two.
  await ctx.db.execute(
    "alter table webhook_deliveries add constraint broken check (type <> 'campaign.goal_reached') not valid",
  );
  await expect(reachGoals(ctx)).rejects.toThrow();
  const [row] = await ctx.db.select().from(campaigns).where(eq(campaigns.publicId, id));
  expect(row?.goalReachedAt).toBeNull();
  await ctx.db.execute("alter table webhook_deliveries drop constraint broken");
  expect(await reachGoals(ctx)).toEqual({ reached: 1 });
  expect(await sent()).toHaveLength(1);
});

test("a draft or an ended campaign reaches no goal", async () => {
  await subscribe();
  const goal = { goal_metric: "views", goal_value: 10 };
  await campaignWith([{ views: 10 }], { ...goal, starts_at: "2026-03-11T00:00:00Z" });
  await campaignWith([{ views: 10 }], { ...goal, ends_at: "2026-03-10T12:00:00Z" });
  expect(await reachGoals(ctx)).toEqual({ reached: 0 });
  ctx.clock.advance(12 * 3_600_000);
  expect(await reachGoals(ctx)).toEqual({ reached: 1 });
});
