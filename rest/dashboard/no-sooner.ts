import { setTimeout } from "node:timers/promises";

/** Much longer than it takes to write an email. */
const ANSWER_AFTER_MS = 400;

/**
 * Returns the result of the work no earlier than `ms` milliseconds after the call, so that the response time doesn't
 * reveal whether an address has an account. Errors are thrown immediately, so they must not depend on that either.
 */
export async function noSooner<T>(work: Promise<T>, ms = ANSWER_AFTER_MS): Promise<T> {
  const [result] = await Promise.all([work, setTimeout(ms)]);
  return result;
}
