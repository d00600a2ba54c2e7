/** When a failed delivery is attempted again. */
export interface Schedule {
  /** Milliseconds to wait after the first, second, … failure. The failure after the last one is final. */
  gapsMs: readonly number[];
  /** Share of a gap that is random, half of it either way, so that what failed together isn't retried together. */
  jitter?: number;
  /** A row of this age isn't retried, however few attempts it had. */
  maxAgeMs?: number;
}

/**
 * Returns the milliseconds until the next attempt, or null to give up.
 * @param attempts made so far, including the one that just failed
 * @param ageMs since the row was written
 * @param random 0 … 1
 */
export function gapAfter(
  { gapsMs, jitter = 0, maxAgeMs = Number.POSITIVE_INFINITY }: Schedule,
  { attempts, ageMs, random }: { attempts: number; ageMs: number; random: number },
): number | null {
  const gap = gapsMs[attempts - 1];
  if (gap === undefined || ageMs >= maxAgeMs) return null;
  return Math.round(gap * (1 - jitter / 2 + jitter * random));
}
