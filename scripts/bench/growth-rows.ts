import { getUsage } from "@/lib/billing/usage";
import { DAY_MS } from "@/lib/core/time/unit-rules";
import { listAlerts } from "@/lib/insight/alerts/list";
import { listAlertFirings, listFirings } from "@/lib/insight/alerts/list-firings";
import { getVideoBenchmark } from "@/lib/insight/benchmarks/get-video-benchmark";
import { listOutliers } from "@/lib/insight/benchmarks/list-outliers";
import { listCampaignPage } from "@/lib/insight/campaigns/list";
import { listFollowPosts } from "@/lib/insight/follows/posts";
import { listFollowRows } from "@/lib/insight/follows/rows";
import { listReportRows } from "@/lib/insight/reports/list-rows";
import { listCampaigns } from "@/lib/tracking/campaigns/list";
import { claimDue } from "@/lib/tracking/collection/claim";
import { listLabels } from "@/lib/tracking/labels/list";
import { getOverview } from "@/lib/tracking/overview/get";
import { OverviewQuery } from "@/lib/tracking/overview/schemas";
import { topDayGains, topSpanGains } from "@/lib/tracking/snapshots/day-gains";
import { VideoRowsFilter, VideoRowsQuery } from "@/lib/tracking/videos/dashboard-schemas";
import { getVideo } from "@/lib/tracking/videos/get";
import { listVideos } from "@/lib/tracking/videos/list";
import { writeCursor } from "@/lib/tracking/videos/list-cursor";
import { listVideoRows } from "@/lib/tracking/videos/rows";
import { summarizeVideoRows } from "@/lib/tracking/videos/rows-summary";
import { ListVideosQuery } from "@/lib/tracking/videos/schemas";
import { findStatsPage } from "@/lib/tracking/videos/stats-page";
import { VideoStatsQuery } from "@/lib/tracking/videos/stats-schemas";
import { type Filled, minuteAfter, NOW, RARE_WORD } from "@/scripts/bench/growth-fill";

export interface GrowthRow {
  name: string;
  /** The ratio of the largest size to the smallest, or milliseconds at a size. */
  goal: { ratio: number } | { msAt: Record<number, number> };
  /** @returns by how many units to divide its time; 1 by default */
  work(of: Filled, run: number): Promise<number | undefined>;
}

const FEW = { ratio: 1.5 };
/** Young videos of the large organization that have views at an age of an hour, at every size. */
const COMPARED = Array.from({ length: 50 }, (_, index) => `g${20 + index}`);
/** Rows of a page that the smallest organization has too. */
const FEWEST = 5;

/** Fails if nothing was read: an empty page is fast. */
function assertRead(count: number): undefined {
  if (count === 0) throw new Error("nothing was read");
}

const list = async (of: Filled, query: Record<string, string> = {}) =>
  assertRead((await listVideos(of, ListVideosQuery.parse(query))).videos.length);
const table = async (of: Filled, query: object = {}) =>
  assertRead((await listVideoRows(of, VideoRowsQuery.parse(query))).rows.length);
const stats = async (of: Filled, query: Record<string, string> = {}) =>
  assertRead((await findStatsPage(of, VideoStatsQuery.parse(query))).rows.length);

function cursorInTheMiddle(of: Filled): string {
  const { publicId, createdAt } = of.middle;
  return writeCursor(of, ListVideosQuery.parse({}), createdAt.getTime(), publicId);
}

const lastDay = { from: new Date(NOW.getTime() - DAY_MS), to: NOW };
const day = (daysAgo: number) => new Date(NOW.getTime() - daysAgo * DAY_MS).toISOString().slice(0, 10);

export const GROWTH_ROWS: readonly GrowthRow[] = [
  { name: "GET /videos, first page", goal: FEW, work: (of) => list(of) },
  { name: "GET /videos, cursor in the middle", goal: FEW, work: (of) => list(of, { cursor: cursorInTheMiddle(of) }) },
  { name: "GET /videos, status=error", goal: FEW, work: (of) => list(of, { status: "error" }) },
  {
    name: "GET /videos/{id}, 168 snapshots",
    goal: FEW,
    work: async (of) => assertRead((await getVideo(of, { id: of.withSeries })).snapshots.length),
  },
  { name: "GET /usage", goal: FEW, work: async (of) => assertRead((await getUsage(of)).active_videos) },
  { name: "table by date", goal: FEW, work: (of) => table(of) },
  { name: "table, stopped ones", goal: FEW, work: (of) => table(of, { status: "stopped" }) },
  { name: "GET /videos/stats by date, its page", goal: FEW, work: (of) => stats(of) },
  {
    name: "labels and campaigns with their counts",
    goal: FEW,
    work: async (of) => assertRead((await listLabels(of)).labels.length + (await listCampaigns(of)).campaigns.length),
  },
  {
    name: "alerts",
    goal: FEW,
    work: async (of) => assertRead((await listAlerts(of, { limit: FEWEST })).alerts.length),
  },
  {
    name: "firings of all alerts",
    goal: FEW,
    work: async (of) => assertRead((await listFirings(of, {})).firings.length),
  },
  {
    name: "firings of one alert",
    goal: FEW,
    work: async (of) => assertRead((await listAlertFirings(of, { id: "ga1", limit: FEWEST })).firings.length),
  },
  { name: "follows", goal: FEW, work: async (of) => assertRead((await listFollowRows(of, {})).follows.length) },
  {
    name: "posts of a follow",
    goal: FEW,
    work: async (of) => assertRead((await listFollowPosts(of, { id: "go1" })).posts.length),
  },
  { name: "reports", goal: FEW, work: async (of) => assertRead((await listReportRows(of, {})).reports.length) },
  {
    name: "outlier scores of a page of 50",
    goal: FEW,
    work: async (of) => {
      const { outliers } = await listOutliers(of, { ids: COMPARED });
      return assertRead(outliers.filter(({ times }) => times !== null).length);
    },
  },
  {
    name: "benchmark of a video",
    goal: { msAt: { 100000: 150, 1000000: 150 } },
    work: async (of) => assertRead((await getVideoBenchmark(of, { id: COMPARED[0] ?? "" })).band?.ages.length ?? 0),
  },
  {
    name: "campaigns with their progress",
    goal: { msAt: { 100000: 500 } },
    work: async (of) => assertRead((await listCampaignPage(of, { limit: 50 })).campaigns.length),
  },
  {
    name: "claim, per due video",
    goal: FEW,
    work: async (of, run) => {
      const at = minuteAfter(run);
      await claimDue({ db: of.db, now: () => at });
      return of.running / 60;
    },
  },
  {
    name: "overview, 7 days",
    goal: { ratio: 3 },
    work: async (of) => assertRead((await getOverview(of, OverviewQuery.parse({}))).movers.length),
  },
  {
    name: "movers of 24 hours, 10^5 running",
    goal: { msAt: { 100000: 500 } },
    // Of the two UTC days that 24 hours can span; the snapshots of the first 64 are then read.
    work: async (of) => assertRead((await topDayGains(of.db, of.busyId, { from: day(1), to: day(-1) }, 64)).length),
  },
  {
    name: "movers of 24 hours, all of it",
    goal: { msAt: { 100000: 500 } },
    work: async (of) => assertRead((await topSpanGains(of.db, of.organization.id, lastDay, 8)).length),
  },
  {
    name: "table's summary, a request of its own",
    goal: { msAt: { 100000: 500 } },
    work: async (of) => assertRead((await summarizeVideoRows(of, VideoRowsFilter.parse({}))).videos),
  },
  {
    name: "GET /videos by views, first page",
    goal: { msAt: { 100000: 150, 1000000: 1_000 } },
    work: (of) => list(of, { sort: "views" }),
  },
  {
    name: "table by engagement, first page",
    goal: { msAt: { 100000: 150, 1000000: 1_000 } },
    work: (of) => table(of, { sort: "engagement" }),
  },
  {
    name: "search, a rare word",
    goal: { msAt: { 100000: 50 } },
    work: (of) => list(of, { q: RARE_WORD }),
  },
  {
    name: "search, a common word",
    goal: { msAt: { 100000: 50 } },
    work: (of) => list(of, { q: "video" }),
  },
  {
    name: "GET /videos/stats, offset of half",
    goal: { msAt: { 100000: 150 } },
    work: (of) => stats(of, { offset: String(Math.floor(of.size / 2)) }),
  },
];
