import { z } from "zod";
import { instant } from "@/lib/core/schemas";
import { REQUEST_RANGES, STATUS_CLASSES } from "@/lib/developers/requests/rules";

export const REQUEST_METHODS = ["GET", "POST", "HEAD", "OPTIONS"] as const;

const Id = z.string().max(64);
const Instant = instant().transform((text) => new Date(text));

/** Filters of the request log. An absent filter matches everything. */
export const RequestFilter = z.object({
  status: z.enum(STATUS_CLASSES).optional(),
  method: z.enum(REQUEST_METHODS).optional(),
  /** The documented path, such as `/api/v1/videos/{id}`. */
  route: z.string().max(200).optional(),
  key: Id.optional(),
  range: z.enum(REQUEST_RANGES).default("30d"),
  /** Instead of `range`: an explicit period, from `from` (inclusive) to `to` (exclusive). */
  from: Instant.optional(),
  to: Instant.optional(),
});
export type RequestFilter = z.output<typeof RequestFilter>;
/** The filter as the browser sends it. */
export type RequestFilterInput = z.input<typeof RequestFilter>;

export const RequestsQuery = RequestFilter.extend({
  /** The request ID of the previous page's last row. */
  cursor: Id.optional(),
  /** Returns this one request and ignores the other filters. */
  request_id: Id.optional(),
});
export type RequestsQuery = z.output<typeof RequestsQuery>;

export const UsedKey = z.object({
  id: z.string(),
  name: z.string(),
  /** Last four characters of the key. */
  hint: z.string(),
  is_revoked: z.boolean(),
});
export type UsedKey = z.infer<typeof UsedKey>;

export const DocumentedAs = z.object({ id: z.string(), summary: z.string() });

/** Finds the documented operation of a logged request, or null if it no longer exists. The transport provides it. */
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
  credits: z.int(),
  /** The documented operation; null if it is no longer documented. */
  operation: DocumentedAs.nullable(),
});
export type RequestRow = z.infer<typeof RequestRow>;
export const RequestPage = z.object({ requests: z.array(RequestRow), next_cursor: z.string().nullable() });
export type RequestPage = z.infer<typeof RequestPage>;
