export interface TrendPoint {
  /** Unique and ascending along the axis. */
  key: number;
  /** Still in progress. */
  isOpen: boolean;
  value: number | null;
  /** Value of the counterpart in an earlier period; null if unknown or not compared. */
  before: number | null;
  heading: string;
  /** "+12%"; empty without a comparison. */
  change: string;
  /** Lines of the tooltip, the current value first. */
  rows: readonly { name: string; value: string; isBefore: boolean }[];
  /** Further lines: the reason for a missing value, number of snapshots. */
  notes: readonly string[];
}

/** The dash of values in progress. */
export const OPEN_DASH = "3 3";
export const TREND_FILL = 0.08;
/** Returns the color of the earlier period's line. */
export const palerOf = (color: string): string => `color-mix(in oklab, ${color} 45%, var(--surface))`;

interface TrendRow {
  key: number;
  value: number | null;
  before: number | null;
  /** The dashed part: from the last finished point to the one in progress. */
  open: number | null;
  beforeOpen: number | null;
}

/** Splits both lines into what is finished and what is in progress. */
export function trendParts(points: readonly TrendPoint[]): TrendRow[] {
  return points.map(({ key, value, before, isOpen }, index) => {
    const next = points[index + 1];
    // A line of one point, before an hour or day without a value so far, would be drawn nowhere.
    const leadsTo = (open: number | null | undefined) => isOpen || (next?.isOpen === true && open !== null);
    return {
      key,
      value: isOpen ? null : value,
      before: isOpen ? null : before,
      open: leadsTo(next?.value) ? value : null,
      beforeOpen: leadsTo(next?.before) ? before : null,
    };
  });
}

/** Whether a value stands between two missing ones: a line of one point isn't drawn, so it gets a dot. */
export const isAlone = (points: readonly TrendPoint[], index: number): boolean =>
  (points[index]?.value ?? null) !== null &&
  (points[index - 1]?.value ?? null) === null &&
  (points[index + 1]?.value ?? null) === null;
