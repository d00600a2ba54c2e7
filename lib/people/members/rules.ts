import type { Role } from "@/lib/people/members/schemas";

/** Which role may do what within an organization. Pure. */

/** Highest role first. */
export const MEMBER_ROLES = ["owner", "manager", "member", "viewer"] as const satisfies readonly Role[];

const rankOf = (role: Role): number => MEMBER_ROLES.length - MEMBER_ROLES.indexOf(role);

/** Returns the roles that a role can assign, by invitation or change. No one can assign a role above their own. */
export function assignableRoles(own: Role): readonly Role[] {
  if (own !== "owner" && own !== "manager") return [];
  return MEMBER_ROLES.filter((role) => rankOf(role) <= rankOf(own));
}

export const mayAssign = (own: Role, role: Role): boolean => assignableRoles(own).includes(role);

/**
 * Whether a role can change or remove a member of another role: owners manage everyone, managers manage members and
 * viewers.
 */
export function mayManage(own: Role, theirs: Role): boolean {
  return own === "owner" || (own === "manager" && (theirs === "member" || theirs === "viewer"));
}

export const ROLE_NAMES: Record<Role, string> = {
  owner: "Owner",
  manager: "Manager",
  member: "Member",
  viewer: "Viewer",
};

/** Descriptions of the roles. */
export const ROLE_MEANINGS: Record<Role, string> = {
  owner: "Full access, including other owners and closing the organization",
  manager: "Everything members can do, plus members and viewers, API keys and webhooks",
  member: "Tracks videos, adds channels and accounts, and sees everything",
  viewer: "Sees everything, changes nothing",
};
