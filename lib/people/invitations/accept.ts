import { eq } from "drizzle-orm";
import { users } from "@/db/schema";
import type { Context, RequestOrigin } from "@/lib/core/context";
import { conflict, forbidden } from "@/lib/core/errors";
import { enterOrganization } from "@/lib/people/invitations/enter";
import { lockInvitation } from "@/lib/people/invitations/lock";
import type { Joined } from "@/lib/people/invitations/schemas";

/**
 * Makes the signed-in person a member, if the invitation was sent to their address.
 * @throws AppError invalid_request, conflict if it was used, expired or withdrawn, forbidden if it was sent to another
 * address
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
      throw conflict(`You already belong to ${organization.name}.`);
    await enterOrganization(ctx, tx, { userId, invitation, organization, origin });
    return { email: user.email, organization: organization.publicId };
  });
}
