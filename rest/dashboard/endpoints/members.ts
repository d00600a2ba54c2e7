import { AuditPage, AuditQuery } from "@/lib/core/audit/schemas";
import { InvitationList, InvitationRef, InvitationRow, InviteRequest } from "@/lib/people/invitations/schemas";
import { MemberList, MemberRef, SetRoleRequest } from "@/lib/people/members/schemas";
import { endpoint } from "@/rest/dashboard/endpoint";
import { INVITATION_LIMIT } from "@/rest/dashboard/limits";

export const listMembers = endpoint({
  method: "GET",
  path: "/api/dashboard/members",
  right: "usage:read",
  answer: MemberList,
});

export const setRole = endpoint({
  method: "PATCH",
  path: "/api/dashboard/members/{id}",
  right: "organization:manage",
  params: MemberRef,
  body: SetRoleRequest,
  answer: MemberRef,
});

export const removeMember = endpoint({
  method: "DELETE",
  path: "/api/dashboard/members/{id}",
  right: "organization:manage",
  params: MemberRef,
  answer: MemberRef,
});

export const listInvitations = endpoint({
  method: "GET",
  path: "/api/dashboard/invitations",
  right: "organization:manage",
  answer: InvitationList,
});

export const createInvitation = endpoint({
  method: "POST",
  path: "/api/dashboard/invitations",
  right: "organization:manage",
  isIdempotent: true,
  body: InviteRequest,
  limit: INVITATION_LIMIT,
  answer: InvitationRow,
  status: 201,
});

export const withdrawInvitation = endpoint({
  method: "DELETE",
  path: "/api/dashboard/invitations/{id}",
  right: "organization:manage",
  params: InvitationRef,
  answer: InvitationRef,
});

/** The organization's own part of the audit log. */
export const listOwnAudit = endpoint({
  method: "GET",
  path: "/api/dashboard/organization/audit",
  right: "organization:manage",
  query: AuditQuery,
  answer: AuditPage,
});
