import { grantFreeCredit } from "@/lib/billing/free-credit";
import type { Context } from "@/lib/context";
import { env } from "@/lib/env";
import { createOrganization } from "@/lib/organizations/create";
import { createUser } from "@/lib/users/create";
import { assertStrongPassword } from "@/lib/users/password-strength";
import type { SignedUp, SignUpRequest } from "@/lib/users/schemas";
import { sendConfirmation } from "@/lib/users/send-confirmation";

/**
 * A person with an organisation of their own, of which they are the owner. The free credit comes at once where no mail
 * can be sent, else once the address is confirmed (`confirmEmail`).
 * @throws AppError invalid_request on `email` when the address is taken, on `password` when it is easy to guess
 */
export async function signUp(ctx: Context, input: SignUpRequest): Promise<SignedUp> {
  const mustConfirm = env().SMTP_URL !== undefined;
  await assertStrongPassword(input.password, [input.email, input.name, input.organization]);
  return ctx.db.transaction(async (tx) => {
    const user = await createUser(ctx, input, tx);
    const organization = await createOrganization(ctx, { name: input.organization, ownerUserId: user.id }, tx);
    if (mustConfirm) await sendConfirmation(ctx, { userId: user.id, organizationId: organization.id }, tx);
    else await grantFreeCredit(ctx, organization.id, tx);
    return { id: user.publicId, must_confirm: mustConfirm };
  });
}
