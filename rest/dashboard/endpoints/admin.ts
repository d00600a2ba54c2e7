import { OpenAutoTopUpProposals } from "@/lib/billing/schemas";
import { AdminAuditQuery, AuditPage } from "@/lib/core/audit/schemas";
import {
  AdminLedger,
  AdminLedgerQuery,
  AdminTrackings,
  AdminTrackingsQuery,
  CancelRequest,
  OrganizationDetail,
  OrganizationRows,
  OrganizationsQuery,
} from "@/lib/operations/admin/schemas";
import { endpoint } from "@/rest/dashboard/endpoint";
import { EXPORT_LIMIT } from "@/rest/dashboard/limits";
import { IdParams, TrackingParams } from "@/rest/dashboard/params";

export const listOrganizations = endpoint({
  method: "GET",
  path: "/api/dashboard/admin/organizations",
  right: "admin",
  query: OrganizationsQuery,
  answer: OrganizationRows,
});

export const getOrganization = endpoint({
  method: "GET",
  path: "/api/dashboard/admin/organizations/{id}",
  right: "admin",
  params: IdParams,
  answer: OrganizationDetail,
});

export const listOrganizationLedger = endpoint({
  method: "GET",
  path: "/api/dashboard/admin/organizations/{id}/ledger",
  right: "admin",
  params: IdParams,
  query: AdminLedgerQuery,
  answer: AdminLedger,
});

export const listTrackings = endpoint({
  method: "GET",
  path: "/api/dashboard/admin/organizations/{id}/trackings",
  right: "admin",
  params: IdParams,
  query: AdminTrackingsQuery,
  answer: AdminTrackings,
});

export const cancelTracking = endpoint({
  method: "POST",
  path: "/api/dashboard/admin/organizations/{id}/trackings/{tracking}/cancel",
  right: "admin",
  isIdempotent: true,
  params: TrackingParams,
  body: CancelRequest,
  answer: IdParams,
});

export const listAutoTopUpProposals = endpoint({
  method: "GET",
  path: "/api/dashboard/admin/auto-top-up-proposals",
  right: "admin",
  answer: OpenAutoTopUpProposals,
});

export const listAudit = endpoint({
  method: "GET",
  path: "/api/dashboard/admin/audit",
  right: "admin",
  query: AdminAuditQuery,
  answer: AuditPage,
});

export const exportAudit = endpoint({
  method: "GET",
  path: "/api/dashboard/admin/audit/export",
  right: "admin",
  query: AdminAuditQuery,
  limit: EXPORT_LIMIT,
  answer: "csv",
});
