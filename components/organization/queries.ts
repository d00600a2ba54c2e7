import { keepPreviousData, type QueryClient, queryOptions } from "@tanstack/react-query";
import { z } from "zod";
import { api } from "@/components/api";
import { AuditPage, type AuditQuery } from "@/lib/core/audit/schemas";
import { InvitationList, InvitationRef, InvitationRow, type InviteRequest } from "@/lib/people/invitations/schemas";
import { MemberList, MemberRef, type SetRoleRequest } from "@/lib/people/members/schemas";
import {
  type CloseOrganizationRequest,
  OrganizationRef,
  OwnOrganization,
  type StartOrganizationRequest,
  type UpdateOrganizationRequest,
} from "@/lib/people/organizations/schemas";

const ROOT = "/api/dashboard";
const memberPath = (id: string) => `${ROOT}/members/${encodeURIComponent(id)}`;

export const organizationQuery = queryOptions({
  queryKey: ["organization", "own"],
  queryFn: ({ signal }) => api(OwnOrganization, `${ROOT}/organization`, { signal }),
});

export const membersQuery = queryOptions({
  queryKey: ["organization", "members"],
  queryFn: ({ signal }) => api(MemberList, `${ROOT}/members`, { signal }),
});

/** For owners and managers only. */
export const invitationsQuery = queryOptions({
  queryKey: ["organization", "invitations"],
  queryFn: ({ signal }) => api(InvitationList, `${ROOT}/invitations`, { signal }),
});

/** The organization's own part of the audit log; for owners and managers only. */
export const ownAuditQuery = (query: AuditQuery) =>
  queryOptions({
    queryKey: ["organization", "audit", query],
    queryFn: ({ signal }) => api(AuditPage, `${ROOT}/organization/audit`, { query, signal }),
    placeholderData: keepPreviousData,
  });

export const updateOrganization = (body: UpdateOrganizationRequest, signal: AbortSignal) =>
  api(OwnOrganization, `${ROOT}/organization`, { method: "PATCH", body, signal });
export const leaveOrganization = (signal: AbortSignal) =>
  api(OrganizationRef, `${ROOT}/organization/leave`, { method: "POST", signal });
export const closeOrganization = (body: CloseOrganizationRequest, signal: AbortSignal) =>
  api(z.object({ stopped_videos: z.int() }), `${ROOT}/organization/close`, { method: "POST", body, signal });
export const startOrganization = (body: StartOrganizationRequest) =>
  api(OrganizationRef, `${ROOT}/organization/new`, { method: "POST", body });
export const setRole = (id: string, body: SetRoleRequest, signal: AbortSignal) =>
  api(MemberRef, memberPath(id), { method: "PATCH", body, signal });
export const removeMember = (id: string, signal: AbortSignal) =>
  api(MemberRef, memberPath(id), { method: "DELETE", signal });
export const invite = (body: InviteRequest, signal: AbortSignal) =>
  api(InvitationRow, `${ROOT}/invitations`, { method: "POST", body, signal });
export const withdrawInvitation = (id: string, signal: AbortSignal) =>
  api(InvitationRef, `${ROOT}/invitations/${encodeURIComponent(id)}`, { method: "DELETE", signal });

export const refreshOrganization = (client: QueryClient) => client.invalidateQueries({ queryKey: ["organization"] });
