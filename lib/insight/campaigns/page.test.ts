import { randomBytes } from "node:crypto";
import { eq } from "drizzle-orm";
import { beforeEach, describe, expect, it } from "vitest";
import { campaigns, trackings, videos } from "@/db/schema";
import type { OrganizationContext } from "@/lib/core/context";
import { createCampaign } from "@/lib/insight/campaigns/create";
import { CampaignExportQuery, CampaignPostsQuery } from "@/lib/insight/campaigns/dashboard-schemas";
import { exportCampaign } from "@/lib/insight/campaigns/export";
import { asKey, asRole, insertChannel } from "@/lib/insight/campaigns/fixtures";
import { getCampaignOverview } from "@/lib/insight/campaigns/overview";
import { listCampaignPosts } from "@/lib/insight/campaigns/posts";
import { getCampaignSeries } from "@/lib/insight/campaigns/series";
import { setCampaignVideos } from "@/lib/insight/campaigns/set-videos";
import { seedSnapshots, seedTracking, seedVideo, snapshotAt } from "@/lib/tracking/snapshots/fixtures";
import { createTestOrganization, testContext } from "@/test/context";
import { insertVideos, type TestVideo } from "@/test/video-rows";

const ctx = testContext();
let owner: OrganizationContext;
beforeEach(async () => {
  ctx.clock.set(new Date("2026-03-10T14:30:00Z"));
  owner = await createTestOrganization(ctx);
});

const idOf = () => randomBytes(8).toString("hex");
async function campaignWith(given: TestVideo[], terms: object = {}) {
  const { id } = await createCampaign(owner, { name: "=Autumn", ...terms });
  if (given.length === 0) return { id, add: [] };
  const add = await insertVideos(owner, given);
  await setCampaignVideos(owner, { id, add });
  return { id, add };
}
const missing = { refusal: { code: "not_found", message: "Campaign not found" } };

describe("the overview", () => {
  it("divides figures and spend by creator and platform, without losing or doubling a cent", async () => {
    const [fixed, rated, idle] = [idOf(), idOf(), idOf()];
    const creators = [
      { channel_id: await insertChannel(owner, "tiktok", fixed), fee_usd: 500 },
      { channel_id: await insertChannel(owner, "youtube", rated), rate_usd_per_1000_views: 4.5 },
      { channel_id: await insertChannel(owner, "instagram", idle), fee_usd: 80 },
    ];
    const { id } = await campaignWith(
      [
        { platform: "tiktok", creator: "fixed", creatorId: fixed, views: 90_000, likes: 900, cost: 20_000_000n },
        { platform: "youtube", creator: "rated", creatorId: rated, views: 12_000, comments: 10 },
        { platform: "youtube", creator: "someone", views: 100, cost: 500_000n },
      ],
      { creators, emv_rates: { tiktok: 10 } },
    );
    const { campaign, leaders, platforms, latest_at } = await getCampaignOverview(asRole(owner, "viewer"), { id });
    expect(latest_at).toBe("2026-03-10T14:30:00.000Z");
    expect(leaders.map((one) => [one.platform, one.is_named, one.videos, one.views, one.spend_usd])).toEqual([
      ["tiktok", true, 1, 90_000, 520],
      ["youtube", true, 1, 12_000, 54],
      ["youtube", false, 1, 100, 0.5],
      ["instagram", true, 0, null, 80],
    ]);
    expect(leaders[0]).toMatchObject({ creator: "fixed", emv_usd: 900, fee_usd: 500, cpm_usd: 5.777778 });
    expect(platforms.map((one) => [one.platform, one.videos, one.spend_usd, one.emv_usd])).toEqual([
      ["tiktok", 1, 520, 900],
      ["youtube", 2, 54.5, null],
      ["instagram", 0, 80, null],
    ]);
    for (const list of [leaders, platforms])
      expect(list.reduce((sum, { spend_usd }) => sum + (spend_usd ?? 0), 0)).toBe(campaign.progress.spend_usd);
  });
});

describe("the series", () => {
  const at = (time: string) => new Date(`2026-03-10T${time}Z`);

  it("ends at the campaign's progress, and counts a video that is tracked twice once", async () => {
    const { id } = await campaignWith([]);
    const [row] = await ctx.db.select().from(campaigns).where(eq(campaigns.publicId, id));
    const over = { campaignId: row?.id ?? 0, startedAt: at("10:00:00") };
    const video = await seedVideo(ctx);
    const one = (await seedTracking(owner, video, over)).id;
    const again = (await seedTracking(owner, video, { ...over, startedAt: at("12:00:00") })).id;
    const other = (await seedTracking(owner, await seedVideo(ctx), over)).id;
    await seedSnapshots(ctx, snapshotAt(one, 0, at("10:05:00"), { views: 100, likes: 1 }));
    await seedSnapshots(ctx, snapshotAt(other, 0, at("10:20:00"), { views: 7 }));
    await seedSnapshots(ctx, snapshotAt(one, 1, at("11:05:00"), { likes: 5, shares: 2 }));
    await seedSnapshots(ctx, snapshotAt(again, 0, at("12:10:00"), { views: 150, likes: 6, shares: 2 }));
    await seedSnapshots(ctx, snapshotAt(other, 4, at("14:20:00"), { views: 20 }));
    const { step, points } = await getCampaignSeries(asRole(owner, "viewer"), { id });
    expect(step).toBe("hour");
    expect(points.map((point) => [point.at.slice(11, 16), point.snapshots, point.views, point.engagements])).toEqual([
      ["10:00", 2, 107, 1],
      // Views that are left out once don't fall.
      ["11:00", 1, 107, 7],
      ["12:00", 1, 157, 8],
      ["13:00", 0, 157, 8],
      ["14:00", 1, 170, 8],
    ]);
    // A first figure is no gain.
    expect(points.map((point) => [point.views_gained, point.engagements_gained])).toEqual([
      [null, null],
      [null, 6],
      [50, 1],
      [null, null],
      [13, null],
    ]);
    expect(points.map(({ is_open }) => is_open)).toEqual([false, false, false, false, true]);
    const { progress } = (await getCampaignOverview(owner, { id })).campaign;
    expect([progress.views, progress.engagements]).toEqual([170, 8]);
    await expect(getCampaignSeries(owner, { id }, 4)).rejects.toMatchObject({ refusal: { code: "conflict" } });
  });

  it("begins a day before the campaign, with the totals that its videos had then", async () => {
    const { id } = await campaignWith([], { starts_at: "2026-03-11T11:00:00Z" });
    const [row] = await ctx.db.select().from(campaigns).where(eq(campaigns.publicId, id));
    const over = { campaignId: row?.id ?? 0, startedAt: at("08:00:00") };
    const { id: tracking } = await seedTracking(owner, await seedVideo(ctx), over);
    await seedSnapshots(ctx, snapshotAt(tracking, 0, at("08:00:00"), { views: 100 }));
    await seedSnapshots(ctx, snapshotAt(tracking, 4, at("12:10:00"), { views: 130 }));
    const { points } = await getCampaignSeries(owner, { id });
    expect(points.map((point) => [point.at.slice(11, 16), point.snapshots, point.views, point.views_gained])).toEqual([
      ["11:00", 0, 100, null],
      ["12:00", 1, 130, 30],
    ]);
  });

  it("has days over more than 31 days, and no points without snapshots", async () => {
    const { id } = await campaignWith([]);
    expect(await getCampaignSeries(owner, { id })).toEqual({ step: "hour", points: [] });
    const [row] = await ctx.db.select().from(campaigns).where(eq(campaigns.publicId, id));
    const startedAt = new Date("2026-02-01T10:00:00Z");
    const { id: tracking } = await seedTracking(owner, await seedVideo(ctx), { campaignId: row?.id ?? 0, startedAt });
    await seedSnapshots(ctx, snapshotAt(tracking, 0, startedAt, { views: 1 }));
    await seedSnapshots(ctx, snapshotAt(tracking, 700, at("14:20:00"), { views: 9 }));
    const { step, points } = await getCampaignSeries(owner, { id });
    expect([step, points.length, points[0]?.views, points.at(-1)?.views]).toEqual(["day", 38, 1, 9]);
  });
});

describe("posts", () => {
  const list = (id: string, query: object = {}) => listCampaignPosts(owner, { id, ...CampaignPostsQuery.parse(query) });

  it("lack what the captions and the platform's mark lack", async () => {
    const { id, add } = await campaignWith(
      [
        { title: "complete #ad @brand", views: 4 },
        { title: "no tag", views: 3 },
        { title: null, views: 2 },
        { title: "unmarked #AD @brand", platform: "twitter", views: 1, likes: 5, cost: 1_000_000n },
      ],
      { required: ["#ad", "@brand"] },
    );
    const [row] = await ctx.db
      .select()
      .from(trackings)
      .where(eq(trackings.publicId, add[3] ?? ""));
    await ctx.db
      .update(videos)
      .set({ paidPartnership: false })
      .where(eq(videos.id, row?.videoId ?? 0));
    const all = await list(id);
    expect([all.total, all.lacking, all.checked]).toEqual([4, 3, 4]);
    expect(all.posts.map(({ id, shortfall }) => [add.indexOf(id), shortfall])).toEqual([
      [0, null],
      [1, { missing: ["#ad", "@brand"], lacks_disclosure: false, lacks_caption: false }],
      [2, { missing: [], lacks_disclosure: false, lacks_caption: true }],
      [3, { missing: [], lacks_disclosure: true, lacks_caption: false }],
    ]);
    expect(all.posts[3]).toMatchObject({ engagements: 5, cost_usd: 1, views: 1 });
    const second = await list(id, { list: "lacking", page: "2", per_page: "2" });
    expect([second.total, second.posts.map((post) => add.indexOf(post.id))]).toEqual([3, [3]]);
  });

  it("lack nothing without requirements", async () => {
    const { id } = await campaignWith([{ title: "plain" }]);
    expect(await list(id)).toMatchObject({ lacking: 0, posts: [{ shortfall: null }] });
    expect(await list(id, { list: "lacking" })).toMatchObject({ total: 0, posts: [] });
  });

  it("are exported without formulas", async () => {
    const { id, add } = await campaignWith([{ title: '=HYPERLINK("x")', creator: "+1", views: 5, latestAt: null }], {
      required: ["@brand"],
    });
    const { fileName, csv } = await exportCampaign(asRole(owner, "viewer"), {
      id,
      ...CampaignExportQuery.parse({ zone: "Europe/Rome" }),
    });
    expect(fileName).toBe("clipscope-autumn-2026-03-10.csv");
    const [head, line] = csv.replace("\uFEFF", "").split("\r\n");
    expect(head).toBe(
      "Title,Creator,Platform,Link,Status,Views,Engagements,Cost (USD),Missing,Disclosure,Caption,Last snapshot (Europe/Rome),Id",
    );
    expect(line).toMatch(/^"'=HYPERLINK\(""x""\)",'\+1,YouTube,https:\S+,Tracking,5,,,'@brand,,,,/);
    expect(line?.endsWith(`,${add[0]}`)).toBe(true);
  });
});

it("shows nothing of a campaign to another organization, or to a key that may only write", async () => {
  const { id } = await campaignWith([{ views: 1 }]);
  const stranger = await createTestOrganization(ctx);
  const forbidden = { refusal: { code: "forbidden" } };
  for (const [reader, refusal] of [
    [stranger, missing],
    [asKey(owner, "campaigns:write"), forbidden],
  ] as const) {
    await expect(getCampaignOverview(reader, { id })).rejects.toMatchObject(refusal);
    await expect(getCampaignSeries(reader, { id })).rejects.toMatchObject(refusal);
    await expect(listCampaignPosts(reader, { id, ...CampaignPostsQuery.parse({}) })).rejects.toMatchObject(refusal);
    await expect(exportCampaign(reader, { id, zone: "UTC" })).rejects.toMatchObject(refusal);
  }
});
