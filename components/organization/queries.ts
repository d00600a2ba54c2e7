import { keepPreviousData, type QueryClient, queryOptions } from "@tanstack/react-query";
import { api } from "@/components/api";
import type { AuditQuery } from "@/lib/core/audit/schemas";
import type { RetentionPreviewQuery } from "@/lib/operations/retention/schemas";
import type { InviteRequest } from "@/lib/people/invitations/schemas";
import type { SetRoleRequest } from "@/lib/people/members/schemas";
import type {
  CloseOrganizationRequest,
  Retention,
  SecondFactorRule,
  SetLogoRequest,
  StartOrganizationRequest,
  UpdateOrganizationRequest,
} from "@/lib/people/organizations/schemas";
import { hrefOf } from "@/rest/dashboard/endpoint";
import * as members from "@/rest/dashboard/endpoints/members";
import * as organization from "@/rest/dashboard/endpoints/organization";
import * as exports from "@/rest/dashboard/endpoints/organization-exports";

export const organizationQuery = queryOptions({
  queryKey: ["organization", "own"],
  queryFn: ({ signal }) => api(organization.getOrganization, { signal }),
});

export const membersQuery = queryOptions({
  queryKey: ["organization", "members"],
  queryFn: ({ signal }) => api(members.listMembers, { signal }),
});

/** For owners and managers only. */
export const invitationsQuery = queryOptions({
  queryKey: ["organization", "invitations"],
  queryFn: ({ signal }) => api(members.listInvitations, { signal }),
});

/** The organization's own part of the audit log; for owners and managers only. */
export const ownAuditQuery = (query: AuditQuery) =>
  queryOptions({
    queryKey: ["organization", "audit", query],
    queryFn: ({ signal }) => api(members.listOwnAudit, { query, signal }),
    placeholderData: keepPreviousData,
  });

const EXPORT_POLL_MS = 5_000;

/** For owners only. */
export const newestExportQuery = queryOptions({
  queryKey: ["organization", "export"],
  queryFn: ({ signal }) => api(exports.getNewestExport, { signal }),
  refetchInterval: ({ state }) => (state.data?.export?.status === "running" ? EXPORT_POLL_MS : false),
});

export const requestExport = () => api(exports.requestExport, {});
export const checkExport = (id: string) => api(exports.checkExport, { params: { id } });
export const exportFileUrl = (id: string) => hrefOf(exports.downloadExport, { params: { id } });

export const updateOrganization = (body: UpdateOrganizationRequest, signal: AbortSignal) =>
  api(organization.updateOrganization, { body, signal });
export const requireSecondFactor = (body: SecondFactorRule) => api(organization.requireSecondFactor, { body });
export const previewRetention = (query: RetentionPreviewQuery) => api(organization.previewRetention, { query });
export const setRetention = (body: Retention, signal: AbortSignal) => api(organization.setRetention, { body, signal });
export const setLogo = (body: SetLogoRequest) => api(organization.setLogo, { body });
export const removeLogo = () => api(organization.removeLogo, {});
export const leaveOrganization = (signal: AbortSignal) => api(organization.leaveOrganization, { signal });
export const closeOrganization = (body: CloseOrganizationRequest, signal: AbortSignal) =>
  api(organization.closeOrganization, { body, signal });
export const reopenOrganization = (signal: AbortSignal) => api(organization.reopenOrganization, { signal });
export const startOrganization = (body: StartOrganizationRequest) => api(organization.startOrganization, { body });
export const setRole = (id: string, body: SetRoleRequest, signal: AbortSignal) =>
  api(members.setRole, { params: { id }, body, signal });
export const removeMember = (id: string, signal: AbortSignal) => api(members.removeMember, { params: { id }, signal });
export const invite = (body: InviteRequest, signal: AbortSignal) => api(members.createInvitation, { body, signal });
export const withdrawInvitation = (id: string, signal: AbortSignal) =>
  api(members.withdrawInvitation, { params: { id }, signal });

export const refreshOrganization = (client: QueryClient) => client.invalidateQueries({ queryKey: ["organization"] });
