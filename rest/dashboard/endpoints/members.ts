import { endpoint } from "@/rest/dashboard/endpoint";
import { INVITATION_LIMIT } from "@/rest/dashboard/limits";
import type * as schemas from "@/rest/dashboard/schemas/members";

export const listMembers = endpoint<typeof schemas.listMembers>({
  method: "GET",
  path: "/api/dashboard/members",
  right: "usage:read",
});

export const setRole = endpoint<typeof schemas.setRole>({
  method: "PATCH",
  path: "/api/dashboard/members/{id}",
  right: "organization:manage",
});

export const removeMember = endpoint<typeof schemas.removeMember>({
  method: "DELETE",
  path: "/api/dashboard/members/{id}",
  right: "organization:manage",
});

export const listInvitations = endpoint<typeof schemas.listInvitations>({
  method: "GET",
  path: "/api/dashboard/invitations",
  right: "organization:manage",
});

export const createInvitation = endpoint<typeof schemas.createInvitation>({
  method: "POST",
  path: "/api/dashboard/invitations",
  right: "organization:manage",
  isIdempotent: true,
  limit: INVITATION_LIMIT,
  status: 201,
});

export const withdrawInvitation = endpoint<typeof schemas.withdrawInvitation>({
  method: "DELETE",
  path: "/api/dashboard/invitations/{id}",
  right: "organization:manage",
});

/** The organization's own part of the audit log. */
export const listOwnAudit = endpoint<typeof schemas.listOwnAudit>({
  method: "GET",
  path: "/api/dashboard/organization/audit",
  right: "organization:manage",
});
