import { endpoint } from "@/rest/dashboard/endpoint";
import { SECRET_LIMIT } from "@/rest/dashboard/limits";
import type * as schemas from "@/rest/dashboard/schemas/reports";

/** With what they are about. */
export const listReportRows = endpoint<typeof schemas.listReportRows>({
  method: "GET",
  path: "/api/dashboard/reports",
  right: "reports:read",
});

/** Who can get one by email. */
export const listReportRecipients = endpoint<typeof schemas.listReportRecipients>({
  method: "GET",
  path: "/api/dashboard/reports/recipients",
  right: "reports:write",
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
