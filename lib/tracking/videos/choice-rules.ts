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

/** Columns of the video table besides the video itself, in their default order. */
export const VIDEO_COLUMNS = [
  "status",
  "views",
  "last_24h",
  "likes",
  "comments",
  "shares",
  "engagement",
  "updated_at",
  "saves",
  "names",
  "created_at",
  "ends_at",
] as const;
export type VideoColumn = (typeof VIDEO_COLUMNS)[number];

/** Shown until a member chooses others. */
export const DEFAULT_COLUMNS: readonly VideoColumn[] = VIDEO_COLUMNS.slice(0, 8);

/** Row heights of the video table. */
export const DENSITIES = ["comfortable", "compact"] as const;
export type Density = (typeof DENSITIES)[number];
