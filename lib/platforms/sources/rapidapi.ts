import { z } from "zod";
import type { Env } from "@/lib/core/env";
import { DAY_MS, MINUTE_MS, SECOND_MS } from "@/lib/core/time/unit-rules";
import type { PlatformResponse } from "@/lib/platforms/call";
import {
  type Allowance,
  type Bucket,
  type CallFailure,
  later,
  ownError,
  QUOTA_RECHECK_MS,
  wait,
  wholeHeader,
} from "@/lib/platforms/connector";
import { isAboutRapidApiKey, rapidApiSubject } from "@/lib/platforms/error-reasons";
import { FieldReader } from "@/lib/platforms/field-reader";
import type { SourceAddress } from "@/lib/platforms/source";
import { text } from "@/lib/platforms/video-data";

/** The address of an API on RapidAPI, which routes a request by the host's real name, even with another base URL. */
export function rapidApiAddress(
  name: string,
  sandboxPath: string,
  baseUrlOf: (env: Env) => string | undefined,
): SourceAddress {
  const host = `${name}.p.rapidapi.com`;
  const credentials = (key: string) => ({ headers: { "x-rapidapi-key": key, "x-rapidapi-host": host } });
  return {
    baseUrl: `https://${host}`,
    configured: (env) =>
      env.RAPIDAPI_KEY ? { credentials: credentials(env.RAPIDAPI_KEY), baseUrl: baseUrlOf(env) } : null,
    sandbox: { path: sandboxPath, credentials: credentials("sandbox-rapidapi-key") },
  };
}

const RapidApiError = z.looseObject({ message: text });

/**
 * Concurrent calls of one video each. With responses after 300 ms, 8 calls fetched 23 videos per second on a busy machine,
 * 16 fetched 42, 32 fetched 61 and 64 fetched 88, all at the same CPU time per video. 32 fetch a batch of 1,000 within
 * its minute if a response takes a second; more would meet limits per second.
 */
export const SINGLE_CALLS = 32;

/** The plan's quota is only known from response headers. */
export const rapidApiBucket: Bucket = {
  name: "requests",
  limit: null,
  windowEnd: (now) => new Date((Math.floor(now.getTime() / DAY_MS) + 1) * DAY_MS),
  exhausted: "quota",
};

/** Reads `x-ratelimit-requests-*`: the plan's quota and the seconds until it resets. */
export function rapidApiAllowance(answer: PlatformResponse, now: Date): Allowance | null {
  const limit = wholeHeader(answer, "x-ratelimit-requests-limit");
  const remaining = wholeHeader(answer, "x-ratelimit-requests-remaining");
  const seconds = wholeHeader(answer, "x-ratelimit-requests-reset");
  if (!limit || limit > 2 ** 31 - 1 || remaining === null || !seconds) return null;
  return { limit, remaining: Math.min(remaining, limit), resetAt: later(now, seconds * SECOND_MS) };
}

/** A per-second limit is over by the next attempt. Blocking the bucket would fail the rest of a batch. */
export const perSecondLimit = (now: Date): CallFailure => ({
  failure: { kind: "rate_limited", until: later(now, SECOND_MS) },
  retry: true,
});

export const usedUp = (answer: PlatformResponse, now: Date): CallFailure => {
  const seconds = wholeHeader(answer, "x-ratelimit-requests-reset");
  return wait("quota", later(now, seconds ? seconds * SECOND_MS : QUOTA_RECHECK_MS));
};

/** Interprets RapidAPI's own responses, regardless of the API behind it. */
export function interpretRapidApi(answer: PlatformResponse, now: Date): CallFailure {
  const message = new FieldReader().read(RapidApiError, answer.body)?.message ?? "";
  const about = `RapidAPI returned ${answer.status} ${message}`;
  switch (answer.status) {
    case 429: {
      if (/quota/i.test(message)) return usedUp(answer, now);
      if (/per second/i.test(message)) return perSecondLimit(now);
      const seconds = wholeHeader(answer, "retry-after");
      return wait("rate_limited", later(now, seconds ? seconds * SECOND_MS : MINUTE_MS));
    }
    case 401:
      return ownError("auth", about);
    default: {
      if (isAboutRapidApiKey(message)) return ownError("auth", about);
      const subject = rapidApiSubject(message);
      // Also 404: "Endpoint '/x' does not exist" is about our configuration, never about a video.
      return subject ? { failure: subject } : ownError("invalid_response", about);
    }
  }
}
