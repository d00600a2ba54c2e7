import { endpoint } from "@/rest/dashboard/endpoint";
import { EXPORT_LIMIT } from "@/rest/dashboard/limits";
import type * as schemas from "@/rest/dashboard/schemas/api-usage";

export const getApiUsage = endpoint<typeof schemas.getApiUsage>({
  method: "GET",
  path: "/api/dashboard/api-usage",
  right: "usage:read",
});

export const exportApiUsage = endpoint<typeof schemas.exportApiUsage>({
  method: "GET",
  path: "/api/dashboard/api-usage/export",
  right: "usage:read",
  limit: EXPORT_LIMIT,
  worksWhileClosed: true,
});
