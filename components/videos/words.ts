import type { Metric, Platform } from "@/lib/platforms/schemas";
import type { TrackingStatus } from "@/lib/videos/schemas";

export const LIST_QUESTION = "How are the videos doing?";

export const METRIC_NAMES: Record<Metric, string> = {
  views: "Views",
  likes: "Likes",
  comments: "Comments",
  shares: "Shares",
  saves: "Saves",
};

/** X counts reposts and replies; they stand where the others have shares and comments. */
const TWITTER_NAMES: Partial<Record<Metric, string>> = { shares: "Reposts", comments: "Replies", saves: "Bookmarks" };

export const metricName = (metric: Metric, platform: Platform) =>
  (platform === "twitter" ? TWITTER_NAMES[metric] : undefined) ?? METRIC_NAMES[metric];

export const STATUS_NAMES: Record<TrackingStatus, string> = {
  monitoring: "Monitoring",
  completed: "Completed",
  paused: "Paused",
  error: "Error",
  cancelled: "Cancelled",
};

const STATUS_REASONS: Record<string, string> = {
  no_balance: "The balance cannot pay the next snapshot. It goes on by itself after a top-up.",
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

const GAP_REASONS: Record<string, string> = {
  unavailable: "The platform said the video is gone",
  private: "The platform said the video is private",
  rate_limited: "The platform asked us to slow down",
  quota: "The platform's daily quota was used up",
  auth: "The platform refused our access",
  transient: "The platform did not answer",
  invalid_response: "The platform's answer could not be read",
  no_balance: "Paused: the balance could not pay it",
  paused: "Paused: the balance could not pay it",
  missed: "The collection did not run in this hour",
  stopped: "Monitoring was stopped in this hour",
};

/** Why an hour has no reading, in words. */
export const gapReason = (reason: string | null) =>
  (reason ? GAP_REASONS[reason] : undefined) ?? "No reading in this hour";
