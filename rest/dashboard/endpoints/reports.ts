import { endpoint } from "@/rest/dashboard/endpoint";
import { SECRET_LIMIT } from "@/rest/dashboard/limits";
import type * as schemas from "@/rest/dashboard/schemas/reports";

export const listReports = endpoint<typeof schemas.listReports>({
  method: "GET",
  path: "/api/dashboard/reports",
  right: "reports:read",
});

export const createReport = endpoint<typeof schemas.createReport>({
  method: "POST",
  path: "/api/dashboard/reports",
  right: "reports:write",
  limit: SECRET_LIMIT,
  status: 201,
});

export const updateReport = endpoint<typeof schemas.updateReport>({
  method: "PATCH",
  path: "/api/dashboard/reports/{id}",
  right: "reports:write",
});

export const removeReport = endpoint<typeof schemas.removeReport>({
  method: "DELETE",
  path: "/api/dashboard/reports/{id}",
  right: "reports:write",
});
