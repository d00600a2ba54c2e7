import { asc, eq } from "drizzle-orm";
import { members, organizations, users } from "@/db/schema";
import type { Context, MemberRole, Organization } from "@/lib/context";

export interface Membership {
  organization: Organization;
  role: MemberRole;
  user: {
    id: number;
    publicId: string;
    email: string;
    name: string;
    isAdmin: boolean;
    emailConfirmedAt: Date | null;
    passwordChangedAt: Date;
  };
}

/**
 * Who a session's user is at this moment; read for every request, so that a changed role or a suspension holds at once.
 * @param userId the public id: it survives in cookies, and an internal one could name someone else in a new database.
 * @returns the first organisation joined, also when it is suspended; null when the user is gone or belongs nowhere.
 */
export async function getMembership(ctx: Context, userId: string): Promise<Membership | null> {
  const [row] = await ctx.db
    .select({
      organization: organizations,
      role: members.role,
      user: {
        id: users.id,
        publicId: users.publicId,
        email: users.email,
        name: users.name,
        isAdmin: users.isAdmin,
        emailConfirmedAt: users.emailConfirmedAt,
        passwordChangedAt: users.passwordChangedAt,
      },
    })
    .from(users)
    .innerJoin(members, eq(members.userId, users.id))
    .innerJoin(organizations, eq(organizations.id, members.organizationId))
    .where(eq(users.publicId, userId))
    .orderBy(asc(members.createdAt), asc(members.organizationId))
    .limit(1);
  return row ?? null;
}
