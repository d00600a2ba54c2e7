import { eq } from "drizzle-orm";
import { users } from "@/db/schema";
import type { Context, RequestOrigin } from "@/lib/core/context";
import { conflict, forbidden } from "@/lib/core/errors";
import { enterOrganization } from "@/lib/people/invitations/enter";
import { lockInvitation } from "@/lib/people/invitations/lock";
import type { Joined } from "@/lib/people/invitations/schemas";

/**
 * The signed-in person becomes a member, if it is their address that was invited.
 * @throws AppError invalid_request, conflict where it is used, old or withdrawn, forbidden for another's
 */
export async function acceptInvitation(
  ctx: Context,
  { token, userId, origin }: { token: string; userId: number; origin?: RequestOrigin },
): Promise<Joined> {
  return ctx.db.transaction(async (tx) => {
    const { invitation, organization, members } = await lockInvitation(ctx, tx, token);
    const [user] = await tx.select().from(users).where(eq(users.id, userId));
    if (user?.emailKey !== invitation.emailKey)
      throw forbidden(`This invitation is for ${invitation.email}. Sign in with that address.`);
    if (members.some((member) => member.userId === userId))
      throw conflict(`You belong to ${organization.name} already.`);
    await enterOrganization(ctx, tx, { userId, invitation, organization, origin });
    return { email: user.email, organization: organization.publicId };
  });
}
