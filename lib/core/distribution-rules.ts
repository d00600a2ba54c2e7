/** Medians and percentiles. Pure. */

/**
 * Returns the value below which a share of sorted values lies, between neighbors in proportion, as PostgreSQL's
 * `percentile_cont` does; NaN without values.
 */
export function quantileOfSorted(sorted: readonly number[], share: number): number {
  const at = (sorted.length - 1) * share;
  const below = sorted[Math.floor(at)] ?? Number.NaN;
  const above = sorted[Math.ceil(at)] ?? Number.NaN;
  return below + (above - below) * (at - Math.floor(at));
}

export const ascending = (values: readonly number[]): number[] => values.toSorted((a, b) => a - b);

/** Returns the same of values in any order. */
export const quantile = (values: readonly number[], share: number): number =>
  quantileOfSorted(ascending(values), share);

export const median = (values: readonly number[]): number => quantile(values, 0.5);

/** Returns the percentage of values below `value`; equal ones count half. NaN without values. */
export function percentileOf(values: readonly number[], value: number): number {
  const below = values.filter((other) => other < value).length;
  const equal = values.filter((other) => other === value).length;
  return ((below + equal / 2) * 100) / values.length;
}
