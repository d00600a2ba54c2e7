/** Ways to corrupt a recorded response, one place at a time. */

export type Path = readonly (string | number)[];
/** Represents an absent field. */
export const MISSING = Symbol("missing");
export const ODD_VALUES = [null, "", "12", "x", -1, 1.5, {}, [], 1e20, true, MISSING] as const;
export type OddValue = (typeof ODD_VALUES)[number];

/** Returns every place of a JSON value except the root: objects and lists as well as leaves. */
export function placesOf(value: unknown, path: Path = []): Path[] {
  if (typeof value !== "object" || value === null) return path.length > 0 ? [path] : [];
  const entries: [string | number, unknown][] = Array.isArray(value)
    ? value.map((item, index) => [index, item])
    : Object.entries(value);
  const inside = entries.flatMap(([step, field]) => placesOf(field, [...path, step]));
  return path.length > 0 ? [path, ...inside] : inside;
}

/**
 * Returns a copy with one place changed; unchanged if the place no longer exists.
 * @param odd any JSON value, or `MISSING`
 */
export function spoil<T>(value: T, path: Path, odd: unknown): T {
  const copy = structuredClone(value);
  let holder: unknown = copy;
  for (const step of path.slice(0, -1)) holder = isHolder(holder) ? holder[step] : undefined;
  const last = path.at(-1);
  if (!isHolder(holder) || last === undefined) return copy;
  if (odd === MISSING && Array.isArray(holder)) holder.splice(Number(last), 1);
  else if (odd === MISSING) delete holder[last];
  else holder[last] = odd;
  return copy;
}

export const shownPath = (path: Path): string =>
  path
    .map((step) => (typeof step === "number" ? "[]" : `.${step}`))
    .join("")
    .replace(/^\./, "");

const isHolder = (value: unknown): value is Record<string | number, unknown> =>
  typeof value === "object" && value !== null;
