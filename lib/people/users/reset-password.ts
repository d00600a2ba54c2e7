import { and, eq } from "drizzle-orm";
import { emailTokens, users } from "@/db/schema";
import type { Context } from "@/lib/core/context";
import { invalid } from "@/lib/core/errors";
import { hashPassword } from "@/lib/core/password";
import { endSessions } from "@/lib/people/sessions/end";
import { confirmAddress } from "@/lib/people/users/confirm-address";
import { hashEmailToken } from "@/lib/people/users/email-token";
import { assertStrongPassword } from "@/lib/people/users/password-strength";
import type { ResetPassword, ResetPasswordRequest } from "@/lib/people/users/schemas";

/**
 * Sets a new password using an emailed token, which works once. All sessions end, and the user's other tokens stop
 * working because they are older than the password.
 * @throws AppError invalid_request on `token` if it is unknown, used or expired, on `password` if it is easy to guess,
 * in which case the link keeps working
 */
export async function resetPassword(ctx: Context, { token, password }: ResetPasswordRequest): Promise<ResetPassword> {
  const hash = hashEmailToken(token);
  const now = ctx.now();
  return ctx.db.transaction(async (tx) => {
    const [found] = await tx
      .select({
        token: emailTokens,
        user: { id: users.id, email: users.email, name: users.name, changedAt: users.passwordChangedAt },
      })
      .from(emailTokens)
      .innerJoin(users, eq(users.id, emailTokens.userId))
      .where(and(eq(emailTokens.hash, hash), eq(emailTokens.purpose, "reset_password")))
      // Locks the user's row too, so that the second of two concurrent resets finds a newer password.
      .for("update");
    if (!found || found.token.usedAt || found.token.createdAt < found.user.changedAt)
      throw invalid("token", "This link is not valid");
    if (found.token.expiresAt <= now) throw invalid("token", "This link has expired");
    await assertStrongPassword(password, [found.user.email, found.user.name]);
    await tx
      .update(users)
      .set({ passwordHash: await hashPassword(password), passwordChangedAt: now })
      .where(eq(users.id, found.user.id));
    // Opening the emailed link proves that the address is theirs.
    await confirmAddress(ctx, tx, found.user.id);
    await endSessions(tx, found.user.id);
    await tx.update(emailTokens).set({ usedAt: now }).where(eq(emailTokens.hash, hash));
    return { email: found.user.email };
  });
}
