/** Events per call of the event API. A server accepts 5,000; 1,000 keeps a step's result small. */
const SLICE = 1000;

/** Splits the items into slices of at most `size`, in order. */
export function slices<T>(items: readonly T[], size = SLICE): T[][] {
  return Array.from({ length: Math.ceil(items.length / size) }, (_, n) => items.slice(n * size, (n + 1) * size));
}
