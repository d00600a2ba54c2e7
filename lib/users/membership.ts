import { and, asc, desc, eq, isNull } from "drizzle-orm";
import { members, organizations, users } from "@/db/schema";
import type { Context, MemberRole, Organization } from "@/lib/context";
import type { OwnMembership } from "@/lib/users/schemas";

export interface Person {
  id: number;
  publicId: string;
  email: string;
  name: string;
  isAdmin: boolean;
  emailConfirmedAt: Date | null;
  /** Sessions that began before are over: set when the password or the address changes. */
  passwordChangedAt: Date;
}

export interface Membership {
  organization: Organization;
  role: MemberRole;
  user: Person;
}

const PERSON = {
  id: users.id,
  publicId: users.publicId,
  email: users.email,
  name: users.name,
  isAdmin: users.isAdmin,
  emailConfirmedAt: users.emailConfirmedAt,
  passwordChangedAt: users.passwordChangedAt,
};

/**
 * Who a session's user is at this moment; read for every request, so that a changed role or a suspension holds at once.
 * @param userId the public id: it survives in cookies, and an internal one could name someone else in a new database.
 * @param wished the public id of the organisation that the person chose; counts only if they belong to it.
 * @returns in the wished organisation, else in the first one joined; suspended ones too, closed ones not. null when the
 * user is gone or belongs nowhere.
 */
export async function getMembership(ctx: Context, userId: string, wished?: string): Promise<Membership | null> {
  const [row] = await ctx.db
    .select({ organization: organizations, role: members.role, user: PERSON })
    .from(users)
    .innerJoin(members, eq(members.userId, users.id))
    .innerJoin(organizations, eq(organizations.id, members.organizationId))
    .where(and(eq(users.publicId, userId), isNull(organizations.closedAt)))
    .orderBy(
      ...(wished ? [desc(eq(organizations.publicId, wished))] : []),
      asc(members.createdAt),
      asc(members.organizationId),
    )
    .limit(1);
  return row ?? null;
}

/** Who it is, also of somebody who belongs nowhere. */
export async function getPerson(ctx: Context, userId: string): Promise<Person | null> {
  const [person] = await ctx.db.select(PERSON).from(users).where(eq(users.publicId, userId));
  return person ?? null;
}

/** The organisations that a person may enter, in the order in which they joined; closed ones not. */
export async function listMemberships(ctx: Context, userId: number): Promise<OwnMembership[]> {
  const rows = await ctx.db
    .select({ organization: organizations, role: members.role })
    .from(members)
    .innerJoin(organizations, eq(organizations.id, members.organizationId))
    .where(and(eq(members.userId, userId), isNull(organizations.closedAt)))
    .orderBy(asc(members.createdAt), asc(members.organizationId));
  return rows.map(({ organization, role }) => ({
    id: organization.publicId,
    name: organization.name,
    role,
    is_suspended: organization.suspendedAt !== null,
  }));
}
