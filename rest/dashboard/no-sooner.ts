import { setTimeout } from "node:timers/promises";

/** Far longer than writing a mail takes. */
const ANSWER_AFTER_MS = 400;

/**
 * Returns what the work returns, no sooner than `ms` milliseconds after the call: the time to the answer must not show
 * whether an address has an account. What the work throws comes immediately, so it must not depend on that either.
 */
export async function noSooner<T>(work: Promise<T>, ms = ANSWER_AFTER_MS): Promise<T> {
  const [result] = await Promise.all([work, setTimeout(ms)]);
  return result;
}
