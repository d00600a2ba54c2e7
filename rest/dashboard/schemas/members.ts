import { AuditPage, AuditQuery } from "@/lib/core/audit/schemas";
import { InvitationList, InvitationRef, InvitationRow, InviteRequest } from "@/lib/people/invitations/schemas";
import { MemberList, MemberRef, SetRoleRequest } from "@/lib/people/members/schemas";
import { schemas } from "@/rest/dashboard/endpoint";

export const listMembers = schemas({ answer: MemberList });

export const setRole = schemas({ params: MemberRef, body: SetRoleRequest, answer: MemberRef });

export const removeMember = schemas({ params: MemberRef, answer: MemberRef });

export const listInvitations = schemas({ answer: InvitationList });

export const createInvitation = schemas({ body: InviteRequest, answer: InvitationRow });

export const withdrawInvitation = schemas({ params: InvitationRef, answer: InvitationRef });

export const listOwnAudit = schemas({ query: AuditQuery, answer: AuditPage });
