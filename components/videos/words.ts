import type { TrackingStatus } from "@/lib/videos/schemas";

export const LIST_QUESTION = "How are the videos doing?";

export { gapReason } from "@/lib/snapshots/rules";
export { METRIC_NAMES, metricName, STATUS_NAMES } from "@/lib/videos/rules";

const STATUS_REASONS: Record<string, string> = {
  no_balance: "The balance cannot pay the next snapshot. It goes on by itself after a top-up.",
  suspended: "The organisation is suspended. It goes on by itself when that is lifted.",
  stopped: "It was stopped before its end.",
  unavailable: "The platform said for three hours that the video is gone.",
  private: "The platform said for three hours that the video is private.",
  cancelled: "An administrator cancelled it.",
};

const STATUS_MEANINGS: Record<TrackingStatus, string> = {
  monitoring: "A snapshot is taken every hour.",
  completed: "All its days are over.",
  paused: "Nothing is collected for now.",
  error: "The platform no longer gives this video.",
  cancelled: "An administrator cancelled it.",
};

/** Why a tracking is in its state, in a sentence. */
export const statusReason = (status: TrackingStatus, reason: string | null) =>
  (reason ? STATUS_REASONS[reason] : undefined) ?? STATUS_MEANINGS[status];
