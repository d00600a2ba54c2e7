import { MINUTE_MS } from "@/lib/core/time/unit-rules";
import type { PlatformResponse } from "@/lib/platforms/call";
import type { FieldReader } from "@/lib/platforms/field-reader";
import type { Need, Returned } from "@/lib/platforms/price-rules";
import type { Failure, Outcome, VideoData } from "@/lib/platforms/schemas";

export type Outcomes = Map<string, Outcome<VideoData>>;

/** The call failed, for all IDs it requested. */
export interface CallFailure {
  failure: Failure;
  /** Worth retrying immediately. */
  retry?: boolean;
  /** The whole bucket is blocked until `failure.until`. */
  block?: boolean;
  /** An error on our side (key, plan, request), described for the log. */
  error?: string;
}

/** The outcomes in one response, by ID. A requested ID that is missing counts as invalid_response. */
export type CallResult = { outcomes: Outcomes } | CallFailure;

/** A bucket in which the platform counts calls. */
export interface Bucket {
  name: string;
  /** Calls or units per window; null if not known in advance. */
  limit: number | null;
  windowEnd: (now: Date) => Date;
  /** The outcome when the bucket is exhausted. */
  exhausted: "rate_limited" | "quota";
}

/** A bucket's limits as reported in the platform's headers. */
export interface Allowance {
  limit: number;
  remaining: number;
  resetAt: Date;
}

export type VideoRequest = (ids: readonly string[]) => { path: string; parameters: Record<string, string> };

/** How videos are requested, and what that costs. */
export interface VideoReader {
  bucket: Bucket;
  request: VideoRequest;
  /** The kind of its calls in the price table; "call" by default. */
  kind?: string;
  /** The resources that a response may have. Absent if the source doesn't charge for any. */
  resources?: {
    /** What may be returned at most. */
    most: (ids: readonly string[]) => Need[];
    /** What is usually returned: that much is reserved for a whole run. */
    usual: (ids: readonly string[]) => Need[];
    returned: (answer: PlatformResponse) => Returned[];
  };
}

/** Reads the figures of videos whose metadata is known. */
export interface FiguresReader extends VideoReader {
  /**
   * Its response may leave out videos that exist, so that absent ones are requested once more with their metadata, and
   * so are all if its bucket is used up.
   */
  needsConfirmation: boolean;
}

/** How one platform's videos are fetched. Pure: `fetch-videos.ts` makes the calls. */
export interface Connector extends VideoReader {
  /** IDs per call. */
  batchSize: number;
  /** Concurrent calls, as measured: more must fetch more videos per second at the same CPU time. */
  concurrency: number;
  /** How figures are read without metadata, where that costs less. */
  figures?: FiguresReader;
  interpret: (answer: PlatformResponse, ids: readonly string[], now: Date, reader: FieldReader) => CallResult;
  allowance?: (answer: PlatformResponse, now: Date) => Allowance | null;
  /** Returns the outcome if it is known without a call. */
  foregone?: (id: string) => Failure | null;
}

export const later = (now: Date, milliseconds: number) => new Date(now.getTime() + milliseconds);
/** How long to wait if a platform reports an exhausted quota without a reset time. One call per hour checks again. */
export const QUOTA_RECHECK_MS = 60 * MINUTE_MS;

export const wait = (kind: "rate_limited" | "quota", until: Date): CallFailure => ({
  failure: { kind, until },
  block: true,
});

export const ownError = (kind: "auth" | "invalid_response", error: string): CallFailure => ({
  failure: { kind },
  error,
});

/**
 * Interprets what is common to all platforms before the body is read: server errors, and bodies that are not JSON (a
 * gateway's error page, a truncated response). Returns null if the body should be read.
 */
export function interpretTransportStatus({ status, body }: PlatformResponse): CallFailure | null {
  if (status >= 500 || status === 408) return { failure: { kind: "transient" }, retry: true };
  // 401 and 429 are clear by themselves, whatever body a gateway sends.
  if (body === undefined && status !== 401 && status !== 429)
    return { failure: { kind: "invalid_response" }, retry: true };
  return null;
}

/** Returns the value of a header if it is a non-negative whole number. */
export function wholeHeader({ headers }: PlatformResponse, name: string): number | null {
  const value = headers[name];
  return value !== undefined && /^\d{1,12}$/.test(value) ? Number(value) : null;
}
