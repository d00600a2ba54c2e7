import { eq } from "drizzle-orm";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { channels, followPosts, follows, organizations, trackingLabels, webhookDeliveries } from "@/db/schema";
import type { OrganizationContext } from "@/lib/core/context";
import { CLOCK_SKEW_MS } from "@/lib/core/time/clock-skew-rules";
import { createEndpoint } from "@/lib/developers/webhooks/create";
import { claimPosts } from "@/lib/insight/follows/claim-posts";
import { decidePost } from "@/lib/insight/follows/decide-post";
import { dueLookups } from "@/lib/insight/follows/due-lookups";
import {
  channelOf,
  followAccount,
  logOf,
  lookupOf,
  outcomesOf,
  runFollows,
  trackingsOf,
} from "@/lib/insight/follows/fixtures";
import { lookUpChannels } from "@/lib/insight/follows/look-up";
import { removeFollow } from "@/lib/insight/follows/remove";
import { startPosts } from "@/lib/insight/follows/start-posts";
import { updateFollow } from "@/lib/insight/follows/update";
import { canonicalVideoUrl } from "@/lib/platforms/rules";
import { createNamedCampaign } from "@/lib/tracking/campaigns/create-named";
import { createLabel } from "@/lib/tracking/labels/create";
import { stopVideo } from "@/lib/tracking/videos/stop";
import { DAY, freshAccount, HOUR, NOW } from "@/test/channels";
import { createTestOrganization, testContext } from "@/test/context";
import { clearFaults, countCalls, injectFault } from "@/test/sandbox";
import { trackVideo } from "@/test/track";

const ctx = testContext(NOW);
let owner: OrganizationContext;
beforeEach(async () => {
  ctx.clock.set(NOW);
  // The follows of another test would start posts, too.
  await ctx.db.delete(follows);
  owner = await createTestOrganization(ctx, { plan: "enterprise", balanceUsd: 10_000 });
});
afterEach(clearFaults);

describe("a new follow", () => {
  it("starts the newest earlier posts that it wants, and says why not the others", async () => {
    const follow = await followAccount(owner, "tiktok", freshAccount("tiktok"), { back_posts: 3 });
    expect(await runFollows(ctx)).toBe(3);
    const log = await logOf(owner, follow);
    expect(log.map(({ outcome }) => outcome)).toEqual([...Array(3).fill("started"), ...Array(27).fill("too_old")]);
    const started = await trackingsOf(owner);
    expect(started.map(({ id }) => id).sort()).toEqual(log.flatMap(({ trackingId }) => trackingId ?? []).sort());
    expect(started.every(({ durationDays, keyId }) => durationDays === 1 && keyId === null)).toBe(true);
    expect(log.slice(0, 3).map(({ committed }) => committed)).toEqual(Array(3).fill(360_000n));
    expect(await runFollows(ctx)).toBe(0);
  });

  it("puts its labels and campaign on what it starts, and emits its webhook", async () => {
    const label = await createLabel(owner, { name: "Rivals" });
    const campaign = await createNamedCampaign(owner, { name: "Autumn" });
    const events = ["tracking.started" as const, "follow.started" as const];
    await createEndpoint(owner, { url: "https://receiver.example/", events });
    const terms = { back_posts: 1, labels: [label.id], campaign: campaign.id };
    const follow = await followAccount(owner, "youtube", freshAccount("youtube"), terms);
    await runFollows(ctx);
    const [tracking] = await trackingsOf(owner);
    expect(tracking?.campaignId).not.toBeNull();
    const labeled = await ctx.db
      .select()
      .from(trackingLabels)
      .where(eq(trackingLabels.trackingId, tracking?.id ?? 0));
    expect(labeled).toHaveLength(1);
    const sent = await ctx.db
      .select()
      .from(webhookDeliveries)
      .where(eq(webhookDeliveries.organizationId, owner.organization.id));
    const bodies = new Map(sent.map(({ type, payload }) => [type, payload]));
    expect(bodies.get("tracking.started")).toMatchObject({
      data: { reason: "follow", video: { id: tracking?.publicId } },
    });
    expect(bodies.get("follow.started")).toMatchObject({
      data: {
        follow_id: follow.id,
        channel_id: follow.channel_id,
        username: follow.username,
        video: { id: tracking?.publicId, status: "monitoring" },
        committed_usd: 0.36,
      },
    });
  });

  it("starts what is published from then on, and sees each post once", async () => {
    const follow = await followAccount(owner, "tiktok", freshAccount("tiktok"));
    expect(await runFollows(ctx)).toBe(0);
    const before = (await logOf(owner, follow)).length;
    ctx.clock.advance(30 * DAY);
    const started = await runFollows(ctx);
    const log = await logOf(owner, follow);
    const fresh = log.filter(({ publishedAt }) => publishedAt.getTime() >= NOW.getTime());
    expect(started).toBeGreaterThan(0);
    expect(fresh).toHaveLength(started);
    expect(log).toHaveLength(before + started);
  });
});

describe("a post is not started", () => {
  const onePost = async (terms: object, of = owner) => {
    const follow = await followAccount(of, "tiktok", freshAccount("tiktok"), { back_posts: 1, ...terms });
    await runFollows(ctx);
    const [newest] = await logOf(of, follow);
    return { follow, newest };
  };

  it.each([
    ["filter", { include: ["a word that no caption has"] }],
    ["filter", { min_seconds: 86_400 }],
    ["ceiling", { monthly_ceiling_usd: 0.35 }],
  ])("because of its %s: %j", async (outcome, terms) => {
    const { newest } = await onePost(terms);
    expect(newest).toMatchObject({ outcome, trackingId: null, committed: null });
    expect(await trackingsOf(owner)).toEqual([]);
  });

  it("because of a length that only the video shows", async () => {
    const follow = await followAccount(owner, "twitter", freshAccount("twitter"), {
      back_posts: 1,
      min_seconds: 86_400,
    });
    await runFollows(ctx);
    expect((await logOf(owner, follow))[0]?.outcome).toBe("filter");
  });

  it("because the day is full, and on the next day it is not", async () => {
    const { follow } = await onePost({ back_posts: 3, max_per_day: 2 });
    expect(await outcomesOf(owner, follow)).toMatchObject({ started: 2, daily_limit: 1 });
    ctx.clock.advance(DAY);
    await runFollows(ctx);
    const again = await outcomesOf(owner, follow);
    expect(again.daily_limit).toBe(1);
  });

  it("because the month's ceiling covers two, to the cent", async () => {
    const { follow } = await onePost({ back_posts: 4, monthly_ceiling_usd: 0.72 });
    expect(await outcomesOf(owner, follow)).toMatchObject({ started: 2, ceiling: 2 });
  });

  it("because of the balance or the plan", async () => {
    const poor = await createTestOrganization(ctx, { plan: "enterprise", balanceUsd: 0 });
    // Free credit covers 13 posts of a day.
    const { newest } = await onePost({ days_per_post: 30 }, poor);
    expect(newest?.outcome).toBe("balance");
    const small = await createTestOrganization(ctx, { plan: "free" });
    const { follow } = await onePost({ back_posts: 12 }, small);
    expect(await outcomesOf(small, follow)).toMatchObject({ started: 10, plan: 2 });
  });

  it("because the organization tracks or tracked it", async () => {
    const account = freshAccount("tiktok");
    const scout = await createTestOrganization(ctx, { plan: "enterprise" });
    const seen = await followAccount(scout, "tiktok", account);
    await runFollows(ctx);
    const [first, second] = await logOf(scout, seen);
    const link = (externalId = "") => canonicalVideoUrl("tiktok", externalId);
    const running = await trackVideo(owner, { video_link: link(first?.externalId), duration_days: 1 });
    const ended = await trackVideo(owner, { video_link: link(second?.externalId), duration_days: 1 });
    await stopVideo(owner, { id: ended.id });
    const follow = await followAccount(owner, "tiktok", account, { back_posts: 3 });
    expect(await runFollows(ctx)).toBe(1);
    expect((await logOf(owner, follow)).slice(0, 3).map(({ outcome }) => outcome)).toEqual([
      "tracked_before",
      "tracked_before",
      "started",
    ]);
    expect((await trackingsOf(owner)).map(({ publicId }) => publicId)).toContain(running.id);
    expect(await trackingsOf(owner)).toHaveLength(3);
  });

  it("because it is gone", async () => {
    const follow = await followAccount(owner, "tiktok", freshAccount("tiktok"), { back_posts: 1 });
    for (const ids of await dueLookups(ctx)) await lookUpChannels(ctx, ids);
    const [newest] = await logOf(owner, follow);
    await injectFault({ platform: "tiktok", fault: "code_minus_one", ids: [newest?.externalId ?? ""] });
    await runFollows(ctx);
    expect((await logOf(owner, follow))[0]?.outcome).toBe("unavailable");
  });

  it("because its platform didn't answer for a day", async () => {
    const follow = await followAccount(owner, "tiktok", freshAccount("tiktok"), { back_posts: 1 });
    for (const ids of await dueLookups(ctx)) await lookUpChannels(ctx, ids);
    const [newest] = await logOf(owner, follow);
    await injectFault({ platform: "tiktok", fault: "http_500", ids: [newest?.externalId ?? ""] });
    expect(await startPosts(ctx)).toMatchObject({ claimed: 1, waiting: 1 });
    expect(await startPosts(ctx)).toMatchObject({ claimed: 0 });
    ctx.clock.advance(5 * 60_000);
    expect(await startPosts(ctx)).toMatchObject({ claimed: 1, waiting: 1 });
    ctx.clock.advance(DAY);
    expect(await startPosts(ctx)).toMatchObject({ claimed: 1, refused: 1 });
    expect((await logOf(owner, follow))[0]?.outcome).toBe("too_old");
  });
});

describe("nothing is started twice", () => {
  it("in runs at the same time", async () => {
    const follow = await followAccount(owner, "tiktok", freshAccount("tiktok"), { back_posts: 20 });
    const run = async () => {
      for (const ids of await dueLookups(ctx)) await lookUpChannels(ctx, ids);
      return startPosts(ctx);
    };
    await Promise.all([run(), run(), run(), run()]);
    await runFollows(ctx);
    expect(await outcomesOf(owner, follow)).toMatchObject({ started: 20 });
    const links = (await trackingsOf(owner)).map(({ videoLink }) => videoLink);
    expect(new Set(links).size).toBe(20);
    expect(links).toHaveLength(20);
  });

  it("by two that decide on the same post, within a ceiling that covers one", async () => {
    const follow = await followAccount(owner, "tiktok", freshAccount("tiktok"), {
      back_posts: 2,
      monthly_ceiling_usd: 0.5,
    });
    for (const ids of await dueLookups(ctx)) await lookUpChannels(ctx, ids);
    const claimed = await claimPosts(ctx);
    expect(claimed).toHaveLength(2);
    const found = claimed.map(({ post, channel }) => ({
      platform: channel.platform,
      externalId: post.externalId,
      canonicalUrl: canonicalVideoUrl(channel.platform, post.externalId),
      reading: reading(post.externalId),
    }));
    const verdicts = await Promise.all(
      [0, 1, 0, 1].flatMap((n) => {
        const [one, video] = [claimed[n], found[n]];
        return one && video ? [decidePost(owner, one, video)] : [];
      }),
    );
    expect(verdicts.toSorted()).toEqual(["refused", "started", "waiting", "waiting"]);
    expect(await outcomesOf(owner, follow)).toMatchObject({ started: 1, ceiling: 1 });
  });

  it("after a crash between the lookup and the start, and within a start", async () => {
    const follow = await followAccount(owner, "tiktok", freshAccount("tiktok"), { back_posts: 5 });
    for (const ids of await dueLookups(ctx)) await lookUpChannels(ctx, ids);
    // The run dies with all claimed and one start not committed.
    const [claimed] = await claimPosts(ctx);
    if (!claimed) throw new Error("nothing was claimed");
    const dying: OrganizationContext = {
      ...owner,
      now: () => {
        throw new Error("crash");
      },
    };
    await expect(
      decidePost(dying, claimed, {
        platform: "tiktok",
        externalId: claimed.post.externalId,
        canonicalUrl: "",
        reading: reading(claimed.post.externalId),
      }),
    ).rejects.toThrow("crash");
    expect(await trackingsOf(owner)).toEqual([]);
    expect(await runFollows(ctx)).toBe(0);
    ctx.clock.advance(2 * 60_000 + CLOCK_SKEW_MS);
    expect(await runFollows(ctx)).toBe(5);
    expect(await outcomesOf(owner, follow)).toMatchObject({ started: 5 });
    expect(await trackingsOf(owner)).toHaveLength(5);
  });
});

describe("lookups", () => {
  it("are made once for all organizations, hourly, and every six hours on X", async () => {
    for (const [platform, hours] of [
      ["tiktok", 1],
      ["twitter", 6],
    ] as const) {
      const account = freshAccount(platform);
      const other = await createTestOrganization(ctx);
      const follow = await followAccount(owner, platform, account);
      await followAccount(other, platform, account);
      const { id } = await channelOf(ctx, follow);
      const before = await countCalls(platform);
      expect(await lookUpChannels(ctx, [id])).toMatchObject({ lookedUp: 1 });
      expect((await countCalls(platform)) - before).toBe(1);
      expect(await lookUpChannels(ctx, [id])).toMatchObject({ lookedUp: 0 });
      expect((await lookupOf(ctx, follow)).dueAt).toEqual(new Date(NOW.getTime() + hours * HOUR));
    }
  });

  it("run once if two start together, and again if one dies", async () => {
    const follow = await followAccount(owner, "tiktok", freshAccount("tiktok"));
    const { id } = await channelOf(ctx, follow);
    const before = await countCalls("tiktok");
    const both = await Promise.all([lookUpChannels(ctx, [id]), lookUpChannels(ctx, [id])]);
    expect(both.map(({ lookedUp }) => lookedUp).toSorted()).toEqual([0, 1]);
    expect((await countCalls("tiktok")) - before).toBe(1);
  });

  it("that fail are tried again, later each time", async () => {
    const follow = await followAccount(owner, "tiktok", freshAccount("tiktok"));
    const { id, externalId } = await channelOf(ctx, follow);
    await injectFault({ platform: "tiktok", fault: "http_500", ids: [externalId] });
    expect(await lookUpChannels(ctx, [id])).toMatchObject({ failed: 1 });
    expect(await lookupOf(ctx, follow)).toMatchObject({
      failures: 1,
      failure: "transient",
      dueAt: new Date(NOW.getTime() + 5 * 60_000),
    });
    ctx.clock.advance(5 * 60_000);
    await clearFaults();
    expect(await lookUpChannels(ctx, [id])).toMatchObject({ lookedUp: 1 });
    expect(await lookupOf(ctx, follow)).toMatchObject({ failures: 0, failure: null });
  });

  const isDue = async (id: number) => (await dueLookups(ctx)).flat().includes(id);

  it("leave out paused follows, organizations that are suspended or closed, and channels that are gone or private", async () => {
    const follow = await followAccount(owner, "tiktok", freshAccount("tiktok"));
    const { id } = await channelOf(ctx, follow);
    const set = (values: object) =>
      ctx.db.update(organizations).set(values).where(eq(organizations.id, owner.organization.id));
    const channel = (values: object) => ctx.db.update(channels).set(values).where(eq(channels.id, id));
    expect(await isDue(id)).toBe(true);
    for (const [off, on] of [
      [() => set({ suspendedAt: NOW }), () => set({ suspendedAt: null })],
      [() => set({ closedAt: NOW }), () => set({ closedAt: null })],
      [() => channel({ unavailableAt: NOW }), () => channel({ unavailableAt: null })],
      [() => channel({ isPrivate: true }), () => channel({ isPrivate: false })],
      [
        () => updateFollow(owner, { id: follow.id, status: "paused" }),
        () => updateFollow(owner, { id: follow.id, status: "active" }),
      ],
    ]) {
      await off?.();
      expect(await isDue(id)).toBe(false);
      await on?.();
      expect(await isDue(id)).toBe(true);
    }
    await removeFollow(owner, follow);
    expect(await isDue(id)).toBe(false);
  });
});

describe("a follow that was paused", () => {
  it("starts nothing meanwhile, and afterward only what is published then", async () => {
    const follow = await followAccount(owner, "tiktok", freshAccount("tiktok"), { back_posts: 2 });
    for (const ids of await dueLookups(ctx)) await lookUpChannels(ctx, ids);
    await updateFollow(owner, { id: follow.id, status: "paused" });
    expect(await runFollows(ctx)).toBe(0);
    ctx.clock.advance(20 * DAY);
    const resumedAt = ctx.now();
    await updateFollow(owner, { id: follow.id, status: "active" });
    expect(await runFollows(ctx)).toBe(0);
    const log = await logOf(owner, follow);
    expect(new Set(log.map(({ outcome }) => outcome))).toEqual(new Set(["too_old"]));
    expect(log.some(({ publishedAt }) => publishedAt > NOW && publishedAt < resumedAt)).toBe(true);
  });
});

describe("a deleted follow", () => {
  it("keeps what it started and forgets its log", async () => {
    const follow = await followAccount(owner, "tiktok", freshAccount("tiktok"), { back_posts: 1 });
    await runFollows(ctx);
    await removeFollow(owner, follow);
    expect(await trackingsOf(owner)).toHaveLength(1);
    const [left] = await ctx.db.select().from(followPosts).where(eq(followPosts.outcome, "started")).limit(1);
    expect(left).toBeUndefined();
  });
});

const reading = (externalId: string) => ({
  externalId,
  figures: { views: 10, likes: null, comments: null, shares: null, saves: null },
  title: null,
  description: null,
  creator: null,
  creatorId: null,
  thumbnailUrl: null,
  publishedAt: null,
  durationSeconds: null,
  paidPartnership: null,
  provider: "tiktok-scraper7",
});
