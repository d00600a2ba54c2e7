import { infiniteQueryOptions, type QueryClient, queryOptions } from "@tanstack/react-query";
import { api } from "@/components/api";
import { MINUTE_MS } from "@/lib/core/time/unit-rules";
import type { CreateReportRequest, UpdateReportRequest } from "@/lib/insight/reports/schemas";
import * as endpoints from "@/rest/dashboard/endpoints/reports";

/** Newest first. */
export const reportsQuery = infiniteQueryOptions({
  queryKey: ["reports", "list"],
  queryFn: ({ pageParam, signal }) => api(endpoints.listReportRows, { query: { cursor: pageParam }, signal }),
  initialPageParam: null as string | null,
  getNextPageParam: ({ next_cursor }) => next_cursor,
  refetchInterval: MINUTE_MS,
});

export const recipientsQuery = queryOptions({
  queryKey: ["reports", "recipients"],
  queryFn: ({ signal }) => api(endpoints.listReportRecipients, { signal }),
});

export const createReport = (body: CreateReportRequest, signal: AbortSignal) =>
  api(endpoints.createReport, { body, signal });

export const updateReport = (id: string, body: UpdateReportRequest, signal: AbortSignal) =>
  api(endpoints.updateReport, { params: { id }, body, signal });

export const removeReport = (id: string, signal: AbortSignal) =>
  api(endpoints.removeReport, { params: { id }, signal });

export const refreshReports = (client: QueryClient) => client.invalidateQueries({ queryKey: ["reports"] });
