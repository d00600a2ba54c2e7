import type { Context } from "@/lib/core/context";
import { env } from "@/lib/core/env";
import { hasSecondFactor } from "@/lib/people/codes/accept";
import { knownDevice } from "@/lib/people/sessions/device";
import { verifyPassword } from "@/lib/people/users/authenticate";
import { enter, type SignedIn, type SignInClient } from "@/lib/people/users/enter";
import type { SignInRequest } from "@/lib/people/users/schemas";
import { accountOf, guardSignIn } from "@/lib/people/users/sign-in-guard";

/** A first step that succeeded. The second one requires a code of the person's authenticator app. */
export interface CodeStep {
  /** The user's public ID. */
  userId: string;
  /** Of the password that held in the first step: a new one makes the step void. */
  passwordChangedAt: Date;
}

export type SignInResult = { signedIn: SignedIn } | { codeStep: CodeStep };

/**
 * Signs in with a password, and starts a session unless a code is required too.
 * @returns null for an unknown address, a wrong password and, with a mail server, an unconfirmed address
 * @throws AppError rate_limited
 */
export async function signIn(
  ctx: Context,
  { email, password }: SignInRequest,
  client: SignInClient,
): Promise<SignInResult | null> {
  const account = accountOf(email);
  const attempt = { email, address: client.addressGroup, device: knownDevice(client.device, account) };
  return guardSignIn(attempt, async () => {
    const user = await verifyPassword(ctx, email, password);
    // Otherwise signing up with a stranger's address and then signing in would reveal whether it had an account.
    if (user && !user.isConfirmed && env().SMTP_URL !== undefined) return null;
    if (!user) return null;
    const { id, publicId, passwordChangedAt } = user;
    if (await hasSecondFactor(ctx.db, id)) return { codeStep: { userId: publicId, passwordChangedAt } };
    const signedIn = await ctx.db.transaction((tx) => enter(ctx, tx, user, client));
    return signedIn && { signedIn };
  });
}
