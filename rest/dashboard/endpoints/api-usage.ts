import { ApiUsage, ApiUsageExportQuery, ApiUsageQuery } from "@/lib/developers/api-usage/schemas";
import { endpoint } from "@/rest/dashboard/endpoint";
import { EXPORT_LIMIT } from "@/rest/dashboard/limits";

export const getApiUsage = endpoint({
  method: "GET",
  path: "/api/dashboard/api-usage",
  right: "usage:read",
  query: ApiUsageQuery,
  answer: ApiUsage,
});

export const exportApiUsage = endpoint({
  method: "GET",
  path: "/api/dashboard/api-usage/export",
  right: "usage:read",
  query: ApiUsageExportQuery,
  limit: EXPORT_LIMIT,
  answer: "csv",
});
