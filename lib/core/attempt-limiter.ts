import { RateLimiterMemory, RateLimiterPostgres, RateLimiterRes } from "rate-limiter-flexible";
import { database } from "@/db/client";
import { env } from "@/lib/core/env";
import { AppError } from "@/lib/core/errors";
import { log } from "@/lib/core/log";

export type Limiter = RateLimiterMemory | RateLimiterPostgres;

/** Counts in PostgreSQL, shared by all web processes. While that fails, counts in this process. */
export async function attemptLimiter(keyPrefix: string, points: number, duration: number): Promise<Limiter> {
  const options = { keyPrefix, points, duration };
  const memory = new RateLimiterMemory(options);
  if (env().RATE_LIMIT_STORE === "memory") return memory;
  const storeClient = {
    query: async ({ text, values = [] }: { text: string; values?: (string | number)[] }) => {
      const rows = [...(await database("signIn").sql.unsafe(text, values))];
      return { rows, rowCount: rows.length };
    },
  };
  return new Promise((resolve) => {
    const store: RateLimiterPostgres = new RateLimiterPostgres(
      { ...options, storeClient, storeType: "client", tableName: "rate_limits", insuranceLimiter: memory },
      (error?: Error) => {
        if (error) log.error({ err: error }, "the rate limit table could not be created; counting in this process");
        resolve(error ? memory : store);
      },
    );
  });
}

/**
 * Takes one point.
 * @param seconds length of the window that this point opens
 * @throws AppError rate_limited
 */
export async function spend(
  limiter: Limiter,
  key: string,
  { seconds, isAccountWide }: { seconds?: number; isAccountWide?: true } = {},
): Promise<void> {
  try {
    await limiter.consume(key, 1, seconds === undefined ? {} : { customDuration: seconds });
  } catch (error) {
    if (!(error instanceof RateLimiterRes)) throw error;
    throw new AppError({
      code: "rate_limited",
      limit: limiter.points,
      resetAt: new Date(Date.now() + error.msBeforeNext),
      ...(isAccountWide && { isAccountWide }),
    });
  }
}
