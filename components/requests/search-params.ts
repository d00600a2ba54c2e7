import { createLoader, parseAsIsoDateTime, parseAsString, parseAsStringLiteral } from "nuqs/server";
import { instant } from "@/lib/core/schemas";
import { REQUEST_RANGES, STATUS_CLASSES } from "@/lib/developers/requests/rules";
import { REQUEST_METHODS, type RequestFilterInput } from "@/lib/developers/requests/schemas";

const Instant = instant();

/** The log's state in the URL. */
export const requestParams = {
  status: parseAsStringLiteral(STATUS_CLASSES),
  method: parseAsStringLiteral(REQUEST_METHODS),
  route: parseAsString,
  key: parseAsString,
  range: parseAsStringLiteral(REQUEST_RANGES).withDefault("30d"),
  /** Instead of `range`. */
  from: parseAsIsoDateTime,
  to: parseAsIsoDateTime,
  /** Request ID to search for. */
  id: parseAsString.withDefault(""),
  /** Request ID of the row whose details are open. */
  open: parseAsString,
};
export const loadRequestParams = createLoader(requestParams);
export type RequestParams = Awaited<ReturnType<typeof loadRequestParams>>;

/** The server's query; `request_id` finds one request regardless of the filters. */
export interface RequestsQueryInput extends RequestFilterInput {
  request_id?: string;
}

/** A URL may contain anything: values that the server would reject are clamped. */
export function toRequestsQuery({
  status,
  method,
  route,
  key,
  range,
  from,
  to,
  id,
}: RequestParams): RequestsQueryInput {
  const requestId = id.trim().slice(0, 64);
  if (requestId) return { request_id: requestId };
  return {
    status: status ?? undefined,
    method: method ?? undefined,
    route: route?.slice(0, 200) || undefined,
    key: key?.slice(0, 64) || undefined,
    range,
    from: keptInstant(from),
    to: keptInstant(to),
  };
}

const keptInstant = (at: Date | null): string | undefined => {
  const text = at?.toISOString();
  return Instant.safeParse(text).data;
};

export const NO_FILTER = {
  ...{ status: null, method: null, route: null, key: null, range: null, from: null, to: null, id: null },
} as const;

/** Whether any filter is set. */
export const isNarrowed = ({ range, ...rest }: RequestsQueryInput): boolean =>
  (range !== undefined && range !== "30d") || Object.values(rest).some((value) => value !== undefined);
