/** Events a call to the event API; a server takes 5,000, and 1,000 keep a step's result small. */
const SLICE = 1000;

/** Cuts into slices of at most `size`, in order. */
export function slices<T>(items: readonly T[], size = SLICE): T[][] {
  return Array.from({ length: Math.ceil(items.length / size) }, (_, n) => items.slice(n * size, (n + 1) * size));
}
