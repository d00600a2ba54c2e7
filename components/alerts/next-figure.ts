const STEPS = [1, 2, 5, 10];
const LEAST = 1_000;

/** Returns the next round number of views that a video hasn't passed yet: 1, 2 or 5 with zeros, and at least 1,000. */
export function nextFigure(views: number | null): number {
  if (views === null || views < LEAST) return LEAST;
  const power = 10 ** Math.floor(Math.log10(views));
  return power * (STEPS.find((step) => step * power > views) ?? 10);
}
