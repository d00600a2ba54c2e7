import { asc, eq } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { members, organizations, users } from "@/db/schema";
import { lockAccount } from "@/lib/billing/account";
import type { Actor, MemberRole, Organization, OrganizationContext } from "@/lib/core/context";
import { conflict, forbidden, notFound } from "@/lib/core/errors";

export interface LockedMember {
  userId: number;
  publicId: string;
  name: string;
  email: string;
  emailKey: string;
  role: MemberRole;
}

export interface LockedMembers {
  organization: Organization;
  members: LockedMember[];
  /** The actor's current role, which may differ from the context's. Scripts act as an owner. */
  role: MemberRole;
  /** The actor with their current role. */
  actor: Actor;
}

/**
 * Locks the organization and reads its members. Everything that changes members, roles, invitations or the organization
 * itself holds this lock, so that a decision is still valid when it commits.
 * @throws AppError conflict if the organization is closed, forbidden for keys and for people who are no longer members
 */
export async function lockMembers(ctx: OrganizationContext, tx: Transaction): Promise<LockedMembers> {
  const { id } = ctx.organization;
  const { organization, members: all } = await lockPeople(tx, id);
  if (organization.closedAt) throw conflict("This organization is closed.");
  const role = roleOf(ctx, all);
  return { organization, members: all, role, actor: ctx.actor.type === "user" ? { ...ctx.actor, role } : ctx.actor };
}

/** Like `lockMembers`, but for actors outside the organization, and also if it is closed. */
export async function lockPeople(
  tx: Transaction,
  organizationId: number,
): Promise<Pick<LockedMembers, "organization" | "members">> {
  await lockAccount(tx, organizationId);
  const [organization] = await tx.select().from(organizations).where(eq(organizations.id, organizationId));
  if (!organization) throw notFound("Organization not found");
  const all = await tx
    .select({
      userId: users.id,
      publicId: users.publicId,
      name: users.name,
      email: users.email,
      emailKey: users.emailKey,
      role: members.role,
    })
    .from(members)
    .innerJoin(users, eq(users.id, members.userId))
    .where(eq(members.organizationId, organizationId))
    .orderBy(asc(users.id));
  return { organization, members: all };
}

function roleOf({ actor }: OrganizationContext, all: readonly LockedMember[]): MemberRole {
  if (actor.type === "system") return "owner";
  const own = actor.type === "user" ? all.find(({ userId }) => userId === actor.userId) : undefined;
  if (!own) throw forbidden("Only members of the organization can do this");
  return own.role;
}

/** @throws AppError not_found for anyone who is not a member */
export function findMember(all: readonly LockedMember[], publicId: string): LockedMember {
  const found = all.find((member) => member.publicId === publicId);
  if (!found) throw notFound("Member not found");
  return found;
}

/** @throws AppError conflict if there is no other owner, because no one could manage the organization */
export function assertOwnerRemains(all: readonly LockedMember[], without: LockedMember, remedy: string): void {
  const isOther = ({ userId, role }: LockedMember) => role === "owner" && userId !== without.userId;
  if (without.role === "owner" && !all.some(isOther)) throw conflict(`${without.name} is the only owner. ${remedy}`);
}
