import type { Context, RequestOrigin } from "@/lib/core/context";
import { enterOrganization } from "@/lib/people/invitations/enter";
import { lockInvitation } from "@/lib/people/invitations/lock";
import type { Joined, JoinRequest } from "@/lib/people/invitations/schemas";
import { createUser } from "@/lib/people/users/create";
import { assertStrongPassword } from "@/lib/people/users/password-strength";

/**
 * Signs up by an invitation. The emailed token confirms the address, and no further organization is created.
 * @throws AppError invalid_request on `email` if the address has an account, on `password` if it is easy to guess,
 * conflict if the invitation can no longer be used
 */
export async function joinByInvitation(
  ctx: Context,
  { token, name, password }: JoinRequest,
  origin?: RequestOrigin,
): Promise<Joined> {
  return ctx.db.transaction(async (tx) => {
    const { invitation, organization } = await lockInvitation(ctx, tx, token);
    const { email } = invitation;
    await assertStrongPassword(password, [email, name, organization.name]);
    const user = await createUser(ctx, { email, name, password, emailConfirmedAt: ctx.now() }, tx);
    await enterOrganization(ctx, tx, { userId: user.id, invitation, organization, origin });
    return { email, organization: organization.publicId };
  });
}
