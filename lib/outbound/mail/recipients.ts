import { and, asc, eq, inArray, isNotNull } from "drizzle-orm";
import type { Queryable } from "@/db/client";
import { members, users } from "@/db/schema";
import type { MemberRole } from "@/lib/core/context";

export interface Recipient {
  organizationId: number;
  email: string;
  name: string;
}

/** Returns who is notified about money: owners and managers. */
export const moneyRecipients = (db: Queryable, organizationIds: readonly number[]): Promise<Recipient[]> =>
  recipientsOf(db, organizationIds, ["owner", "manager"]);

/** Returns who is notified about what only owners can do. */
export const ownerRecipients = (db: Queryable, organizationId: number): Promise<Recipient[]> =>
  recipientsOf(db, [organizationId], ["owner"]);

async function recipientsOf(
  db: Queryable,
  organizationIds: readonly number[],
  roles: MemberRole[],
): Promise<Recipient[]> {
  if (organizationIds.length === 0) return [];
  return db
    .select({ organizationId: members.organizationId, email: users.email, name: users.name })
    .from(members)
    .innerJoin(users, eq(users.id, members.userId))
    .where(and(inArray(members.organizationId, [...organizationIds]), inArray(members.role, roles)))
    .orderBy(asc(members.organizationId), asc(users.id));
}

export interface Member {
  id: number;
  email: string;
  name: string;
}

/** Returns the members of an organization whose address is confirmed: those who can be chosen to get emails. */
export async function confirmedMembers(db: Queryable, organizationId: number): Promise<Member[]> {
  return db
    .select({ id: users.id, email: users.email, name: users.name })
    .from(members)
    .innerJoin(users, eq(users.id, members.userId))
    .where(and(eq(members.organizationId, organizationId), isNotNull(users.emailConfirmedAt)))
    .orderBy(asc(users.name), asc(users.id));
}

/** Returns the member with an address, however it is written. */
export const memberWith = (all: readonly Member[], address: string): Member | undefined =>
  all.find(({ email }) => email.toLowerCase() === address.trim().toLowerCase());

/** Returns the service's admins. */
export async function adminRecipients(db: Queryable): Promise<Omit<Recipient, "organizationId">[]> {
  return db
    .select({ email: users.email, name: users.name })
    .from(users)
    .where(eq(users.isAdmin, true))
    .orderBy(asc(users.id));
}
