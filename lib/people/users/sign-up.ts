import type { Context } from "@/lib/core/context";
import { env } from "@/lib/core/env";
import { invalid } from "@/lib/core/errors";
import { createOrganization } from "@/lib/people/organizations/create";
import { ADDRESS_TAKEN, insertUser } from "@/lib/people/users/create";
import { mailAccountExists } from "@/lib/people/users/mail-account-exists";
import { assertStrongPassword } from "@/lib/people/users/password-strength";
import type { SignedUp, SignUpRequest } from "@/lib/people/users/schemas";
import { sendConfirmation } from "@/lib/people/users/send-confirmation";
import { grantFreeCredit } from "@/lib/tracking/funding/free-credit";

/**
 * Creates a person and an organization that they own. With a mail server, the result never reveals whether the address
 * had an account: a new address gets a confirmation link, which enables sign-in and grants the free credit, and a known
 * address gets an email that says so. Without a mail server, the credit is granted immediately.
 * @param mayMailKnown whether a known address may get another email now
 * @throws AppError invalid_request on `password` if it is easy to guess; without a mail server, on `email` if the
 * address is taken
 */
export async function signUp(ctx: Context, input: SignUpRequest, mayMailKnown = true): Promise<SignedUp> {
  const mustConfirm = env().SMTP_URL !== undefined;
  await assertStrongPassword(input.password, [input.email, input.name, input.organization]);
  return ctx.db.transaction(async (tx) => {
    const user = await insertUser(ctx, mustConfirm ? input : { ...input, emailConfirmedAt: ctx.now() }, tx);
    if (!user) {
      if (!mustConfirm) throw invalid("email", ADDRESS_TAKEN);
      if (mayMailKnown) await mailAccountExists(ctx, tx, input.email, "account_exists");
      return { must_confirm: true };
    }
    const organization = await createOrganization(ctx, { name: input.organization, ownerUserId: user.id }, tx);
    if (mustConfirm) await sendConfirmation(ctx, { userId: user.id, organizationId: organization.id }, tx);
    else await grantFreeCredit(ctx, organization.id, tx);
    return { must_confirm: mustConfirm };
  });
}
