import type { Figures, Metric, Platform } from "@/lib/platforms/schemas";

/**
 * The most snapshots that one request decodes: about 15 s, in slices between which others get their turn. A hundred
 * thousand videos tracked for 30 days, with the period before, are below it.
 */
export const MAX_DECODED = 150_000_000;

/**
 * (likes + comments + shares) · 100 / views in percent, multiplied before dividing, unrounded. Missing terms count as
 * 0; null if views are missing or 0 (contract B).
 */
export function engagementRate(figures: Figures): number | null {
  if (!figures.views) return null;
  return (((figures.likes ?? 0) + (figures.comments ?? 0) + (figures.shares ?? 0)) * 100) / figures.views;
}

/** Returns likes + comments + shares, as the engagement rate counts them; null if none is reported. */
export function engagementsOf({ likes, comments, shares }: Figures): number | null {
  if (likes === null && comments === null && shares === null) return null;
  return (likes ?? 0) + (comments ?? 0) + (shares ?? 0);
}

export const METRIC_NAMES: Record<Metric, string> = {
  views: "Views",
  likes: "Likes",
  comments: "Comments",
  shares: "Shares",
  saves: "Saves",
};

/** X counts reposts and replies in place of shares and comments. */
const TWITTER_NAMES: Partial<Record<Metric, string>> = { shares: "Reposts", comments: "Replies", saves: "Bookmarks" };

/** Returns the platform's name for a metric. */
export const metricName = (metric: Metric, platform: Platform): string =>
  (platform === "twitter" ? TWITTER_NAMES[metric] : undefined) ?? METRIC_NAMES[metric];

/** Returns the difference between two snapshots by metric; null if either lacks the metric. */
export function changeOf(now: Figures, before: Figures | null): Figures {
  const change = (a: number | null, b: number | null | undefined) => (a === null || b == null ? null : a - b);
  return {
    views: change(now.views, before?.views),
    likes: change(now.likes, before?.likes),
    comments: change(now.comments, before?.comments),
    shares: change(now.shares, before?.shares),
    saves: change(now.saves, before?.saves),
  };
}
