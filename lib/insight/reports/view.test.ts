import { beforeEach, describe, expect, it } from "vitest";
import { seedChannel, seedFollowers } from "@/lib/channels/channels/fixtures";
import type { OrganizationContext } from "@/lib/core/context";
import { createCampaign } from "@/lib/insight/campaigns/create";
import { setCampaignVideos } from "@/lib/insight/campaigns/set-videos";
import { computeView } from "@/lib/insight/reports/compute-view";
import { createReport } from "@/lib/insight/reports/create";
import { tokenOf } from "@/lib/insight/reports/fixtures";
import { type OpenReport, openReport } from "@/lib/insight/reports/open";
import { readView } from "@/lib/insight/reports/read-view";
import { exportedSection, reportCsv } from "@/lib/insight/reports/report-csv";
import { REPORT_SECTIONS } from "@/lib/insight/reports/report-rules";
import type { CreateReportRequest } from "@/lib/insight/reports/schemas";
import { seedHistories, seedTracking, seedVideo } from "@/lib/tracking/snapshots/fixtures";
import { createTestOrganization, testContext } from "@/test/context";

const HOUR = 3_600_000;
const START = new Date("2026-03-10T00:00:00Z");
const ctx = testContext();
let owner: OrganizationContext;
beforeEach(async () => {
  ctx.clock.set(new Date("2026-03-12T00:30:00Z"));
  owner = await createTestOrganization(ctx);
});

interface Seeded {
  views: readonly (number | null)[];
  likes?: number;
  cost?: bigint;
  video?: Parameters<typeof seedVideo>[1];
  startedAt?: Date;
}

/** Tracks a video hourly from its start on; null is a missed hour. */
async function seed({ views, likes = 0, cost, video, startedAt = START }: Seeded) {
  const row = await seedVideo(ctx, {
    platform: "tiktok",
    creator: "ann",
    creatorId: "ann-1",
    title: "A video",
    ...video,
  });
  const tracking = await seedTracking(owner, row, { startedAt, ...(cost !== undefined && { cost }) });
  const hours = views.flatMap((value, hour) =>
    value === null ? [] : [{ hour, takenAt: new Date(startedAt.getTime() + hour * HOUR), views: value, likes }],
  );
  await seedHistories(ctx, new Map([[tracking.id, hours]]));
  return { ...tracking, video: row };
}

async function open(
  request: Partial<CreateReportRequest> & Pick<CreateReportRequest, "of" | "ids">,
): Promise<OpenReport> {
  const created = await createReport(owner, { title: "A report", ...request });
  const found = await openReport(ctx, tokenOf(created));
  if (!found) throw new Error("the link opened nothing");
  return found;
}

describe("the figures of a report", () => {
  it("are sums of the last snapshots, and the chart ends with them", async () => {
    const one = await seed({ views: [100, 150, 200], likes: 10 });
    const two = await seed({ views: [1000, null, 1400], likes: 40, startedAt: new Date(START.getTime() + HOUR) });
    const view = await computeView(owner, { of: "selection", ids: [one.publicId, two.publicId] }, null);
    expect(view.totals).toMatchObject({ videos: 2, views: 1600, likes: 50, engagements: 50, engagement_rate: 3.125 });
    expect(view.chart.map(({ views }) => views)).toEqual([100, 1150, 1200, 1600]);
    expect(view.as_of).toBe("2026-03-10T03:00:00.000Z");
    expect(view.sources).toEqual(["test"]);
    expect(view.videos.map(({ figures, as_of }) => [figures.views, as_of])).toEqual([
      [1400, "2026-03-10T03:00:00.000Z"],
      [200, "2026-03-10T02:00:00.000Z"],
    ]);
  });

  it("have the names of their platforms as sources, also where the table isn't shown", async () => {
    const one = await seed({ views: [100] });
    const two = await seed({ views: [50], video: { platform: "twitter" } });
    const ids = [one.publicId, two.publicId];
    const shown = await readView(await open({ of: "selection", ids }));
    expect([shown.sources, shown.videos.map(({ source }) => source)]).toEqual([
      ["TikTok", "X"],
      ["TikTok", "X"],
    ]);
    const frozen = await open({ of: "selection", ids, mode: "frozen", sections: ["figures"] });
    expect(await readView(frozen)).toMatchObject({ sources: ["TikTok", "X"], videos: [] });
  });

  it("leave an hour in which nothing was read open, and follow a correction down", async () => {
    const { publicId } = await seed({ views: [100, null, 300, 250] });
    const view = await computeView(owner, { of: "video", ids: [publicId] }, null);
    expect(view.chart.map(({ views }) => views)).toEqual([100, null, 300, 250]);
  });

  it("are unknown, not 0, without snapshots", async () => {
    const { publicId } = await seed({ views: [] });
    const view = await computeView(owner, { of: "video", ids: [publicId] }, null);
    expect(view.totals).toMatchObject({ videos: 1, views: null, engagements: null, engagement_rate: null });
    expect([view.as_of, view.chart]).toEqual([null, []]);
  });

  it("count a video that is tracked twice once, but all that it cost", async () => {
    const first = await seed({ views: [100], cost: 2_000_000n });
    const again = await seedTracking(owner, first.video, { cost: 500_000n });
    await seedHistories(ctx, new Map([[again.id, [{ hour: 0, takenAt: ctx.now(), views: 900 }]]]));
    const view = await computeView(owner, { of: "selection", ids: [first.publicId, again.publicId] }, null);
    expect(view.totals).toMatchObject({ videos: 1, spend_usd: 2.5 });
    expect(view.matching).toBe(1);
  });

  it("rank creators, each platform apart", async () => {
    const ids = [
      await seed({ views: [100] }),
      await seed({ views: [250] }),
      await seed({ views: [300], video: { platform: "youtube" } }),
    ].map(({ publicId }) => publicId);
    const { leaderboard } = await computeView(owner, { of: "selection", ids }, null);
    expect(leaderboard.map(({ platform, videos, views }) => [platform, videos, views])).toEqual([
      ["tiktok", 2, 350],
      ["youtube", 1, 300],
    ]);
  });

  it("of a campaign count fees and rates as the campaign does", async () => {
    const channel = await seedChannel(ctx, { platform: "tiktok", externalId: "paid-1" });
    const campaign = await createCampaign(owner, {
      name: "launch",
      creators: [{ channel_id: channel.uuid, fee_usd: 10, rate_usd_per_1000_views: 2 }],
    });
    const tracked = await seed({ views: [5000], cost: 1_000_000n, video: { creatorId: "paid-1" } });
    await setCampaignVideos(owner, { id: campaign.id, add: [tracked.publicId] });
    const view = await computeView(owner, { of: "campaign", ids: [campaign.id] }, null);
    expect(view.totals).toMatchObject({ spend_usd: 21, cpm_usd: 4.2 });
  });

  it("never include another organization's trackings", async () => {
    const { publicId } = await seed({ views: [100] });
    const stranger = await createTestOrganization(ctx);
    expect((await computeView(stranger, { of: "video", ids: [publicId] }, null)).videos).toEqual([]);
  });
});

describe("a frozen report", () => {
  it("keeps the figures of its time, whatever is stored, corrected or deleted later", async () => {
    const tracked = await seed({ views: [100, 150, 200] });
    const request = { of: "video" as const, ids: [tracked.publicId], mode: "frozen" as const };
    const frozen = await open({ ...request, at: "2026-03-10T01:00:00Z" });
    const live = await open({ of: "video", ids: [tracked.publicId] });
    await seedHistories(ctx, new Map([[tracked.id, [{ hour: 0, takenAt: START, views: 7 }]]]));
    expect((await readView(frozen)).totals.views).toBe(150);
    expect((await readView(frozen)).as_of).toBe("2026-03-10T01:00:00.000Z");
    expect((await readView(live)).totals.views).toBe(7);
  });
});

describe("what a report shows", () => {
  it("is the chosen sections only, and no money unless it shows money", async () => {
    const { publicId } = await seed({ views: [1000], cost: 3_000_000n });
    const closed = await open({ of: "video", ids: [publicId], sections: ["figures", "videos"] });
    const view = await readView(closed);
    expect([view.chart, view.leaderboard, view.audience]).toEqual([[], [], null]);
    expect(JSON.stringify(view)).not.toMatch(/"(spend|cpm|cost)_usd":\d/);
    const withMoney = await open({ of: "video", ids: [publicId], shows_money: true });
    expect((await readView(withMoney)).totals).toMatchObject({ spend_usd: 3, cpm_usd: 3 });
    const chart = await readView(await open({ of: "video", ids: [publicId], sections: ["chart"] }));
    expect([chart.totals.views, chart.videos]).toEqual([null, []]);
  });

  it("has an audience of samples and imports, for a channel or an only creator", async () => {
    const channel = await seedChannel(ctx, { platform: "tiktok", externalId: "aud-1", username: "aud" });
    await seedFollowers(ctx, channel, [{ country: "US" }, { country: "US" }, { country: "DE" }, { country: "DE" }]);
    const { publicId } = await seed({ views: [1], video: { creatorId: "aud-1" } });
    for (const scope of [
      { of: "channel", ids: [channel.uuid] },
      { of: "video", ids: [publicId] },
    ] as const) {
      const { audience } = await computeView(owner, scope, null);
      expect(audience?.channel).toEqual({ username: "aud", platform: "tiktok" });
      expect(audience?.countries).toMatchObject({ source: "sample" });
    }
    const other = await seed({ views: [2], video: { creatorId: "aud-2" } });
    const mixed = await computeView(owner, { of: "selection", ids: [publicId, other.publicId] }, null);
    expect(mixed.audience).toBeNull();
  });
});

describe("a file", () => {
  it("has what its section shows, with money only if the report shows it", async () => {
    const { publicId } = await seed({ views: [1000], cost: 3_000_000n, video: { title: "=1+1" } });
    for (const showsMoney of [false, true]) {
      const { report, ctx: own } = await open({
        of: "video",
        ids: [publicId],
        shows_money: showsMoney,
        sections: [...REPORT_SECTIONS],
      });
      const view = await readView({ report, ctx: own });
      for (const section of REPORT_SECTIONS) {
        const { csv, fileName } = reportCsv(report, view, section, "2026-03-12");
        const named = section === "figures" ? "key-metrics" : section;
        expect(fileName).toBe(`clipscope-a-report-${named}-2026-03-12.csv`);
        if (section !== "audience") expect(csv).toContain("1000");
        if (section === "videos") expect(csv).toContain("'=1+1");
        if (section === "videos" || section === "figures") expect(csv.includes("USD")).toBe(showsMoney);
      }
    }
  });

  it("is of a section that the report shows, or there is none", () => {
    expect(exportedSection(["chart", "figures"], null)).toBe("chart");
    expect(exportedSection(["chart"], "videos")).toBeNull();
    expect(exportedSection(["chart"], "chart")).toBe("chart");
  });
});
