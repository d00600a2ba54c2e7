export { listOwnAudit } from "@/lib/operations/audit/list-own";
export { createInvitation } from "@/lib/people/invitations/create";
export { listInvitations } from "@/lib/people/invitations/list";
export { withdrawInvitation } from "@/lib/people/invitations/withdraw";
export { listMembers } from "@/lib/people/members/list";
export { removeMember } from "@/lib/people/members/remove";
export { setRole } from "@/lib/people/members/set-role";
