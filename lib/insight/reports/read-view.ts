import { MINUTE_MS } from "@/lib/core/time/unit-rules";
import { computeView } from "@/lib/insight/reports/compute-view";
import type { OpenReport } from "@/lib/insight/reports/open";
import type { ReportRow } from "@/lib/insight/reports/present";
import { ReportView } from "@/lib/insight/reports/view-schemas";
import { PLATFORM_NAMES } from "@/lib/platforms/name-rules";

/** How old the figures of a live report may be: snapshots arrive once an hour, and a link may be opened by thousands. */
const KEPT_MS = MINUTE_MS;
/** Reports whose figures are kept in memory. */
const MOST_KEPT = 50;

interface Kept {
  at: number;
  view: Promise<ReportView>;
}

// One per process, shared by Next's bundles, each of which has its own instance of this module.
const shared = globalThis as typeof globalThis & { clipscopeReportViews?: Map<string, Kept> };

/** Returns what a report's page shows: the chosen sections, and money only if the report shows it. */
export async function readView(open: OpenReport): Promise<ReportView> {
  const { report } = open;
  return shownParts(report, report.frozen === null ? await liveView(open) : ReportView.parse(report.frozen));
}

/** Parallel visitors wait for the same computation. */
function liveView({ report, ctx }: OpenReport): Promise<ReportView> {
  shared.clipscopeReportViews ??= new Map();
  const views = shared.clipscopeReportViews;
  const now = ctx.now().getTime();
  const known = views.get(report.publicId);
  if (known && now >= known.at && now - known.at < KEPT_MS) return known.view;
  const view = computeView(ctx, report, null);
  views.delete(report.publicId);
  views.set(report.publicId, { at: now, view });
  // What failed is computed again by the next visitor.
  view.catch(() => views.delete(report.publicId));
  for (const oldest of views.keys()) {
    if (views.size <= MOST_KEPT) break;
    views.delete(oldest);
  }
  return view;
}

/**
 * Everything that a page, a picture or a file must not show is gone before any of them sees it. Sources have the names of
 * their platforms, because readers don't know our connectors.
 */
export function shownParts({ sections, showsMoney }: Pick<ReportRow, "sections" | "showsMoney">, view: ReportView) {
  const has = (section: string) => sections.includes(section);
  const noMoney = { spend_usd: null, cpm_usd: null };
  const videos = view.videos.map((video) => ({ ...video, source: video.source && PLATFORM_NAMES[video.platform] }));
  const shown: ReportView = {
    ...view,
    sources: [...new Set(videos.flatMap(({ source }) => source ?? []))].sort(),
    totals: showsMoney ? view.totals : { ...view.totals, ...noMoney },
    chart: has("chart") ? view.chart : [],
    videos: has("videos")
      ? videos.map((video) => (showsMoney ? video : { ...video, cost_usd: null, cpm_usd: null }))
      : [],
    leaderboard: has("leaderboard") ? view.leaderboard : [],
    audience: has("audience") ? view.audience : null,
  };
  if (has("figures")) return shown;
  const none = { views: null, likes: null, comments: null, shares: null, saves: null };
  const rates = { engagements: null, engagement_rate: null };
  return { ...shown, totals: { videos: shown.totals.videos, ...none, ...rates, ...noMoney } };
}
