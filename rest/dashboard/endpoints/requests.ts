import { endpoint } from "@/rest/dashboard/endpoint";
import { EXPORT_LIMIT } from "@/rest/dashboard/limits";
import type * as schemas from "@/rest/dashboard/schemas/requests";

export const listRequests = endpoint<typeof schemas.listRequests>({
  method: "GET",
  path: "/api/dashboard/requests",
  right: "usage:read",
});

export const exportRequests = endpoint<typeof schemas.exportRequests>({
  method: "GET",
  path: "/api/dashboard/requests/export",
  right: "usage:read",
  limit: EXPORT_LIMIT,
  worksWhileClosed: true,
});
