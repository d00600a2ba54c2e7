import { MINUTE_MS } from "@/lib/core/time/unit-rules";
import type { PlatformResponse } from "@/lib/platforms/call";
import type { FieldReader } from "@/lib/platforms/field-reader";
import type { Failure, Outcome, VideoData } from "@/lib/platforms/schemas";

export type Outcomes = Map<string, Outcome<VideoData>>;

/** The call failed, for all ids that it asked for. */
export interface CallFailure {
  failure: Failure;
  /** Worth another attempt at once. */
  retry?: boolean;
  /** The whole bucket has to wait until `failure.until`. */
  block?: boolean;
  /** Our own fault (key, plan, request), in words for the log. */
  fault?: string;
}

/** What one answer means. Per id; an asked id that is not in it counts as invalid_response. */
export type CallResult = { outcomes: Outcomes } | CallFailure;

/** A bucket of calls that the platform counts. */
export interface Bucket {
  name: string;
  /** Calls or units per window; null: not known beforehand. */
  limit: number | null;
  windowEnd: (now: Date) => Date;
  /** What an exhausted bucket is called. */
  exhausted: "rate_limited" | "quota";
}

/** What the platform's headers told about a bucket. */
export interface Allowance {
  limit: number;
  remaining: number;
  resetAt: Date;
}

/** How one platform's videos are read: pure; `fetch-videos.ts` does the calling. */
export interface Connector {
  /** Ids a call. */
  batchSize: number;
  /** Calls at the same time. */
  concurrency: number;
  bucket: Bucket;
  request: (ids: readonly string[]) => { path: string; parameters: Record<string, string> };
  /** The same for figures alone, where the platform charges for the rest. */
  figuresRequest?: (ids: readonly string[]) => { path: string; parameters: Record<string, string> };
  interpret: (answer: PlatformResponse, ids: readonly string[], now: Date, reader: FieldReader) => CallResult;
  allowance?: (answer: PlatformResponse, now: Date) => Allowance | null;
  /** An outcome that is known without asking. */
  foregone?: (id: string) => Failure | null;
}

export const later = (now: Date, milliseconds: number) => new Date(now.getTime() + milliseconds);
/** How long to wait where a platform says that a quota is used up but not until when; a call an hour finds out. */
export const QUOTA_RECHECK_MS = 60 * MINUTE_MS;

export const wait = (kind: "rate_limited" | "quota", until: Date): CallFailure => ({
  failure: { kind, until },
  block: true,
});

export const ourFault = (kind: "auth" | "invalid_response", fault: string): CallFailure => ({
  failure: { kind },
  fault,
});

/**
 * What any platform's answer means before its body is read: server errors, and bodies that are no JSON (a gateway's
 * page, an answer cut off). null: read the body.
 */
export function interpretTransportStatus({ status, body }: PlatformResponse): CallFailure | null {
  if (status >= 500 || status === 408) return { failure: { kind: "transient" }, retry: true };
  // 401 and 429 speak for themselves, whatever a gateway puts into their body.
  if (body === undefined && status !== 401 && status !== 429)
    return { failure: { kind: "invalid_response" }, retry: true };
  return null;
}

/** The value of a header that holds a non-negative whole number. */
export function wholeHeader({ headers }: PlatformResponse, name: string): number | null {
  const value = headers[name];
  return value !== undefined && /^\d{1,12}$/.test(value) ? Number(value) : null;
}
