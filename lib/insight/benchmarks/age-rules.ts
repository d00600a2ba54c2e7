/**
 * Ages in hours since publication at which a tracking's views are kept for comparison. Close together where a video grows
 * fast; views between two of them are read off a line through both, drawn on logarithmic scales.
 */
export const AGES = [
  1, 2, 3, 4, 6, 8, 12, 16, 20, 24, 30, 36, 48, 60, 72, 84, 96, 120, 144, 168, 216, 264, 336, 432, 528, 624, 720,
] as const;

/** Views at each of `AGES`, in its order; null where no snapshot was near. */
export type ViewsByAge = readonly (number | null)[];

/**
 * Returns a video's views at an age, or null if the nearest known ages below and above are unknown or too far apart. At
 * most one of `AGES` between may be missing: a gap of a day is bridged, a gap of a week is not.
 * @param age in hours since publication, at least 1
 */
export function viewsAtAge(views: ViewsByAge, age: number): number | null {
  const above = AGES.findIndex((known) => known >= age);
  if (above === -1 || age < AGES[0]) return null;
  const exact = views[above];
  if (AGES[above] === age && exact != null) return exact;
  const high = [above, above + 1].find((index) => views[index] != null && AGES[index] !== age);
  const low = [above - 1, above - 2].find((index) => views[index] != null);
  if (high === undefined || low === undefined || high - low > 2) return null;
  const [lowAge, highAge] = [AGES[low] ?? 0, AGES[high] ?? 0];
  const [lowViews, highViews] = [Math.log1p(views[low] ?? 0), Math.log1p(views[high] ?? 0)];
  const share = (Math.log(age) - Math.log(lowAge)) / (Math.log(highAge) - Math.log(lowAge));
  return Math.round(Math.expm1(lowViews + share * (highViews - lowViews)));
}
