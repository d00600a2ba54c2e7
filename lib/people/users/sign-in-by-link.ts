import { and, eq, gt, gte, isNull } from "drizzle-orm";
import { emailTokens, users } from "@/db/schema";
import type { Context } from "@/lib/core/context";
import { hasSecondFactor } from "@/lib/people/codes/accept";
import { rememberDevice } from "@/lib/people/sessions/device";
import { insertSession } from "@/lib/people/sessions/open";
import { confirmAddress } from "@/lib/people/users/confirm-address";
import { hashEmailToken } from "@/lib/people/users/email-token";
import type { SignInClient, SignInResult } from "@/lib/people/users/sign-in";
import { accountOf } from "@/lib/people/users/sign-in-guard";

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
        userId: users.id,
        publicId: users.publicId,
        email: users.email,
        passwordChangedAt: users.passwordChangedAt,
      });
    if (!used) return null;
    // Opening the emailed link proves that the address is theirs.
    await confirmAddress(ctx, tx, used.userId);
    if (await hasSecondFactor(tx, used.userId))
      return { codeStep: { userId: used.publicId, passwordChangedAt: used.passwordChangedAt } };
    const claims = await insertSession(ctx, tx, { userId: used.userId }, client);
    return claims && { signedIn: { ...claims, device: rememberDevice(client.device, accountOf(used.email)) } };
  });
}
