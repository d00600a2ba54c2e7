import { and, eq, gt, gte, isNull } from "drizzle-orm";
import { emailTokens, users } from "@/db/schema";
import type { Context } from "@/lib/core/context";
import { hasSecondFactor } from "@/lib/people/codes/accept";
import { confirmAddress } from "@/lib/people/users/confirm-address";
import { hashEmailToken } from "@/lib/people/users/email-token";
import { enter, type SignInClient } from "@/lib/people/users/enter";
import type { SignInResult } from "@/lib/people/users/sign-in";

/**
 * Signs in with an emailed link, which works once, and starts a session unless a code is required too.
 * @returns null if the link is unknown, used, expired, or older than the password
 */
export async function signInByLink(ctx: Context, token: string, client: SignInClient): Promise<SignInResult | null> {
  const now = ctx.now();
  return ctx.db.transaction(async (tx) => {
    const [used] = await tx
      .update(emailTokens)
      .set({ usedAt: now })
      .from(users)
      .where(
        and(
          eq(emailTokens.hash, hashEmailToken(token)),
          eq(emailTokens.purpose, "sign_in"),
          eq(users.id, emailTokens.userId),
          isNull(emailTokens.usedAt),
          gt(emailTokens.expiresAt, now),
          gte(emailTokens.createdAt, users.passwordChangedAt),
        ),
      )
      .returning({
        id: users.id,
        publicId: users.publicId,
        email: users.email,
        name: users.name,
        passwordChangedAt: users.passwordChangedAt,
      });
    if (!used) return null;
    // Opening the emailed link proves that the address is theirs.
    await confirmAddress(ctx, tx, used.id);
    if (await hasSecondFactor(tx, used.id))
      return { codeStep: { userId: used.publicId, passwordChangedAt: used.passwordChangedAt } };
    const { id, email, name } = used;
    const signedIn = await enter(ctx, tx, { id, email, name }, client);
    return signedIn && { signedIn };
  });
}
