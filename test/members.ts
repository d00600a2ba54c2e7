import { members, users } from "@/db/schema";
import type { Context, MemberRole, OrganizationContext } from "@/lib/core/context";
import { newPublicId } from "@/lib/core/public-id";
import { createUser } from "@/lib/people/users/create";
import { createTestOrganization } from "@/test/context";

/** Creates a member in a new organization; optionally an admin. */
export async function createMember(ctx: Context, options: { isAdmin?: boolean; role?: "owner" | "viewer" } = {}) {
  const { isAdmin = false, role = "owner" } = options;
  const own = await createTestOrganization(ctx);
  const email = `${newPublicId()}@example.org`;
  const { id: userId } = await createUser(ctx, { email, name: "Ada Walker", password: "correct horse", isAdmin });
  await ctx.db.insert(members).values({ organizationId: own.organization.id, userId, role, createdAt: ctx.now() });
  const acting: OrganizationContext = {
    ...own,
    actor: { type: "user", userId, role },
    origin: { address: "203.0.113.7", requestId: `req-${newPublicId()}` },
  };
  return { ctx: acting, email, userId };
}

/** Inserts a person who is a member of an organization, without a password. */
export async function insertMember(
  { db, now, organization }: OrganizationContext,
  { role = "member", isConfirmed = true }: { role?: MemberRole; isConfirmed?: boolean } = {},
) {
  const email = `${newPublicId()}@example.test`;
  const [user] = await db
    .insert(users)
    .values({
      ...{ publicId: newPublicId(), email, emailKey: email, name: "Dana Walker", passwordHash: "" },
      ...{ emailConfirmedAt: isConfirmed ? now() : null, passwordChangedAt: now(), createdAt: now() },
    })
    .returning();
  if (!user) throw new Error("the person was not inserted");
  await db.insert(members).values({ organizationId: organization.id, userId: user.id, role, createdAt: now() });
  return user;
}
