/** The statuses that the dashboard shows and filters by. A stopped tracking is stored, and returned by the API, as completed. */
export const SHOWN_STATUSES = ["monitoring", "paused", "completed", "stopped", "error", "cancelled"] as const;

/** Columns that the video table can be sorted by. */
export const VIDEO_SORTS = [
  "created_at",
  "ends_at",
  "views",
  "likes",
  "comments",
  "shares",
  "saves",
  "engagement",
  "updated_at",
] as const;

/** In place of a label or campaign ID: videos without any. */
export const WITHOUT = "none";

/** Maximum rows per file. */
export const MAX_EXPORT_ROWS = 20_000;

/** Maximum days of a tracking, including extensions. */
export const MAX_DURATION_DAYS = 30;
