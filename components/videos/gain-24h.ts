/**
 * Returns the views gained between the first and the last known value of the last 24 hours; null with fewer than two.
 */
export function gainOf(values: readonly (number | null)[]): number | null {
  const known = values.filter((value) => value !== null);
  const [first] = known;
  const last = known.at(-1);
  return first === undefined || last === undefined || known.length < 2 ? null : last - first;
}
