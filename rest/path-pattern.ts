interface AtPath {
  /** Parameters in braces: `/videos/{id}`. */
  path: string;
}

export interface Match<T> {
  items: readonly T[];
  /** As in the path, not decoded. */
  params: Record<string, string>;
}

/** Returns a pattern with one named group for each parameter of the path. */
export const patternOf = ({ path }: AtPath): RegExp =>
  new RegExp(`^${path.replaceAll(".", "\\.").replace(/\{(\w+)\}/g, "(?<$1>[^/]+)")}$`);

/** Returns a search for the items at a path, null if there are none. A fixed name takes precedence over a parameter. */
export function indexByPath<T extends AtPath>(items: readonly T[]): (path: string) => Match<T> | null {
  const parametersIn = (path: string) => path.split("{").length - 1;
  const places = [...new Set(items.map(({ path }) => path))]
    .sort((a, b) => parametersIn(a) - parametersIn(b))
    .map((path) => ({ path, pattern: patternOf({ path }), items: items.filter((item) => item.path === path) }));
  const fixed = new Map(places.filter(({ path }) => parametersIn(path) === 0).map((place) => [place.path, place]));
  const open = places.filter(({ path }) => !fixed.has(path));
  return (path) => {
    const exact = fixed.get(path);
    if (exact) return { items: exact.items, params: {} };
    for (const place of open) {
      const match = place.pattern.exec(path);
      if (match) return { items: place.items, params: { ...match.groups } };
    }
    return null;
  };
}
