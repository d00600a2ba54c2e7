/** Loads one part after another, the next one while the caller works on the last one: at most two are in memory. */
export async function* readAhead<Part, Loaded>(
  parts: Iterable<Part>,
  load: (part: Part) => Promise<Loaded>,
): AsyncGenerator<Loaded> {
  let before: Promise<Loaded> | null = null;
  for (const part of parts) {
    const loading = load(part);
    // A caller that stops early never awaits it: its failure would be unhandled.
    loading.catch(() => undefined);
    if (before) yield await before;
    before = loading;
  }
  if (before) yield await before;
}

/** Splits a list into parts of a size; the last one may be shorter. */
export function* partsOf<Item>(items: readonly Item[], size: number): Generator<Item[]> {
  for (let first = 0; first < items.length; first += size) yield items.slice(first, first + size);
}
