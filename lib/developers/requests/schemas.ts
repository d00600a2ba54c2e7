import { z } from "zod";
import { instant, oneOfNumbers } from "@/lib/core/schemas";
import { knownZone } from "@/lib/core/time/rules";
import { REQUEST_RANGES, STATUS_CLASSES } from "@/lib/developers/requests/rules";

export const REQUEST_METHODS = ["GET", "POST", "HEAD", "OPTIONS"] as const;

const Id = z.string().max(64);
const Instant = instant().transform((text) => new Date(text));

/** What narrows the log; each absent filter lets everything through. */
export const RequestFilter = z.object({
  status: z.enum(STATUS_CLASSES).optional(),
  method: z.enum(REQUEST_METHODS).optional(),
  /** As documented: `/api/v1/videos/{id}`. */
  route: z.string().max(200).optional(),
  key: Id.optional(),
  range: z.enum(REQUEST_RANGES).default("30d"),
  /** Instead of `range`: from then on, and before then. */
  from: Instant.optional(),
  to: Instant.optional(),
});
export type RequestFilter = z.output<typeof RequestFilter>;
/** As the browser sends it. */
export type RequestFilterInput = z.input<typeof RequestFilter>;

export const RequestsQuery = RequestFilter.extend({
  /** The request id of the last row of the page before. */
  cursor: Id.optional(),
  /** Finds this one request, whatever else is asked. */
  request_id: Id.optional(),
});
export type RequestsQuery = z.output<typeof RequestsQuery>;

const UsedKey = z.object({
  id: z.string(),
  name: z.string(),
  /** Its last four characters. */
  hint: z.string(),
  is_revoked: z.boolean(),
});
export type UsedKey = z.infer<typeof UsedKey>;

const DocumentedAs = z.object({ id: z.string(), summary: z.string() });

/** Finds the documented operation of a logged call; null where there is none any more. The transport provides it. */
export type DescribeRoute = (call: { method: string; route: string }) => z.infer<typeof DocumentedAs> | null;

export const RequestRow = z.object({
  request_id: z.string(),
  at: z.iso.datetime(),
  key: UsedKey,
  method: z.string(),
  route: z.string(),
  path: z.string(),
  status: z.int(),
  duration_ms: z.int(),
  points: z.int(),
  /** Where the documentation describes it; null for what is documented no more. */
  operation: DocumentedAs.nullable(),
});
export type RequestRow = z.infer<typeof RequestRow>;
export const RequestPage = z.object({ requests: z.array(RequestRow), next_cursor: z.string().nullable() });
export type RequestPage = z.infer<typeof RequestPage>;

export const USAGE_DAYS = [7, 30, 90] as const;
export const ApiUsageQuery = z.object({
  days: oneOfNumbers(USAGE_DAYS, 30),
  zone: z.string().max(64).default("UTC").transform(knownZone),
});
export type ApiUsageQuery = z.output<typeof ApiUsageQuery>;

const Counts = z.object({
  calls: z.int(),
  /** Answers of 400 and above. */
  errors: z.int(),
  points: z.int(),
});
export type Counts = z.infer<typeof Counts>;

export const UsageDay = Counts.extend({
  /** `2026-11-20`, in the reader's zone. */
  day: z.string(),
  starts_at: z.iso.datetime(),
  /** Of the day after. */
  ends_at: z.iso.datetime(),
  snapshots: z.int(),
  /** What snapshots stored on that day cost. */
  amount_usd: z.number(),
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
  /** Trackings that were ever started with it, and what their snapshots come to at today's price. */
  trackings: z.int(),
  tracked_snapshots: z.int(),
  tracked_usd: z.number(),
});
export type UsageKey = z.infer<typeof UsageKey>;

export const ApiUsage = z.object({
  /** When it was counted; the log is a second behind. */
  as_of: z.iso.datetime(),
  zone: z.string(),
  /** Oldest first; the last is today, so far. */
  days: z.array(UsageDay),
  /** Most calls first. */
  routes: z.array(UsageRoute),
  keys: z.array(UsageKey),
  totals: Counts.extend({ snapshots: z.int(), amount_usd: z.number() }),
  points_left: z.int(),
  price_per_snapshot_usd: z.number(),
  /** Calls a minute and key. */
  rate_limit_per_minute: z.int(),
  /** The hour in which one key made the most calls; null without calls. */
  busiest: z.object({ hour: z.iso.datetime(), key: UsedKey, calls: z.int(), share: z.number() }).nullable(),
});
export type ApiUsage = z.infer<typeof ApiUsage>;

export const UsageExportQuery = ApiUsageQuery.extend({ by: z.enum(["day", "route", "key"]).default("day") });
export type UsageExportQuery = z.output<typeof UsageExportQuery>;
