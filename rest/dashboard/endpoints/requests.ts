import { RequestFilter, RequestPage, RequestsQuery } from "@/lib/developers/requests/schemas";
import { endpoint } from "@/rest/dashboard/endpoint";
import { EXPORT_LIMIT } from "@/rest/dashboard/limits";

export const listRequests = endpoint({
  method: "GET",
  path: "/api/dashboard/requests",
  right: "usage:read",
  query: RequestsQuery,
  answer: RequestPage,
});

export const exportRequests = endpoint({
  method: "GET",
  path: "/api/dashboard/requests/export",
  right: "usage:read",
  query: RequestFilter,
  limit: EXPORT_LIMIT,
  answer: "csv",
});
