import type { Figures } from "@/lib/platforms/schemas";
import type { TrackingStatus } from "@/lib/videos/schemas";

const DAY_MS = 86_400_000;

/** Days of monitoring that are left, to one decimal; 0 once the tracking has ended. */
export function daysRemaining(endsAt: Date, status: TrackingStatus, now: Date): number {
  if (status !== "monitoring" && status !== "paused") return 0;
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
