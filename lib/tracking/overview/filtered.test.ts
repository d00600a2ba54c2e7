import { eq, inArray } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { campaigns, labels, trackingLabels, trackings, videos } from "@/db/schema";
import type { OrganizationContext } from "@/lib/core/context";
import { newPublicId } from "@/lib/core/public-id";
import { getChanges } from "@/lib/tracking/overview/changes";
import { matchTrackings, whereMatches } from "@/lib/tracking/overview/matching";
import { getPublishing } from "@/lib/tracking/overview/publishing";
import { comparedDaysOf, resolveRange } from "@/lib/tracking/overview/range-rules";
import { OverviewQuery, PublishingQuery } from "@/lib/tracking/overview/schemas";
import { largestChanges } from "@/lib/tracking/snapshots/day-gains";
import { recordGaps } from "@/lib/tracking/snapshots/record-gaps";
import { createTestOrganization, testContext } from "@/test/context";
import { askOverview, march, seedCourse } from "./fixtures";

const NOW = new Date("2026-03-20T12:40:00Z");
const ctx = testContext(NOW);

type Tracking = Awaited<ReturnType<typeof seedCourse>>;

async function addLabel(owner: OrganizationContext, on: Tracking[]): Promise<string> {
  const row = { publicId: newPublicId(), organizationId: owner.organization.id, name: "Launch", createdAt: NOW };
  const [label] = await ctx.db.insert(labels).values(row).returning();
  await ctx.db.insert(trackingLabels).values(on.map(({ id }) => ({ trackingId: id, labelId: label?.id ?? 0 })));
  return row.publicId;
}

async function addCampaign(owner: OrganizationContext, on: Tracking[]): Promise<string> {
  const row = { publicId: newPublicId(), organizationId: owner.organization.id, name: "Autumn", createdAt: NOW };
  const [campaign] = await ctx.db.insert(campaigns).values(row).returning();
  const ids = on.map(({ id }) => id);
  await ctx.db.update(trackings).set({ campaignId: campaign?.id }).where(inArray(trackings.id, ids));
  return row.publicId;
}

const videoOf = ({ id }: Tracking) =>
  inArray(videos.id, ctx.db.select({ id: trackings.videoId }).from(trackings).where(eq(trackings.id, id)));

/** Two trackings of a month, on two platforms, with a correction, a missing metric and an unfinished hour. */
async function seedTwo(owner: OrganizationContext) {
  const long = await seedCourse(owner, "01T10", {
    "01T10": { views: 100, likes: 1 },
    "08T10": { views: 300, likes: 5 },
    "12T04": { views: 290 },
    "16T10": { views: 350 },
    "20T12": { views: 500, likes: 8 },
  });
  const young = await seedCourse(
    owner,
    "06T10",
    { "06T10": { views: 50 }, "08T11": { views: 150 }, "20T11": { views: 1_050, shares: 3 } },
    { platform: "tiktok" },
  );
  return { long, young };
}

describe("a filter that matches all videos", () => {
  test.each(["24h", "7d", "30d", "90d"])("finds in the snapshots of %s what the rollups have", async (range) => {
    const owner = await createTestOrganization(ctx);
    const { long, young } = await seedTwo(owner);
    await ctx.db.transaction((tx) =>
      recordGaps(tx, [{ trackingId: young.id, first: 338, last: 340, reason: "transient" }]),
    );
    const label = await addLabel(owner, [long, young]);
    for (const time_zone of ["UTC", "America/New_York"]) {
      const { movers_in_utc: _, movers: __, ...all } = await askOverview(owner, { range, time_zone });
      const filtered = await askOverview(owner, { range, time_zone, label });
      expect(filtered).toMatchObject(all);
    }
  });
});

describe("filters", () => {
  test("narrow gains, counts, top videos and failures, and combine", async () => {
    const owner = await createTestOrganization(ctx);
    const { long, young } = await seedTwo(owner);
    await seedCourse(owner, "15T10", { "15T10": { views: 7 } }, { status: "error", endedAt: march("16T10") });
    const campaign = await addCampaign(owner, [young]);
    const label = await addLabel(owner, [long, young]);
    const views = async (query: object) => (await askOverview(owner, query)).totals.views;
    expect(await views({ campaign })).toBe(900);
    expect(await views({ platform: "youtube" })).toBe(210);
    expect(await views({ label, platform: "tiktok" })).toBe(900);
    expect(await views({ label: "none" })).toBeNull();
    expect(await askOverview(owner, { campaign })).toMatchObject({
      trackings: 1,
      videos: 1,
      running: { monitoring: 1, paused: 0 },
      ended: { error: 0 },
      failed: [],
      movers: [{ id: young.publicId, gain: 900 }],
      movers_in_utc: null,
    });
    const platform = await askOverview(owner, { platform: "youtube" });
    expect(platform.movers.map(({ id }) => id)).toEqual([long.publicId]);
    expect([platform.trackings, platform.gaps, platform.failed.length]).toEqual([2, null, 1]);
  });

  test("a creator matches by name", async () => {
    const owner = await createTestOrganization(ctx);
    const { young } = await seedTwo(owner);
    await ctx.db.update(videos).set({ creator: "Ada Films" }).where(videoOf(young));
    expect((await askOverview(owner, { creator: "ada films" })).totals.views).toBe(900);
    expect(await askOverview(owner, { creator: "someone else" })).toMatchObject({ trackings: 0, latest_at: null });
  });

  test("another organization's label matches nothing", async () => {
    const [owner, stranger] = [await createTestOrganization(ctx), await createTestOrganization(ctx)];
    await seedTwo(owner);
    const foreign = await addLabel(stranger, [(await seedTwo(stranger)).long]);
    expect(await askOverview(owner, { label: foreign })).toMatchObject({ trackings: 0, totals: { views: null } });
  });

  test("that match more snapshots than a request decodes are refused", async () => {
    const owner = await createTestOrganization(ctx);
    await seedTwo(owner);
    const range = resolveRange(OverviewQuery.parse({}), NOW);
    const where = await whereMatches(owner, {});
    expect(await matchTrackings(owner, where, range)).toHaveLength(2);
    await expect(matchTrackings(owner, where, range, 300)).rejects.toMatchObject({
      refusal: { code: "invalid_request" },
    });
  });
});

describe("changes", () => {
  test("are of videos that gained in both periods, largest first", async () => {
    const owner = await createTestOrganization(ctx);
    const { long, young } = await seedTwo(owner);
    const rising = await seedCourse(owner, "01T10", {
      "01T10": { views: 0 },
      "10T10": { views: 100 },
      "18T10": { views: 900 },
    });
    const slowing = await seedCourse(owner, "01T11", {
      "01T11": { views: 0 },
      "11T10": { views: 500 },
      "19T10": { views: 550 },
    });
    const ask = async (query: object) =>
      (await getChanges(owner, OverviewQuery.parse(query))).videos.map(({ id, before, now }) => [id, before, now]);
    expect(await ask({})).toEqual([
      [rising.publicId, 100, 800],
      [slowing.publicId, 500, 50],
      [long.publicId, 190, 60],
    ]);
    const campaign = await addCampaign(owner, [slowing, young]);
    expect(await ask({ campaign })).toEqual([[slowing.publicId, 500, 50]]);
    expect(await ask({ platform: "tiktok" })).toEqual([]);
    const days = comparedDaysOf(resolveRange(OverviewQuery.parse({}), NOW), NOW);
    const ids = [slowing.id, young.id];
    for (const isFew of [true, false])
      expect(await largestChanges(ctx.db, owner.organization.id, days, 5, { among: { ids, isFew } })).toEqual([
        { trackingId: slowing.id, before: 500, now: 50 },
      ]);
  });
});

test("publishing hours and creators come from the matching videos of the organization", async () => {
  const owner = await createTestOrganization(ctx);
  await seedTwo(await createTestOrganization(ctx));
  const { young, long } = await seedTwo(owner);
  await ctx.db
    .update(videos)
    .set({ creator: "Ada Films", publishedAt: new Date("2026-03-06T09:30:00Z") })
    .where(videoOf(young));
  await ctx.db.update(videos).set({ publishedAt: null }).where(videoOf(long));
  expect(await getPublishing(owner, PublishingQuery.parse({}))).toEqual({
    videos: 1,
    slots: [{ weekday: 4, hour: 9, videos: 1, median_views: 1_050 }],
    creators: ["Ada Films"],
  });
  expect(await getPublishing(owner, PublishingQuery.parse({ platform: "youtube" }))).toMatchObject({ videos: 0 });
});
