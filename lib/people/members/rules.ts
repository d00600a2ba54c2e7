import type { Role } from "@/lib/people/members/schemas";

/** Who may do what to whom within an organization. Pure. */

/** The highest first. */
export const MEMBER_ROLES = ["owner", "manager", "member", "viewer"] as const satisfies readonly Role[];

const rankOf = (role: Role): number => MEMBER_ROLES.length - MEMBER_ROLES.indexOf(role);

/** The roles that somebody of a role may give, by invitation or change: nobody raises above their own. */
export function assignableRoles(own: Role): readonly Role[] {
  if (own !== "owner" && own !== "manager") return [];
  return MEMBER_ROLES.filter((role) => rankOf(role) <= rankOf(own));
}

export const mayAssign = (own: Role, role: Role): boolean => assignableRoles(own).includes(role);

/** Whether somebody may change or remove a member of a role: owners everybody, managers members and viewers. */
export function mayManage(own: Role, theirs: Role): boolean {
  return own === "owner" || (own === "manager" && (theirs === "member" || theirs === "viewer"));
}

/** What a role means, in words. */
export const ROLE_MEANINGS: Record<Role, string> = {
  owner: "Everything, also other owners and closing the organization",
  manager: "Members and viewers, API keys, webhooks, and all that members do",
  member: "Tracks videos, adds channels and accounts, looks at everything",
  viewer: "Looks at everything, changes nothing",
};
