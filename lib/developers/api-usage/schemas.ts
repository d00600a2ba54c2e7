import { z } from "zod";
import { oneOfNumbers } from "@/lib/core/schemas";
import { knownZone } from "@/lib/core/time/zone-rules";
import { DocumentedAs, UsedKey } from "@/lib/developers/requests/schemas";

export const USAGE_DAYS = [7, 30, 90] as const;
export const ApiUsageQuery = z.object({
  days: oneOfNumbers(USAGE_DAYS, 30),
  zone: z.string().max(64).default("UTC").transform(knownZone),
});
export type ApiUsageQuery = z.output<typeof ApiUsageQuery>;

const Counts = z.object({
  calls: z.int(),
  /** Responses with status 400 and above. */
  errors: z.int(),
  credits: z.int(),
});
export type Counts = z.infer<typeof Counts>;

export const UsageDay = Counts.extend({
  /** Such as `2026-11-20`, in the reader's time zone. */
  day: z.string(),
  starts_at: z.iso.datetime(),
  /** Start of the next day. */
  ends_at: z.iso.datetime(),
  snapshots: z.int(),
  /** Cost of the snapshots stored on that day. */
  amount_usd: z.number(),
  /** Whether all of its requests are still in the log. */
  is_logged: z.boolean(),
});
export type UsageDay = z.infer<typeof UsageDay>;

export const UsageRoute = Counts.extend({
  method: z.string(),
  route: z.string(),
  operation: DocumentedAs.nullable(),
});
export type UsageRoute = z.infer<typeof UsageRoute>;

export const UsageKey = Counts.extend({
  key: UsedKey,
  /** Trackings ever started with the key, and the cost of their snapshots at today's price. */
  trackings: z.int(),
  tracked_snapshots: z.int(),
  tracked_usd: z.number(),
});
export type UsageKey = z.infer<typeof UsageKey>;

export const ApiUsage = z.object({
  /** When the counts were read. The log is about a second behind. */
  as_of: z.iso.datetime(),
  zone: z.string(),
  /** Oldest first. The last one is today, still in progress. */
  days: z.array(UsageDay),
  /** Sorted by calls, highest first. */
  routes: z.array(UsageRoute),
  keys: z.array(UsageKey),
  totals: Counts.extend({ snapshots: z.int(), amount_usd: z.number() }),
  credits_left: z.int(),
  price_per_snapshot_usd: z.number(),
  /** Calls per minute and key. */
  rate_limit_per_minute: z.int(),
  /** The hour in which one key made the most calls; null if there were no calls. */
  busiest: z.object({ hour: z.iso.datetime(), key: UsedKey, calls: z.int(), share: z.number() }).nullable(),
});
export type ApiUsage = z.infer<typeof ApiUsage>;

export const ApiUsageExportQuery = ApiUsageQuery.extend({ by: z.enum(["day", "route", "key"]).default("day") });
export type ApiUsageExportQuery = z.output<typeof ApiUsageExportQuery>;
