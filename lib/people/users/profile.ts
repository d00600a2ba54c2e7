import { and, desc, eq, gt, gte, isNull } from "drizzle-orm";
import { emailTokens, members, users } from "@/db/schema";
import type { OrganizationContext } from "@/lib/core/context";
import { notFound } from "@/lib/core/errors";
import { personOf } from "@/lib/people/sessions/actor";
import type { Profile } from "@/lib/people/users/schemas";

/** Returns the signed-in person's profile in their current organization. */
export async function getProfile(ctx: OrganizationContext): Promise<Profile> {
  const userId = personOf(ctx);
  const [found] = await ctx.db
    .select({ user: users, mail: members.mailOnCompletion, digest: members.digest })
    .from(users)
    .innerJoin(members, and(eq(members.userId, users.id), eq(members.organizationId, ctx.organization.id)))
    .where(eq(users.id, userId));
  if (!found) throw notFound("Profile not found");
  const [pending] = await ctx.db
    .select({ email: emailTokens.email })
    .from(emailTokens)
    .where(
      and(
        eq(emailTokens.userId, userId),
        eq(emailTokens.purpose, "change_email"),
        isNull(emailTokens.usedAt),
        gt(emailTokens.expiresAt, ctx.now()),
        gte(emailTokens.createdAt, found.user.passwordChangedAt),
      ),
    )
    .orderBy(desc(emailTokens.createdAt))
    .limit(1);
  return {
    name: found.user.name,
    email: found.user.email,
    pending_email: pending?.email ?? null,
    mail_on_completion: found.mail,
    digest: found.digest,
  };
}
