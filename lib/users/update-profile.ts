import { and, eq } from "drizzle-orm";
import { members, users } from "@/db/schema";
import type { OrganizationContext } from "@/lib/context";
import { personOf } from "@/lib/users/actor";
import { getProfile } from "@/lib/users/profile";
import type { Profile, UpdateProfileRequest } from "@/lib/users/schemas";

/** Changes one's own name, and whether this organisation's completed trackings are told by mail. */
export async function updateProfile(
  ctx: OrganizationContext,
  { name, mail_on_completion: mailOnCompletion }: UpdateProfileRequest,
): Promise<Profile> {
  const userId = personOf(ctx);
  await ctx.db.transaction(async (tx) => {
    if (name !== undefined) await tx.update(users).set({ name }).where(eq(users.id, userId));
    if (mailOnCompletion !== undefined)
      await tx
        .update(members)
        .set({ mailOnCompletion })
        .where(and(eq(members.organizationId, ctx.organization.id), eq(members.userId, userId)));
  });
  return getProfile(ctx);
}
