import { createHash } from "node:crypto";
import { env } from "@/lib/core/env";
import { AppError } from "@/lib/core/errors";
import { HOUR_SECONDS } from "@/lib/core/time/unit-rules";
import { attemptLimiter, type Limiter, spend } from "@/lib/people/users/attempt-limiter";
import { emailKey } from "@/lib/people/users/email-key";
import { delaySeconds, FREE_ATTEMPTS } from "@/lib/people/users/rules";

const WINDOW_SECONDS = 15 * 60;
/** Failures of one pair of account and address, or account and known browser, are remembered this long. */
const MEMORY_SECONDS = HOUR_SECONDS;
/** Failures at one account in a window, from wherever they come; browsers that signed in before are not counted. */
const FAILURES_PER_ACCOUNT = 50;
/** Failures from one address in a window: an office behind one address has many people, each with limits of their own. */
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

// One set a process, also across Next's bundles, which each get a module instance of their own.
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
  /** The browser's ID where this account has signed in with it, or another mark of one that has. */
  device?: string | null;
}

/** What an account's failures are counted by: its address is kept by no counter. */
export const accountOf = (email: string): string => createHash("sha256").update(emailKey(email)).digest("hex");

function pairOf({ email, address, device }: Attempt): string {
  const place = device ? ["device", device] : ["address", address];
  return createHash("sha256")
    .update(JSON.stringify([accountOf(email), ...place]))
    .digest("hex");
}

/**
 * Runs an attempt to sign in, unless too many failed lately. Each attempt is counted before it is made, so that a volley
 * of parallel requests gains nothing; a success gives the count back.
 *
 * Failures count by account and address together, with growing delays, so that strangers cannot lock out the owner. Two
 * wider limits stop guesses from many addresses at one account and from one address at many accounts. A browser that has
 * signed in before is held up by its own failures only.
 * @returns null when the attempt fails
 * @throws AppError rate_limited; `isAccountWide` when waiting is not the only way: a mailed link still works
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

/** The first attempts are free; after that each one has to wait longer for the next. */
async function assertNotDelayed({ pair, gate }: Limiters, key: string): Promise<void> {
  const before = (await pair.get(key))?.consumedPoints ?? 0;
  if (before < FREE_ATTEMPTS) {
    const { consumedPoints } = await pair.penalty(key, 1);
    // Of a volley, what comes after the free attempts takes turns as everything later does.
    if (consumedPoints <= FREE_ATTEMPTS) return;
    await pair.reward(key, 1);
  }
  const failures = Math.max(before, FREE_ATTEMPTS);
  // Whoever comes first in the delay's window makes the attempt; everybody else waits for its end.
  await spend(gate, key, { seconds: delaySeconds(failures) });
  await pair.penalty(key, 1);
}

/** After a new password by mail: the failures before it no longer hold up whoever chose it. */
export async function forgiveSignIn(who: Attempt): Promise<void> {
  const limits = await limiters();
  const pair = pairOf(who);
  await Promise.all([limits.account.delete(accountOf(who.email)), limits.pair.delete(pair), limits.gate.delete(pair)]);
}

/**
 * Before a mail that anyone can ask for (a link to reset the password or to sign in); known and unknown addresses count
 * alike.
 * @returns whether to send it: false when the account was sent enough within the last minutes by anybody's asking. The
 * links of those mails work, so the answer is the same.
 * @throws AppError rate_limited for who asks too often
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
