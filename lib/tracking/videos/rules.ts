import { DAY_MS } from "@/lib/core/time/unit-rules";
import type { Figures } from "@/lib/platforms/schemas";
import { engagementsOf } from "@/lib/tracking/snapshots/figure-rules";
import type { ShownStatus, TrackingStatus } from "@/lib/tracking/videos/schemas";

/** Status reason of a tracking that was ended before its last day. */
const STOPPED = "stopped";

/** Returns the status for the dashboard, its files and emails; the API returns the stored one. */
export const shownStatus = (status: TrackingStatus, reason: string | null): ShownStatus =>
  status === "completed" && reason === STOPPED ? "stopped" : status;

/** The label of each status in the dashboard, its files and emails. */
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

const STATUS_REASONS: Record<string, string> = {
  no_balance: "Your balance is too low. Tracking resumes after a top-up.",
  suspended: "Your organization is suspended or closed. Tracking resumes when that ends.",
  stopped: "Stopped before its last day.",
  unavailable: "The platform reported the video as gone for three hours in a row.",
  private: "The platform reported the video as private for three hours in a row.",
  cancelled: "Canceled by an administrator.",
};

const STATUS_MEANINGS: Record<TrackingStatus, string> = {
  monitoring: "A snapshot is taken every hour.",
  completed: "Tracking is complete.",
  paused: "No snapshots are being collected.",
  error: "The platform no longer returns this video.",
  cancelled: "Canceled by an administrator.",
};

/** Returns why a tracking has its status, in a sentence. */
export const statusReason = (status: TrackingStatus, reason: string | null) =>
  (reason ? STATUS_REASONS[reason] : undefined) ?? STATUS_MEANINGS[status];

/** Returns whether a tracking hasn't ended; paused ones count as running. */
export const isRunning = ({ status }: { status: TrackingStatus }): boolean =>
  status === "monitoring" || status === "paused";

/** Returns the remaining days of tracking, to one decimal; 0 once it has ended. */
export function daysRemaining(endsAt: Date, status: TrackingStatus, now: Date): number {
  if (!isRunning({ status })) return 0;
  return Math.max(0, Math.round(((endsAt.getTime() - now.getTime()) / DAY_MS) * 10) / 10);
}

/**
 * Dollars per thousand views; 0 without a cost or without views (contract B).
 * @param cost micro-dollars
 */
export function costPerMille(cost: bigint | null, views: number | null): number {
  return cost === null || !views ? 0 : Number(cost) / (views * 1_000);
}

/**
 * Dollars per like, comment or share; null without a cost or without any.
 * @param cost micro-dollars
 */
export function costPerEngagement(cost: bigint | null, figures: Figures): number | null {
  const engagements = engagementsOf(figures);
  return cost === null || !engagements ? null : Number(cost) / (engagements * 1_000_000);
}

/** Returns the public ID of a tracking's snapshot: stable and derived, so none is stored. */
export const snapshotIdOf = (trackingPublicId: string, hour: number): string =>
  `snap_${trackingPublicId}${hour.toString(36).padStart(2, "0")}`;
