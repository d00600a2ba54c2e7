/** Hours of a tracking, both included. */
export interface HourRange {
  from: number;
  to: number;
}

interface Hourly {
  hour: number;
}

/** Lengths that a button selects, in hours: up to the latest snapshot. */
export const RANGE_HOURS = [24, 48, 168] as const;

/**
 * Returns the range that a URL asks for, within the hours that there are; null for all hours, also if the URL's range
 * has fewer than two of them.
 */
export function rangeIn(
  points: readonly Hourly[],
  { from, to }: { from: number | null; to: number | null },
): HourRange | null {
  const first = points[0]?.hour ?? 0;
  const last = points.at(-1)?.hour ?? 0;
  const range = { from: Math.max(from ?? first, first), to: Math.min(to ?? last, last) };
  if (range.to - range.from < 1 || (range.from === first && range.to === last)) return null;
  return range;
}

export const isIn = (range: HourRange | null, { hour }: Hourly): boolean =>
  range === null || (hour >= range.from && hour <= range.to);

/** Returns the URL's values for the last hours; all hours if there are no more than those. */
export function lastHours(points: readonly Hourly[], hours: number): { from: number | null; to: null } {
  const first = points[0]?.hour ?? 0;
  const from = (points.at(-1)?.hour ?? 0) - hours;
  return { from: from > first ? from : null, to: null };
}
