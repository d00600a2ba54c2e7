import type { FieldError } from "@/lib/core/errors";

/** Added by caches and libraries to make a URL unique. */
const CACHE_BUSTER = "_";

export interface ReadQuery {
  values: Record<string, string>;
  /** One per repeated parameter. */
  errors: FieldError[];
  /** Names missing from `known`, each once. */
  unknown: string[];
}

/** Returns the parameters of a query by name. The cache-buster `_` is dropped. */
export function readQuery(query: URLSearchParams, known: readonly string[]): ReadQuery {
  const values: Record<string, string> = Object.create(null);
  const repeated = new Set<string>();
  for (const [name, value] of query) {
    if (name === CACHE_BUSTER && !known.includes(name)) continue;
    if (name in values) repeated.add(name);
    values[name] = value;
  }
  const unknown = Object.keys(values).filter((name) => !known.includes(name));
  const errors = [...repeated]
    .filter((name) => known.includes(name))
    .map((field) => ({ field, message: `Must be given once, for example ${field}=${values[field]}` }));
  return { values, errors, unknown };
}
