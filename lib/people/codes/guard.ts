import { attemptLimiter, type Limiter, spend } from "@/lib/core/attempt-limiter";
import { DAY_SECONDS, MINUTE_SECONDS } from "@/lib/core/time/unit-rules";

/** Wrong codes per 15 minutes and per day. Three of a million codes are right at a time. */
const ATTEMPTS = 5;
const WINDOW_SECONDS = 15 * MINUTE_SECONDS;
const ATTEMPTS_PER_DAY = 30;

// One set per process, shared by Next's bundles, each of which has its own instance of this module.
const shared = globalThis as typeof globalThis & { clipscopeCodeLimiters?: Promise<Limiter[]> };

function limiters(): Promise<Limiter[]> {
  shared.clipscopeCodeLimiters ??= Promise.all([
    attemptLimiter("second_factor", ATTEMPTS, WINDOW_SECONDS),
    attemptLimiter("second_factor_day", ATTEMPTS_PER_DAY, DAY_SECONDS),
  ]);
  return shared.clipscopeCodeLimiters;
}

/**
 * Runs an attempt with a code, unless too many failed recently. Each is counted before it runs, so that parallel requests
 * gain nothing. A success resets the count.
 * @param browser the mark of a browser or session of theirs, which counts separately: someone who knows only the
 * password can't lock its owner out
 * @returns null if the attempt fails
 * @throws AppError rate_limited
 */
export async function guardCode<T>(
  who: { userId: number; browser: string | null },
  attempt: () => Promise<T | null>,
): Promise<T | null> {
  const key = `${who.userId}:${who.browser ?? "unknown"}`;
  const limits = await limiters();
  for (const limit of limits) await spend(limit, key);
  const outcome = await attempt();
  if (outcome !== null) await Promise.all(limits.map((limit) => limit.delete(key)));
  return outcome;
}
