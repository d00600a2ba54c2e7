import type { Context } from "@/lib/core/context";
import { env } from "@/lib/core/env";
import { knownDevice, rememberDevice } from "@/lib/people/sessions/device";
import { openSession, type SessionClaims, type SessionClient } from "@/lib/people/sessions/open";
import { verifyPassword } from "@/lib/people/users/authenticate";
import type { SignInRequest } from "@/lib/people/users/schemas";
import { accountOf, guardSignIn } from "@/lib/people/users/sign-in-guard";

export interface SignInClient extends SessionClient {
  /** The client's address, grouped by `addressGroup`. */
  addressGroup: string;
  /** Value of the device cookie. */
  device: string | undefined;
}

export interface SignedIn extends SessionClaims {
  /** New value of the device cookie. */
  device: string;
}

/**
 * Signs in with a password and starts a session.
 * @returns null for an unknown address, a wrong password and, with a mail server, an unconfirmed address
 * @throws AppError rate_limited
 */
export async function signIn(
  ctx: Context,
  { email, password }: SignInRequest,
  client: SignInClient,
): Promise<SignedIn | null> {
  const account = accountOf(email);
  const attempt = { email, address: client.addressGroup, device: knownDevice(client.device, account) };
  const claims = await guardSignIn(attempt, async () => {
    const user = await verifyPassword(ctx, email, password);
    // Otherwise signing up with a stranger's address and then signing in would reveal whether it had an account.
    if (user && !user.isConfirmed && env().SMTP_URL !== undefined) return null;
    return user && openSession(ctx, { userId: user.id, passwordHash: user.passwordHash }, client);
  });
  return claims && { ...claims, device: rememberDevice(client.device, account) };
}
