import { and, eq } from "drizzle-orm";
import { identities, users } from "@/db/schema";
import type { Context } from "@/lib/core/context";
import { hasSecondFactor } from "@/lib/people/codes/accept";
import type { Identity } from "@/lib/people/identities/schemas";
import { emailKey } from "@/lib/people/users/email-key";
import { enter, type SignInClient } from "@/lib/people/users/enter";
import type { SignInResult } from "@/lib/people/users/sign-in";

/**
 * Signs in with an identity that is linked to an account, unless a code is required too.
 * @returns whether an account has the identity's address if it isn't linked yet
 */
export async function signInByIdentity(
  ctx: Context,
  { provider, subject, email }: Identity,
  client: SignInClient,
): Promise<SignInResult | { unlinked: { hasAccount: boolean } }> {
  return ctx.db.transaction(async (tx) => {
    const [user] = await tx
      .select({
        id: users.id,
        publicId: users.publicId,
        email: users.email,
        name: users.name,
        changed: users.passwordChangedAt,
      })
      .from(identities)
      .innerJoin(users, eq(users.id, identities.userId))
      .where(and(eq(identities.provider, provider), eq(identities.subject, subject)));
    if (!user) return { unlinked: { hasAccount: (await tx.$count(users, eq(users.emailKey, emailKey(email)))) > 0 } };
    if (await hasSecondFactor(tx, user.id))
      return { codeStep: { userId: user.publicId, passwordChangedAt: user.changed } };
    const signedIn = await enter(ctx, tx, { id: user.id, email: user.email, name: user.name }, client);
    if (!signedIn) throw new Error(`there is no user ${user.id} to sign in`);
    return { signedIn };
  });
}
