import { fromDate } from "@internationalized/date";
import Papa from "papaparse";
import { beforeEach, describe, expect, it } from "vitest";
import type { OrganizationContext } from "@/lib/core/context";
import { METRICS, PLATFORM_NAMES } from "@/lib/platforms/schemas";
import { setCampaign } from "@/lib/tracking/campaigns/assign";
import { createNamedCampaign } from "@/lib/tracking/campaigns/create-named";
import { assignLabels } from "@/lib/tracking/labels/assign";
import { createLabel } from "@/lib/tracking/labels/create";
import { WITHOUT } from "@/lib/tracking/videos/choice-rules";
import {
  RowsSummary,
  type VideoRow,
  VideoRows,
  VideoRowsExportQuery,
  VideoRowsFilter,
  VideoRowsQuery,
  VideoSort,
} from "@/lib/tracking/videos/dashboard-schemas";
import { listVideoRows } from "@/lib/tracking/videos/rows";
import { exportVideoRows } from "@/lib/tracking/videos/rows-export";
import { summarizeVideoRows } from "@/lib/tracking/videos/rows-summary";
import { createTestOrganization, testContext } from "@/test/context";
import { insertVideos } from "@/test/video-rows";

const ctx = testContext(new Date("2026-07-10T22:30:15Z"));
let owner: OrganizationContext;
beforeEach(async () => {
  owner = await createTestOrganization(ctx);
});

const list = async (query: Partial<VideoRowsQuery> = {}, who = owner) =>
  VideoRows.parse(await listVideoRows(who, VideoRowsQuery.parse(query)));
const summarize = async (filter: Partial<VideoRowsFilter>) =>
  RowsSummary.parse(await summarizeVideoRows(owner, VideoRowsFilter.parse(filter)));
const titles = async (query: Partial<VideoRowsQuery>) => (await list(query)).rows.map(({ title }) => title).sort();

describe("the list's filters", () => {
  it("narrow down by label and campaign, or to videos without one", async () => {
    const [a = "", b = "", c = ""] = await insertVideos(owner, [
      { title: "a", platform: "tiktok" },
      { title: "b" },
      { title: "c" },
    ]);
    const red = await createLabel(owner, { name: "red" });
    const blue = await createLabel(owner, { name: "blue" });
    const launch = await createNamedCampaign(owner, { name: "Launch" });
    await assignLabels(owner, { videos: [a, b], add: [red.id], remove: [] });
    await assignLabels(owner, { videos: [b], add: [blue.id], remove: [] });
    await setCampaign(owner, { videos: [b, c], campaign: launch.id });
    expect(await titles({ label: red.id })).toEqual(["a", "b"]);
    expect(await titles({ label: WITHOUT })).toEqual(["c"]);
    expect(await titles({ campaign: launch.id })).toEqual(["b", "c"]);
    expect(await titles({ campaign: WITHOUT })).toEqual(["a"]);
    expect(await titles({ label: red.id, campaign: launch.id })).toEqual(["b"]);
    expect(await titles({ label: red.id, platform: "tiktok" })).toEqual(["a"]);
    expect((await list()).rows.find(({ title }) => title === "b")).toMatchObject({
      labels: [
        { id: blue.id, name: "blue" },
        { id: red.id, name: "red" },
      ],
      campaign: { id: launch.id, name: "Launch" },
    });
  });

  it("distinguish stopped from completed trackings", async () => {
    await insertVideos(owner, [
      { title: "over", status: "completed" },
      { title: "stopped", status: "completed", statusReason: "stopped" },
      { title: "gone", status: "error", statusReason: "unavailable" },
      { title: "runs" },
    ]);
    expect(await titles({ status: "completed" })).toEqual(["over"]);
    expect(await titles({ status: "stopped" })).toEqual(["stopped"]);
    expect(await titles({ status: "error" })).toEqual(["gone"]);
    expect(await titles({})).toEqual(["gone", "over", "runs", "stopped"]);
  });

  it("match nothing for another organization's or an unknown label or campaign", async () => {
    const stranger = await createTestOrganization(ctx);
    const [own = ""] = await insertVideos(owner, [{}]);
    const label = await createLabel(owner, { name: "mine" });
    const campaign = await createNamedCampaign(owner, { name: "mine" });
    await assignLabels(owner, { videos: [own], add: [label.id], remove: [] });
    await setCampaign(owner, { videos: [own], campaign: campaign.id });
    await insertVideos(stranger, [{}]);
    for (const query of [{ label: label.id }, { campaign: campaign.id }, { label: "never" }, { campaign: "never" }])
      expect((await list(query, stranger)).total).toBe(0);
  });
});

describe("the list's summary", () => {
  it("adds up known values and counts how many they cover", async () => {
    await insertVideos(owner, [
      { views: 1_000_000, cost: 500_000_000n, latestAt: new Date("2026-07-10T21:00:00Z") },
      { views: 500_000, cost: 100_000_000n, status: "paused" },
      { views: 7, status: "completed" },
      { views: null, cost: 9_990_000n, latestAt: null },
    ]);
    expect(await summarize({})).toEqual({
      videos: 4,
      running: 3,
      views: 1_500_007,
      views_of: 3,
      cost_usd: 609.99,
      cost_of: 3,
      // 600 dollars for 1.5 million views: videos without views or cost are left out of both.
      cpm_usd: 0.4,
      cpm_of: 2,
      latest_at: ctx.now().toISOString(),
    });
  });

  it("covers only the filtered videos, and is null if nothing is known", async () => {
    await insertVideos(owner, [{ platform: "tiktok", views: 9, cost: 1n }, { views: null }]);
    expect(await summarize({ platform: "youtube" })).toMatchObject({
      videos: 1,
      views: null,
      cost_usd: null,
      cpm_usd: null,
    });
    expect(await summarize({ q: "no such" })).toMatchObject({
      videos: 0,
      running: 0,
      views: null,
      latest_at: null,
    });
  });
});

describe("the list as a file", () => {
  const parse = (csv: string) =>
    Papa.parse<Record<string, string>>(csv.replace("\uFEFF", ""), { header: true, skipEmptyLines: true });
  const exported = (query: Partial<VideoRowsExportQuery>, who = owner) =>
    exportVideoRows(who, VideoRowsExportQuery.parse(query));
  const ZONE = "Europe/Rome";
  const time = (iso: string) => fromDate(new Date(iso), ZONE).toString().slice(0, 19).replace("T", " ");
  const text = (value: string | number | null) => (value === null ? "" : String(value));
  /** Expected line for a row on the screen. */
  const lineOf = (row: VideoRow) => ({
    Title: text(row.title),
    Creator: text(row.creator),
    Platform: PLATFORM_NAMES[row.platform],
    Link: row.video_link,
    Status: row.status_reason === "stopped" ? "Stopped" : row.status === "monitoring" ? "Tracking" : "Completed",
    Labels: row.labels.map(({ name }) => name).join("; "),
    Campaign: text(row.campaign?.name ?? null),
    ...Object.fromEntries(
      METRICS.map((metric) => [metric.replace(/^./, (letter) => letter.toUpperCase()), text(row.figures[metric])]),
    ),
    "Engagement rate (%)": text(row.engagement_rate),
    "View definition": "",
    [`Started (${ZONE})`]: time(row.started_at),
    [`Last snapshot (${ZONE})`]: row.latest_at ? time(row.latest_at) : "",
    Id: row.id,
  });

  it("equals the screen: the same rows, order and values, on all pages", async () => {
    const ids = await insertVideos(
      owner,
      Array.from({ length: 120 }, (_, n) => ({
        title: n % 7 === 0 ? null : `Video "${n}", 🎉\nשלום`,
        platform: n % 3 === 0 ? ("tiktok" as const) : ("twitter" as const),
        status: n % 4 === 0 ? ("completed" as const) : ("monitoring" as const),
        statusReason: n % 8 === 0 ? "stopped" : null,
        views: n % 5 === 0 ? null : 9_007_199_254 + n * 37,
        // Many duplicates, so ties are broken as on the screen.
        likes: n % 10,
        comments: n % 3,
        shares: n % 2 === 0 ? null : n,
        latestAt: n % 11 === 0 ? null : new Date(ctx.now().getTime() - n * 60_000),
      })),
    );
    const label = await createLabel(owner, { name: "one; two" });
    const campaign = await createNamedCampaign(owner, { name: "Launch" });
    await assignLabels(owner, { videos: ids.slice(0, 60), add: [label.id], remove: [] });
    await setCampaign(owner, { videos: ids.slice(30), campaign: campaign.id });
    const views: Partial<VideoRowsQuery>[] = [
      ...VideoSort.options.map((sort) => ({ sort, order: "asc" as const })),
      { sort: "likes" as const },
      { label: label.id, campaign: campaign.id, platform: "tiktok" as const },
      { status: "completed" as const, q: "video" },
      { status: "stopped" as const },
    ];
    for (const query of views) {
      const screen: VideoRow[] = [];
      for (let page = 1; page === 1 || screen.length % 50 === 0; page++) {
        const { rows } = await list({ ...query, page, per_page: 50 });
        if (rows.length === 0) break;
        screen.push(...rows);
      }
      const { fileName, csv } = await exported({ ...query, zone: ZONE });
      expect(parse(csv).data).toEqual(screen.map(lineOf));
      expect(screen.length).toBeGreaterThan(5);
      // Half past ten in the evening in London in winter is the next day in Rome.
      expect(fileName).toBe("clipscope-videos-2026-07-11.csv");
    }
  });

  it("is safe to open in a spreadsheet", async () => {
    const label = await createLabel(owner, { name: "@SUM(A1)" });
    const campaign = await createNamedCampaign(owner, { name: "+1" });
    const ids = await insertVideos(owner, [{ title: '=HYPERLINK("http://evil.example")', creator: "-2+3" }]);
    await assignLabels(owner, { videos: ids, add: [label.id], remove: [] });
    await setCampaign(owner, { videos: ids, campaign: campaign.id });
    const [line] = parse((await exported({})).csv).data;
    expect(line).toMatchObject({
      Title: `'=HYPERLINK("http://evil.example")`,
      Creator: "'-2+3",
      Labels: "'@SUM(A1)",
      Campaign: "'+1",
    });
  });

  it("has its header even without rows, and no other organization's videos", async () => {
    const stranger = await createTestOrganization(ctx);
    await insertVideos(owner, [{}]);
    const { csv } = await exported({}, stranger);
    expect(csv).toMatch(
      /^\uFEFFTitle,Creator,Platform,Link,Status,Labels,Campaign,Views,.*,Started \(UTC\),.*,Id\r\n$/,
    );
    const key = { type: "key" as const, keyId: 1, keyName: "k", roles: ["channels:read"] };
    await expect(exported({}, { ...owner, actor: key })).rejects.toMatchObject({ refusal: { code: "forbidden" } });
    expect(VideoRowsExportQuery.parse({ zone: "Nowhere/Land" }).zone).toBe("UTC");
  });
});
