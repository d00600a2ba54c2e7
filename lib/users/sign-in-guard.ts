import { createHash } from "node:crypto";
import { RateLimiterMemory, RateLimiterPostgres, RateLimiterRes } from "rate-limiter-flexible";
import { database } from "@/db/client";
import { env } from "@/lib/env";
import { AppError } from "@/lib/errors";
import { log } from "@/lib/log";
import { emailKey } from "@/lib/users/email-key";

const WINDOW_SECONDS = 15 * 60;
/** Failures in a window: by address of the account, and by where they come from. */
const FAILURES_PER_EMAIL = 8;
const FAILURES_PER_ADDRESS = 40;
const RESETS_PER_EMAIL = 3;
const RESETS_PER_ADDRESS = 20;

type Limiter = RateLimiterMemory | RateLimiterPostgres;
interface Limiters {
  email: Limiter;
  address: Limiter;
  signUp: Limiter;
  resetEmail: Limiter;
  resetAddress: Limiter;
}

// One set a process, also across Next's bundles, which each get a module instance of their own.
const shared = globalThis as typeof globalThis & { clipscopeSignInLimiters?: Promise<Limiters> };

function limiters(): Promise<Limiters> {
  shared.clipscopeSignInLimiters ??= openLimiters();
  return shared.clipscopeSignInLimiters;
}

async function openLimiters(): Promise<Limiters> {
  const [email, address, signUp, resetEmail, resetAddress] = await Promise.all([
    openLimiter("sign_in_email", FAILURES_PER_EMAIL),
    openLimiter("sign_in_address", FAILURES_PER_ADDRESS),
    openLimiter("sign_up_address", env().SIGN_UPS_PER_ADDRESS),
    openLimiter("reset_email", RESETS_PER_EMAIL),
    openLimiter("reset_address", RESETS_PER_ADDRESS),
  ]);
  return { email, address, signUp, resetEmail, resetAddress };
}

/** Counts in PostgreSQL where several web processes run; while that fails, in this one. */
async function openLimiter(keyPrefix: string, points: number): Promise<Limiter> {
  const options = { keyPrefix, points, duration: WINDOW_SECONDS };
  const memory = new RateLimiterMemory(options);
  if (env().RATE_LIMIT_STORE === "memory") return memory;
  const storeClient = {
    query: async ({ text, values = [] }: { text: string; values?: (string | number)[] }) => ({
      rows: [...(await database("signIn").sql.unsafe(text, values))],
    }),
  };
  return new Promise((resolve) => {
    const store: RateLimiterPostgres = new RateLimiterPostgres(
      { ...options, storeClient, storeType: "client", tableName: "rate_limits", insuranceLimiter: memory },
      (error?: Error) => {
        if (error) log.error({ err: error }, "the table of rate limits cannot be made; counting in this process");
        resolve(error ? memory : store);
      },
    );
  });
}

/**
 * Runs an attempt to sign in, unless too many failed lately. Each attempt is counted before it is made, so that a
 * volley sent at once gains nothing; a success gives the count back.
 * @throws AppError rate_limited
 */
export async function guardSignIn<T>(
  { email, address }: { email: string; address: string },
  attempt: () => Promise<T | null>,
): Promise<T | null> {
  const limits = await limiters();
  const account = accountOf(email);
  await consume(limits.address, address);
  await consume(limits.email, account);
  const outcome = await attempt();
  if (outcome !== null) {
    await limits.email.delete(account);
    await limits.address.reward(address, 1);
  }
  return outcome;
}

const accountOf = (email: string): string => createHash("sha256").update(emailKey(email)).digest("hex");

/** Whoever chose a new password by mail is no guesser: earlier failures no longer count against the account. */
export async function forgiveSignIn(email: string): Promise<void> {
  await (await limiters()).email.delete(accountOf(email));
}

/**
 * Before a mail to reset a password; known and unknown addresses count alike.
 * @throws AppError rate_limited
 */
export async function guardReset({ email, address }: { email: string; address: string }): Promise<void> {
  const limits = await limiters();
  await consume(limits.resetAddress, address);
  await consume(limits.resetEmail, accountOf(email));
}

/** @throws AppError rate_limited */
export async function guardSignUp(address: string): Promise<void> {
  await consume((await limiters()).signUp, address);
}

async function consume(limiter: Limiter, key: string): Promise<void> {
  try {
    await limiter.consume(key);
  } catch (error) {
    if (!(error instanceof RateLimiterRes)) throw error;
    throw new AppError({
      code: "rate_limited",
      limit: limiter.points,
      resetAt: new Date(Date.now() + error.msBeforeNext),
    });
  }
}
