import { endpoint } from "@/rest/dashboard/endpoint";
import { EXPORT_LIMIT } from "@/rest/dashboard/limits";
import type * as schemas from "@/rest/dashboard/schemas/admin";

export const listOrganizations = endpoint<typeof schemas.listOrganizations>({
  method: "GET",
  path: "/api/dashboard/admin/organizations",
  right: "admin",
});

export const getOrganization = endpoint<typeof schemas.getOrganization>({
  method: "GET",
  path: "/api/dashboard/admin/organizations/{id}",
  right: "admin",
});

export const listOrganizationLedger = endpoint<typeof schemas.listOrganizationLedger>({
  method: "GET",
  path: "/api/dashboard/admin/organizations/{id}/ledger",
  right: "admin",
});

export const listTrackings = endpoint<typeof schemas.listTrackings>({
  method: "GET",
  path: "/api/dashboard/admin/organizations/{id}/trackings",
  right: "admin",
});

export const cancelTracking = endpoint<typeof schemas.cancelTracking>({
  method: "POST",
  path: "/api/dashboard/admin/organizations/{id}/trackings/{tracking}/cancel",
  right: "admin",
  isIdempotent: true,
});

export const listAutoTopUpProposals = endpoint<typeof schemas.listAutoTopUpProposals>({
  method: "GET",
  path: "/api/dashboard/admin/auto-top-up-proposals",
  right: "admin",
});

export const listAudit = endpoint<typeof schemas.listAudit>({
  method: "GET",
  path: "/api/dashboard/admin/audit",
  right: "admin",
});

export const exportAudit = endpoint<typeof schemas.exportAudit>({
  method: "GET",
  path: "/api/dashboard/admin/audit/export",
  right: "admin",
  limit: EXPORT_LIMIT,
});
