import { METRICS } from "@/lib/platforms/name-rules";

/**
 * Constants of the block format; docs/adr/0018-packed-snapshots.md describes it byte by byte. The lists are stored as
 * codes, in the database's `decode_snapshots` too: never reorder or shorten them. A name that isn't listed is stored as
 * text.
 */

export const BLOCK_VERSION = 1;
/** A tail with this many entries is sealed when the next one arrives. */
export const BLOCK_ENTRIES = 24;
/** Code of a name that follows as text. */
export const TEXT = 0;

/** Codes 1, 2, … (at most 31). */
export const GAP_REASONS: readonly string[] = [
  "unavailable",
  "private",
  "rate_limited",
  "quota",
  "auth",
  "transient",
  "invalid_response",
  "platform_paused",
  "no_balance",
  "paused",
  "suspended",
  "cancelled",
  "missed",
  "stopped",
  "ceiling",
];
/** Codes 1, 2, … */
export const PROVIDERS: readonly string[] = ["youtube-data-api-v3", "tiktok-scraper7", "instagram-looter2", "x-api-v2"];

/** Bits of an entry's first byte. The lower five are the reported metrics of a snapshot, or the reason of a gap. */
export const LOW_BITS = 0b0001_1111;
/** Hours without an entry precede this one; their number follows. */
export const SKIPS = 0b0010_0000;
/** Of a snapshot: its provider follows, because it isn't the last one's. Of a gap: the number of further hours follows. */
export const EXTRA = 0b0100_0000;
export const IS_GAP = 0b1000_0000;

export const METRIC_COUNT = METRICS.length;
