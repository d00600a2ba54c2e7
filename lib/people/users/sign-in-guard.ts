import { createHash } from "node:crypto";
import { attemptLimiter, type Limiter, spend } from "@/lib/core/attempt-limiter";
import { env } from "@/lib/core/env";
import { AppError } from "@/lib/core/errors";
import { HOUR_SECONDS } from "@/lib/core/time/unit-rules";
import { emailKey } from "@/lib/people/users/email-key";
import { delaySeconds, FREE_ATTEMPTS } from "@/lib/people/users/rules";

const WINDOW_SECONDS = 15 * 60;
/** How long the failures of one pair (account and address, or account and known browser) are remembered. */
const MEMORY_SECONDS = HOUR_SECONDS;
/** Failures for one account per window, from all addresses. Browsers that have signed in before are not counted. */
const FAILURES_PER_ACCOUNT = 50;
/** Failures from one address per window. An office behind one address has many people, each with separate limits. */
const FAILURES_PER_ADDRESS = 500;
const MAILS_PER_PAIR = 3;
const MAILS_PER_ACCOUNT = 6;
const MAILS_PER_ADDRESS = 20;

interface Limiters {
  pair: Limiter;
  gate: Limiter;
  account: Limiter;
  address: Limiter;
  signUp: Limiter;
  mailPair: Limiter;
  mailAccount: Limiter;
  mailAddress: Limiter;
}

// One set per process, shared by Next's bundles, each of which has its own instance of this module.
const shared = globalThis as typeof globalThis & { clipscopeSignInLimiters?: Promise<Limiters> };

function limiters(): Promise<Limiters> {
  shared.clipscopeSignInLimiters ??= openLimiters();
  return shared.clipscopeSignInLimiters;
}

async function openLimiters(): Promise<Limiters> {
  const [pair, gate, account, address, signUp, mailPair, mailAccount, mailAddress] = await Promise.all([
    attemptLimiter("sign_in_pair", FREE_ATTEMPTS, MEMORY_SECONDS),
    attemptLimiter("sign_in_gate", 1, WINDOW_SECONDS),
    attemptLimiter("sign_in_account", FAILURES_PER_ACCOUNT, WINDOW_SECONDS),
    attemptLimiter("sign_in_address", FAILURES_PER_ADDRESS, WINDOW_SECONDS),
    attemptLimiter("sign_up_address", env().SIGN_UPS_PER_ADDRESS, WINDOW_SECONDS),
    attemptLimiter("mail_pair", MAILS_PER_PAIR, WINDOW_SECONDS),
    attemptLimiter("mail_account", MAILS_PER_ACCOUNT, WINDOW_SECONDS),
    attemptLimiter("mail_address", MAILS_PER_ADDRESS, WINDOW_SECONDS),
  ]);
  return { pair, gate, account, address, signUp, mailPair, mailAccount, mailAddress };
}

export interface Attempt {
  email: string;
  /** The client's address, grouped as `addressGroup` does. */
  address: string;
  /** The browser's ID if this account has signed in with it, or another mark of such a browser. */
  device?: string | null;
}

/** Returns the key that an account's failures are counted by. No counter stores the address. */
export const accountOf = (email: string): string => createHash("sha256").update(emailKey(email)).digest("hex");

function pairOf({ email, address, device }: Attempt): string {
  const place = device ? ["device", device] : ["address", address];
  return createHash("sha256")
    .update(JSON.stringify([accountOf(email), ...place]))
    .digest("hex");
}

/**
 * Runs a sign-in attempt, unless too many failed recently. Each attempt is counted before it runs, so that parallel
 * requests gain nothing. A success resets the count.
 *
 * Failures count by account and address together, with growing delays, so that strangers cannot lock out the owner. Two
 * wider limits stop guesses from many addresses at one account and from one address at many accounts. A browser that
 * has signed in before is delayed only by its own failures.
 * @returns null if the attempt fails
 * @throws AppError rate_limited; `isAccountWide` if an emailed link works without waiting
 */
export async function guardSignIn<T>(who: Attempt, attempt: () => Promise<T | null>): Promise<T | null> {
  const limits = await limiters();
  const account = accountOf(who.email);
  const pair = pairOf(who);
  await assertNotDelayed(limits, pair);
  if (!who.device) {
    await spend(limits.address, who.address);
    await spend(limits.account, account, { isAccountWide: true });
  }
  const outcome = await attempt();
  if (outcome !== null) {
    await Promise.all([limits.pair.delete(pair), limits.gate.delete(pair)]);
    if (!who.device) await Promise.all([limits.address.reward(who.address, 1), limits.account.reward(account, 1)]);
  }
  return outcome;
}

/** The first attempts are free. After that, each one makes the next one wait longer. */
async function assertNotDelayed({ pair, gate }: Limiters, key: string): Promise<void> {
  const before = (await pair.get(key))?.consumedPoints ?? 0;
  if (before < FREE_ATTEMPTS) {
    const { consumedPoints } = await pair.penalty(key, 1);
    // Parallel attempts beyond the free ones take turns.
    if (consumedPoints <= FREE_ATTEMPTS) return;
    await pair.reward(key, 1);
  }
  const failures = Math.max(before, FREE_ATTEMPTS);
  // The first request in the delay's window makes the attempt. All others wait until the window ends.
  await spend(gate, key, { seconds: delaySeconds(failures) });
  await pair.penalty(key, 1);
}

/** Resets the failures of a person who chose a new password by email, so that they can sign in without delay. */
export async function resetSignInFailures(who: Attempt): Promise<void> {
  const limits = await limiters();
  const pair = pairOf(who);
  await Promise.all([limits.account.delete(accountOf(who.email)), limits.pair.delete(pair), limits.gate.delete(pair)]);
}

/**
 * Limits emails that anyone can request (a password reset or sign-in link). Known and unknown addresses count equally.
 * @returns whether to send the email: false if the account was sent enough in the last minutes, no matter who requested
 * them. The links of those emails work, so the response is the same.
 * @throws AppError rate_limited for an address that requests too many
 */
export async function guardMail({ email, address }: { email: string; address: string }): Promise<boolean> {
  const limits = await limiters();
  const account = accountOf(email);
  await spend(limits.mailAddress, address);
  await spend(limits.mailPair, `${account}:${address}`);
  try {
    await spend(limits.mailAccount, account);
    return true;
  } catch (error) {
    if (error instanceof AppError) return false;
    throw error;
  }
}

/** @throws AppError rate_limited */
export async function guardSignUp(address: string): Promise<void> {
  await spend((await limiters()).signUp, address);
}
