import { randomBytes } from "node:crypto";
import { asc, eq } from "drizzle-orm";
import { beforeEach, describe, expect, it } from "vitest";
import { accounts, alertFirings, organizations, trackings, videoState } from "@/db/schema";
import type { OrganizationContext } from "@/lib/core/context";
import { HOUR_MS } from "@/lib/core/time/unit-rules";
import { evaluateWork } from "@/lib/insight/alerts/evaluate-work";
import { clearAlerts, insertAlert, trackedVideo } from "@/lib/insight/alerts/fixtures";
import { sweepAlerts } from "@/lib/insight/alerts/sweep";
import { createCampaign } from "@/lib/insight/campaigns/create";
import { setCampaignVideos } from "@/lib/insight/campaigns/set-videos";
import { closeOrganization } from "@/lib/people/organizations/close";
import { reopenOrganization } from "@/lib/people/organizations/reopen";
import { topUp } from "@/lib/tracking/funding/top-up";
import { createTestOrganization, testContext } from "@/test/context";
import { addMember } from "@/test/teams";
import { insertVideos } from "@/test/video-rows";

const ctx = testContext();
let owner: OrganizationContext;
beforeEach(async () => {
  ctx.clock.set(new Date("2026-03-10T12:00:00Z"));
  await clearAlerts(ctx);
  owner = await createTestOrganization(ctx, { balanceUsd: 100 });
});

const sweepNow = async () => (await sweepAlerts(ctx)).fired;
/** A minute later than the last one. */
const sweep = async () => {
  ctx.clock.advance(60_000);
  return sweepNow();
};
const figures = async () =>
  (await ctx.db.select().from(alertFirings).orderBy(asc(alertFirings.id))).map((one) => one.figures);

describe("an alert on missing snapshots", () => {
  it("fires once per silence, for running trackings", async () => {
    const [running, ended] = await insertVideos(owner, [{ title: "Running" }, { status: "completed" }]);
    const tracked = await trackedVideo(owner, running ?? "");
    expect(ended).toBeDefined();
    await insertAlert(owner, { type: "no_snapshot", hours: 6 });
    ctx.clock.advance(6 * HOUR_MS - 1);
    expect(await sweepNow()).toBe(0);
    ctx.clock.advance(1);
    expect(await sweepNow()).toBe(1);
    expect(await sweepNow()).toBe(0);
    await tracked.store(7, { views: 5 });
    ctx.clock.set(tracked.takenAt(12));
    expect(await sweepNow()).toBe(0);
    ctx.clock.set(tracked.takenAt(13));
    expect(await sweepNow()).toBe(1);
    expect(await figures()).toMatchObject([
      { value: 6, threshold: 6 },
      { value: 6, views: 5 },
    ]);
  });

  it("doesn't count a silence that is older than itself", async () => {
    await insertVideos(owner, [{ title: "Silent" }]);
    ctx.clock.advance(10 * HOUR_MS);
    await insertAlert(owner, { type: "no_snapshot", hours: 6 });
    ctx.clock.advance(HOUR_MS);
    expect(await sweepNow()).toBe(0);
  });

  it.each([
    {
      cause: "for lack of money",
      pause: () =>
        ctx.db
          .update(trackings)
          .set({ status: "paused", statusReason: "no_balance" })
          .where(eq(trackings.organizationId, owner.organization.id)),
      resume: () => topUp(ctx, { organizationId: owner.organization.id, amount: 10_000_000n, idempotencyKey: "more" }),
    },
    {
      cause: "by closing the organization",
      pause: () => closeOrganization(owner, { name: owner.organization.name }),
      resume: async () => reopenOrganization((await addMember(owner, "owner")).ctx),
    },
  ])("doesn't count the hours of a pause $cause", async ({ pause, resume }) => {
    await insertVideos(owner, [{ title: "Paused" }]);
    await insertAlert(owner, { type: "no_snapshot", hours: 6 });
    ctx.clock.advance(2 * HOUR_MS);
    await pause();
    ctx.clock.advance(24 * HOUR_MS);
    expect(await sweepNow()).toBe(0);
    await resume();
    ctx.clock.advance(6 * HOUR_MS - 1);
    expect(await sweepNow()).toBe(0);
    ctx.clock.advance(1);
    expect(await sweepNow()).toBe(1);
    expect(await figures()).toMatchObject([{ value: 6, threshold: 6 }]);
  });
});

describe("an alert on a campaign", () => {
  const campaign = async (terms: object) => {
    const made = await createCampaign(owner, { name: `Launch ${randomBytes(3).toString("hex")}`, ...terms });
    const [id] = await insertVideos(owner, [{ views: 850 }]);
    await setCampaignVideos(owner, { id: made.id, add: [id ?? ""] });
    const [tracking] = await ctx.db
      .select()
      .from(trackings)
      .where(eq(trackings.publicId, id ?? ""));
    return async (views: number) => {
      await ctx.db
        .update(videoState)
        .set({ views })
        .where(eq(videoState.trackingId, tracking?.id ?? 0));
    };
  };

  it("fires when the goal comes near, and again only after it was farther", async () => {
    const setViews = await campaign({ goal_metric: "views", goal_value: 1000 });
    await insertAlert(owner, { type: "campaign_goal", percent: 90 });
    expect(await sweep()).toBe(0);
    await setViews(900);
    expect(await sweep()).toBe(1);
    await setViews(950);
    expect(await sweep()).toBe(0);
    await setViews(890);
    expect(await sweep()).toBe(0);
    await setViews(901);
    expect(await sweep()).toBe(1);
    expect(await figures()).toMatchObject([{ value: 90 }, { value: 90.1 }]);
  });

  it("stays silent about what was near before it, but not about a campaign that is", async () => {
    await campaign({ goal_metric: "views", goal_value: 500 });
    ctx.clock.advance(HOUR_MS);
    await insertAlert(owner, { type: "campaign_goal", percent: 90 });
    expect(await sweep()).toBe(0);
    ctx.clock.advance(HOUR_MS);
    await campaign({ goal_metric: "views", goal_value: 500 });
    expect(await sweep()).toBe(1);
  });

  it("fires when its budget is nearly spent, and when its end is near", async () => {
    const ends_at = new Date(ctx.now().getTime() + 72 * HOUR_MS).toISOString();
    await campaign({ budget_usd: 100, ends_at });
    await insertAlert(owner, { type: "campaign_budget", percent: 80 });
    await insertAlert(owner, { type: "campaign_end", hours: 48 });
    expect(await sweep()).toBe(0);
    await ctx.db
      .update(trackings)
      .set({ cost: 80_000_000n })
      .where(eq(trackings.organizationId, owner.organization.id));
    expect(await sweep()).toBe(1);
    ctx.clock.advance(24 * HOUR_MS);
    expect(await sweep()).toBe(1);
    ctx.clock.advance(HOUR_MS);
    expect(await sweep()).toBe(0);
    expect(await figures()).toMatchObject([{ value: 80 }, { value: expect.closeTo(48, 1) }]);
  });
});

it("an alert on balance or runway fires when it falls, once until it rose", async () => {
  const set = (usd: number, monitoring = 10) =>
    ctx.db
      .update(accounts)
      .set({ balance: BigInt(usd) * 1_000_000n, monitoring })
      .where(eq(accounts.organizationId, owner.organization.id));
  await insertAlert(owner, { type: "balance", below_usd: 20 });
  await insertAlert(owner, { type: "runway", below_hours: 100 });
  await set(30);
  expect(await sweep()).toBe(0);
  await set(19);
  expect(await sweep()).toBe(1);
  await set(14);
  expect(await sweep()).toBe(1);
  await set(30);
  expect(await sweep()).toBe(0);
  await set(14);
  expect(await sweep()).toBe(2);
  await ctx.db.update(organizations).set({ suspendedAt: ctx.now() }).where(eq(organizations.id, owner.organization.id));
  await set(30);
  await set(14);
  expect(await sweep()).toBe(0);
  expect(await figures()).toMatchObject([{ value: 19 }, { value: 93 }, { value: 14 }, { value: 93 }]);
});

it("an alert on outliers fires when a video passes its creator's median, and ignores older outliers", async () => {
  const creatorId = randomBytes(6).toString("hex");
  const ids = await insertVideos(
    owner,
    Array.from({ length: 7 }, () => ({ creatorId })),
  );
  const all = await Promise.all(ids.map((id) => trackedVideo(owner, id)));
  const age = (trackingId: number, videoId: number, views: number) =>
    ctx.db.execute(`insert into tracking_ages (tracking_id, organization_id, video_id, platform, creator_id, published_at, views, last_known)
      values (${trackingId}, ${owner.organization.id}, ${videoId}, 'youtube', '${creatorId}', now(), '{${views}}', 1)
      on conflict (tracking_id) do update set views = excluded.views`);
  const [rising, old] = all;
  if (!rising || !old) throw new Error("no videos");
  for (const { id, videoId } of all) await age(id, videoId, 100);
  await age(old.id, old.videoId, 900);
  ctx.clock.advance(HOUR_MS);
  await insertAlert(owner, { type: "outlier", times: 3 });
  const next = async (hour: number) => {
    for (const one of [rising, old]) await one.store(hour, { views: 1 });
    return (await evaluateWork(ctx)).fired;
  };
  expect(await next(1)).toBe(0);
  await age(rising.id, rising.videoId, 350);
  expect(await next(2)).toBe(1);
  expect(await next(3)).toBe(0);
  expect(await figures()).toMatchObject([{ value: 3.5, threshold: 3, views: 350 }]);
});
