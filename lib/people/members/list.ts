import { asc, eq } from "drizzle-orm";
import { members, users } from "@/db/schema";
import type { OrganizationContext } from "@/lib/core/context";
import { assertRight } from "@/lib/core/rights";
import { MEMBER_ROLES } from "@/lib/people/members/rules";
import type { MemberList } from "@/lib/people/members/schemas";

/** Returns the organization's members, owners first, then by how long they have been members. Open to every member. */
export async function listMembers(ctx: OrganizationContext): Promise<MemberList> {
  assertRight(ctx.actor, "usage:read");
  const rows = await ctx.db
    .select({ user: users, role: members.role, since: members.createdAt })
    .from(members)
    .innerJoin(users, eq(users.id, members.userId))
    .where(eq(members.organizationId, ctx.organization.id))
    .orderBy(asc(members.createdAt), asc(users.id));
  const { actor } = ctx;
  return {
    members: rows
      .map(({ user, role, since }) => ({
        id: user.publicId,
        name: user.name,
        email: user.email,
        role,
        since: since.toISOString(),
        is_you: actor.type === "user" && actor.userId === user.id,
      }))
      .sort((a, b) => MEMBER_ROLES.indexOf(a.role) - MEMBER_ROLES.indexOf(b.role)),
  };
}
