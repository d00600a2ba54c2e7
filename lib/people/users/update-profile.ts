import { and, eq } from "drizzle-orm";
import { members, users } from "@/db/schema";
import type { OrganizationContext } from "@/lib/core/context";
import { personOf } from "@/lib/people/sessions/actor";
import { getProfile } from "@/lib/people/users/profile";
import type { Profile, UpdateProfileRequest } from "@/lib/people/users/schemas";

/** Changes the signed-in person's name, and which emails about this organization they get. */
export async function updateProfile(
  ctx: OrganizationContext,
  { name, mail_on_completion: mailOnCompletion, digest }: UpdateProfileRequest,
): Promise<Profile> {
  const userId = personOf(ctx);
  await ctx.db.transaction(async (tx) => {
    if (name !== undefined) await tx.update(users).set({ name }).where(eq(users.id, userId));
    if (mailOnCompletion !== undefined || digest !== undefined)
      await tx
        .update(members)
        .set({ ...(mailOnCompletion !== undefined && { mailOnCompletion }), ...(digest && { digest }) })
        .where(and(eq(members.organizationId, ctx.organization.id), eq(members.userId, userId)));
  });
  return getProfile(ctx);
}
