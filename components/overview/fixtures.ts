import { NO_GAINS } from "@/lib/tracking/overview/rules";
import type { GainPoint, Overview } from "@/lib/tracking/overview/schemas";

/** Overviews for tests. */

export const START = Date.UTC(2026, 10, 19, 23);
/** One point per hour: views gained, null for snapshots without growth, undefined for no snapshot; the last is open. */
export const hours = (...views: (number | null | undefined)[]): GainPoint[] =>
  views.map((value, hour) => ({
    ...NO_GAINS,
    at: new Date(START + hour * 3_600_000).toISOString(),
    is_open: hour === views.length - 1,
    snapshots: value === undefined ? 0 : 3,
    views: value ?? null,
  }));

export const overviewOf = (points: GainPoint[], over: Partial<Overview> = {}): Overview => ({
  range: {
    from: points[0]?.at ?? "",
    to: points.at(-1)?.at ?? "",
    first_day: "2026-11-20",
    last_day: "2026-11-20",
    days: 1,
    is_rolling: false,
    is_open: true,
    bucket: "hour",
  },
  latest_at: null,
  trackings: 3,
  videos: 3,
  snapshots: 1,
  totals: { ...NO_GAINS, views: points.reduce((sum, { views }) => sum + (views ?? 0), 0) },
  before: null,
  mixes_view_definitions: false,
  points,
  platforms: [],
  movers: [],
  movers_in_utc: null,
  running: { monitoring: 3, paused: 0 },
  ended: { completed: 0, stopped: 0, cancelled: 0, error: 0 },
  failed: [],
  gaps: [],
  first_videos: [],
  money: { spendable_usd: 1, committed_usd: 1, runway_hours: 1 },
  ...over,
});
