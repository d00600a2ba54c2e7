import { toUsdOrNull } from "@/lib/billing/rules";
import type { OrganizationContext } from "@/lib/core/context";
import { cpmOf } from "@/lib/insight/campaigns/progress-rules";
import { readReportAudience } from "@/lib/insight/reports/audience";
import { leadersOf } from "@/lib/insight/reports/leader-rules";
import { spendOfReport } from "@/lib/insight/reports/spend";
import type { ReportVideo, ReportView } from "@/lib/insight/reports/view-schemas";
import { ViewsOverTime } from "@/lib/insight/reports/views-over-time";
import { findReportVideos, type ReportScope, type ReportTracking } from "@/lib/insight/reports/which-videos";
import { type Figures, METRICS } from "@/lib/platforms/schemas";
import { engagementRate, engagementsOf } from "@/lib/tracking/snapshots/figure-rules";
import { figuresAt } from "@/lib/tracking/snapshots/read";
import { type SeriesVisitor, visitorsOfMany } from "@/lib/tracking/snapshots/series-of-many";

/** Trackings whose packed hours are held in memory together. */
const SLICE = 50;
const NO_FIGURES: Figures = { views: null, likes: null, comments: null, shares: null, saves: null };

/** A video with the figures of its last snapshot. */
export interface Measured extends ReportTracking {
  figures: Figures;
  takenAt: Date | null;
  source: string | null;
}

/**
 * Returns everything that a report can show, from snapshots taken at or before `at`; null: all. Figures, chart and table
 * come from the same snapshots, so they agree.
 */
export async function computeView(ctx: OrganizationContext, scope: ReportScope, at: Date | null): Promise<ReportView> {
  const { matching, videos } = await findReportVideos(ctx, scope, at);
  const chart = new ViewsOverTime();
  const measured: Measured[] = [];
  for (let first = 0; first < videos.length; first += SLICE) {
    const slice = videos.slice(first, first + SLICE);
    const visitors = await visitorsOfMany(
      ctx.db,
      slice.map(({ id }) => id),
    );
    for (const video of slice) measured.push(measure(video, visitors.get(video.id), at, chart));
  }
  const byViews = measured.sort((a, b) => (b.figures.views ?? -1) - (a.figures.views ?? -1));
  const totals = sumFigures(byViews.map(({ figures }) => figures));
  const spend = await spendOfReport(ctx, scope, byViews);
  const newest = Math.max(...byViews.map(({ takenAt }) => takenAt?.getTime() ?? 0), 0);
  return {
    totals: {
      videos: byViews.length,
      ...totals,
      engagements: engagementsOf(totals),
      engagement_rate: engagementRate(totals),
      spend_usd: toUsdOrNull(spend),
      cpm_usd: cpmOf(spend, totals.views === null ? null : BigInt(totals.views)),
    },
    matching,
    as_of: newest === 0 ? null : new Date(newest).toISOString(),
    sources: [...new Set(byViews.flatMap(({ source }) => source ?? []))].sort(),
    chart: chart.points(),
    videos: byViews.map(presentVideo),
    leaderboard: leadersOf(byViews),
    audience: await readReportAudience(ctx, scope, byViews),
  };
}

/** Returns a video with its last figures, and adds its views to the chart. */
function measure(
  video: ReportTracking,
  visit: SeriesVisitor | undefined,
  at: Date | null,
  chart: ViewsOverTime,
): Measured {
  const until = at?.getTime() ?? Number.POSITIVE_INFINITY;
  const measured: Measured = { ...video, figures: NO_FIGURES, takenAt: null, source: null };
  let views = 0;
  visit?.((snapshot) => {
    const { takenAt, provider } = snapshot;
    if (takenAt > until) return;
    measured.figures = figuresAt(snapshot);
    measured.takenAt = new Date(takenAt);
    measured.source = provider;
    const now = measured.figures.views;
    if (now === null) return;
    chart.add(takenAt, now - views);
    views = now;
  });
  return measured;
}

/** Adds up the known values of each metric; null if none is known. */
function sumFigures(all: readonly Figures[]): Figures {
  const sums: Figures = { ...NO_FIGURES };
  for (const figures of all)
    for (const metric of METRICS) {
      const value = figures[metric];
      if (value !== null) sums[metric] = (sums[metric] ?? 0) + value;
    }
  return sums;
}

const presentVideo = ({ figures, takenAt, source, cost, ...video }: Measured): ReportVideo => ({
  title: video.title,
  creator: video.creator,
  platform: video.platform,
  url: video.url,
  published_at: video.publishedAt?.toISOString() ?? null,
  figures,
  engagement_rate: engagementRate(figures),
  as_of: takenAt?.toISOString() ?? null,
  source,
  cost_usd: toUsdOrNull(cost),
  cpm_usd: cpmOf(cost, figures.views === null ? null : BigInt(figures.views)),
});
