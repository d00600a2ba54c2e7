import type { TrackingStatus } from "@/lib/tracking/videos/schemas";

export const LIST_TITLE = "Videos";

export { METRIC_NAMES, metricName } from "@/lib/tracking/snapshots/figure-rules";
export { gapReason } from "@/lib/tracking/snapshots/rules";
export { STATUS_NAMES, statusName } from "@/lib/tracking/videos/rules";

const STATUS_REASONS: Record<string, string> = {
  no_balance: "Your balance is too low. Tracking resumes after a top-up.",
  suspended: "Your organization is suspended. Tracking resumes when the suspension ends.",
  stopped: "Someone stopped it before its last day.",
  unavailable: "The platform reported the video as gone for three hours in a row.",
  private: "The platform reported the video as private for three hours in a row.",
  cancelled: "An administrator canceled it.",
};

const STATUS_MEANINGS: Record<TrackingStatus, string> = {
  monitoring: "A snapshot is taken every hour.",
  completed: "All its days are over.",
  paused: "Nothing is collected for now.",
  error: "The platform no longer returns this video.",
  cancelled: "An administrator canceled it.",
};

/** Returns why a tracking has its status, in a sentence. */
export const statusReason = (status: TrackingStatus, reason: string | null) =>
  (reason ? STATUS_REASONS[reason] : undefined) ?? STATUS_MEANINGS[status];
