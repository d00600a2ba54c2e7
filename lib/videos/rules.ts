import type { Figures, Metric, Platform } from "@/lib/platforms/schemas";
import type { ShownStatus, TrackingStatus } from "@/lib/videos/schemas";

const DAY_MS = 86_400_000;

/** Why a tracking is over that somebody ended before its last day. */
const STOPPED = "stopped";

/** The status that the dashboard, its files and mails show; the API answers the stored one. */
export const shownStatus = (status: TrackingStatus, reason: string | null): ShownStatus =>
  status === "completed" && reason === STOPPED ? "stopped" : status;

/** The word for each status in the dashboard, its files and mails. */
export const STATUS_NAMES: Record<ShownStatus, string> = {
  monitoring: "Tracking",
  paused: "Paused",
  completed: "Completed",
  stopped: "Stopped",
  error: "Failed",
  cancelled: "Canceled",
};

export const statusName = (status: TrackingStatus, reason: string | null): string =>
  STATUS_NAMES[shownStatus(status, reason)];

/** Whether a tracking is not over; a paused one is not. */
export const isRunning = ({ status }: { status: TrackingStatus }): boolean =>
  status === "monitoring" || status === "paused";

/** Days of monitoring that are left, to one decimal; 0 once the tracking has ended. */
export function daysRemaining(endsAt: Date, status: TrackingStatus, now: Date): number {
  if (!isRunning({ status })) return 0;
  return Math.max(0, Math.round(((endsAt.getTime() - now.getTime()) / DAY_MS) * 10) / 10);
}

/**
 * (likes + comments + shares) · 100 / views in per cent, multiplied before dividing, unrounded; missing terms count
 * as 0, null when views are missing or 0 (contract B).
 */
export function engagementRate(figures: Figures): number | null {
  if (!figures.views) return null;
  return (((figures.likes ?? 0) + (figures.comments ?? 0) + (figures.shares ?? 0)) * 100) / figures.views;
}

/**
 * Dollars per thousand views; 0 without a cost or without views (contract B).
 * @param cost micro-dollars
 */
export function costPerMille(cost: bigint | null, views: number | null): number {
  return cost === null || !views ? 0 : Number(cost) / (views * 1_000);
}

/** Likes, comments and shares together, as the engagement rate counts them; null where none of them is reported. */
export function engagementsOf({ likes, comments, shares }: Figures): number | null {
  if (likes === null && comments === null && shares === null) return null;
  return (likes ?? 0) + (comments ?? 0) + (shares ?? 0);
}

/**
 * Dollars per like, comment or share; null without a cost or without any.
 * @param cost micro-dollars
 */
export function costPerEngagement(cost: bigint | null, figures: Figures): number | null {
  const engagements = engagementsOf(figures);
  return cost === null || !engagements ? null : Number(cost) / (engagements * 1_000_000);
}

export const METRIC_NAMES: Record<Metric, string> = {
  views: "Views",
  likes: "Likes",
  comments: "Comments",
  shares: "Shares",
  saves: "Saves",
};

/** X counts reposts and replies; they stand where the others have shares and comments. */
const TWITTER_NAMES: Partial<Record<Metric, string>> = { shares: "Reposts", comments: "Replies", saves: "Bookmarks" };

/** What the platform calls a metric. */
export const metricName = (metric: Metric, platform: Platform): string =>
  (platform === "twitter" ? TWITTER_NAMES[metric] : undefined) ?? METRIC_NAMES[metric];

/** The public id of a tracking's snapshot: stable, and derived, so that none is stored. */
export const snapshotIdOf = (trackingPublicId: string, hour: number): string =>
  `snap_${trackingPublicId}${hour.toString(36).padStart(2, "0")}`;

/** The difference of two readings, metric by metric; null where either is not reported. */
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
