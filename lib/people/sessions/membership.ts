import { and, asc, eq, isNotNull, isNull, or } from "drizzle-orm";
import { members, organizations, secondFactors, users } from "@/db/schema";
import type { Context, MemberRole, Organization } from "@/lib/core/context";
import type { OwnMembership } from "@/lib/people/sessions/schemas";

export interface Person {
  id: number;
  publicId: string;
  email: string;
  name: string;
  isAdmin: boolean;
  emailConfirmedAt: Date | null;
  /** Whether they sign in with an authenticator app. */
  hasSecondFactor: boolean;
}

export interface Membership {
  organization: Organization;
  role: MemberRole;
  user: Person;
}

/** Whether the organization requires a second factor that the person hasn't set up: they see none of its data until then. */
export const lacksSecondFactor = ({ organization, user }: Membership): boolean =>
  organization.requiresSecondFactor && !user.hasSecondFactor;

/** Columns of a `Person`, in a query that joins their second factor. */
export const PERSON = {
  id: users.id,
  publicId: users.publicId,
  email: users.email,
  name: users.name,
  isAdmin: users.isAdmin,
  emailConfirmedAt: users.emailConfirmedAt,
  hasSecondFactor: isNotNull(secondFactors.confirmedAt).mapWith(Boolean),
};

/** Members enter open organizations, and closed ones for as long as these can be reopened. */
export const isEnterable = or(isNull(organizations.closedAt), isNotNull(organizations.reopenableUntil));

/** Returns the organizations that a person can enter, in the order in which they joined. */
export async function listMemberships(ctx: Context, userId: number): Promise<OwnMembership[]> {
  const rows = await ctx.db
    .select({ organization: organizations, role: members.role })
    .from(members)
    .innerJoin(organizations, eq(organizations.id, members.organizationId))
    .where(and(eq(members.userId, userId), isEnterable))
    .orderBy(asc(members.createdAt), asc(members.organizationId));
  return rows.map(({ organization, role }) => ({
    id: organization.publicId,
    name: organization.name,
    role,
    is_suspended: organization.suspendedAt !== null,
  }));
}
