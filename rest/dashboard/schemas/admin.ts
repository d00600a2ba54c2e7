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
import { schemas } from "@/rest/dashboard/endpoint";
import { IdParams, TrackingParams } from "@/rest/dashboard/params";

export const listOrganizations = schemas({ query: OrganizationsQuery, answer: OrganizationRows });

export const getOrganization = schemas({ params: IdParams, answer: OrganizationDetail });

export const listOrganizationLedger = schemas({ params: IdParams, query: AdminLedgerQuery, answer: AdminLedger });

export const listTrackings = schemas({ params: IdParams, query: AdminTrackingsQuery, answer: AdminTrackings });

export const cancelTracking = schemas({ params: TrackingParams, body: CancelRequest, answer: IdParams });

export const listAutoTopUpProposals = schemas({ answer: OpenAutoTopUpProposals });

export const listAudit = schemas({ query: AdminAuditQuery, answer: AuditPage });

export const exportAudit = schemas({ query: AdminAuditQuery, answer: "csv" });
