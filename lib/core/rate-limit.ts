import { RateLimiterMemory, RateLimiterPostgres } from "rate-limiter-flexible";
import { database } from "@/db/client";
import { env } from "@/lib/core/env";
import { AppError } from "@/lib/core/errors";
import { log } from "@/lib/core/log";

const WINDOW_SECONDS = 60;

export interface Consumption {
  limit: number;
  remaining: number;
  resetAt: Date;
  exceeded: boolean;
}

/** Counts in fixed one-minute windows; a subject's first window starts with its first request. */
export interface RateLimiter {
  consume(subject: string, limit: number): Promise<Consumption>;
}

type Counter = Pick<RateLimiterMemory, "consume">;

function limiter(counter: () => Counter | Promise<Counter>): RateLimiter {
  return {
    async consume(subject, limit) {
      const found = counter();
      const { consumedPoints, msBeforeNext } = await ("consume" in found ? found : await found).consume(subject);
      return {
        limit,
        remaining: Math.max(0, limit - consumedPoints),
        resetAt: new Date(Date.now() + msBeforeNext),
        exceeded: consumedPoints > limit,
      };
    },
  };
}

// The counters only count; the limit is compared here because it differs per organization.
const options = (name: string) => ({
  keyPrefix: name,
  points: Number.MAX_SAFE_INTEGER,
  duration: WINDOW_SECONDS,
});

/** Counts in this process. */
export function memoryLimiter(name: string): RateLimiter {
  const counter = new RateLimiterMemory(options(name));
  return limiter(() => counter);
}

interface SqlClient {
  unsafe(text: string, values: (string | number)[]): PromiseLike<object[]>;
}

/** Counts in PostgreSQL, for several web processes; while PostgreSQL fails, in this process. */
export function postgresLimiter(name: string, client: SqlClient): RateLimiter {
  const storeClient = {
    query: async ({ text, values = [] }: { text: string; values?: (string | number)[] }) => {
      const rows = await client.unsafe(text, values);
      return { rows: [...rows], rowCount: rows.length };
    },
  };
  const insuranceLimiter = new RateLimiterMemory(options(name));
  let ready: Promise<Counter> | undefined;
  const open = () =>
    new Promise<Counter>((resolve) => {
      const store: RateLimiterPostgres = new RateLimiterPostgres(
        { ...options(name), storeClient, storeType: "client", tableName: "rate_limits", insuranceLimiter },
        (error?: Error) => {
          if (error) {
            log.error({ err: error }, "the table of rate limits cannot be made; counting in this process");
            ready = undefined;
          }
          resolve(error ? insuranceLimiter : store);
        },
      );
    });
  return limiter(() => {
    ready ??= open();
    return ready;
  });
}

/** Limits of the REST API. */
export interface Limits {
  requests: RateLimiter;
  failures: RateLimiter;
}

interface ProcessLimits extends Limits {
  /** Platform requests of an organization's dashboard. */
  questions: RateLimiter;
  /** Requests to the routes for sign-in, sign-up and email links, by address group. */
  auth: RateLimiter;
}

// One per process, shared by Next's bundles, which each have their own module instance.
const shared = globalThis as typeof globalThis & { clipscopeLimits?: ProcessLimits };

export function processLimits(): ProcessLimits {
  if (!shared.clipscopeLimits) {
    const make = (name: string) =>
      env().RATE_LIMIT_STORE === "postgres" ? postgresLimiter(name, database().sql) : memoryLimiter(name);
    shared.clipscopeLimits = {
      requests: make("requests"),
      failures: make("failures"),
      questions: make("questions"),
      auth: make("auth"),
    };
  }
  return shared.clipscopeLimits;
}

export const rateLimited = ({ limit, resetAt }: Consumption) => new AppError({ code: "rate_limited", limit, resetAt });

export function rateHeaders({ limit, remaining, resetAt }: Consumption): Record<string, string> {
  return {
    "X-RateLimit-Limit": String(limit),
    "X-RateLimit-Remaining": String(remaining),
    "X-RateLimit-Reset": String(Math.ceil(resetAt.getTime() / 1000)),
  };
}
