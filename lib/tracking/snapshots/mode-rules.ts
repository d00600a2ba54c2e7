/** Apart from the series, so that pages that only read their address don't load these. */
export const SERIES_MODES = ["cumulative", "hourly"] as const;
export type SeriesMode = (typeof SERIES_MODES)[number];
