import { and, eq } from "drizzle-orm";
import { emailTokens, users } from "@/db/schema";
import type { Context } from "@/lib/core/context";
import { invalid } from "@/lib/core/errors";
import { confirmAddress } from "@/lib/people/users/confirm-address";
import { hashEmailToken } from "@/lib/people/users/email-token";
import type { ConfirmEmailRequest, ConfirmedEmail } from "@/lib/people/users/schemas";

/**
 * Marks the address as confirmed and grants the free credit to the first organization that the user owns. A second
 * click on the same link does nothing and is not an error.
 * @throws AppError invalid_request on `token` if it is unknown or expired
 */
export async function confirmEmail(ctx: Context, { token }: ConfirmEmailRequest): Promise<ConfirmedEmail> {
  const now = ctx.now();
  const hash = hashEmailToken(token);
  return ctx.db.transaction(async (tx) => {
    const [found] = await tx
      .select({ userId: users.id, email: users.email, expiresAt: emailTokens.expiresAt, usedAt: emailTokens.usedAt })
      .from(emailTokens)
      .innerJoin(users, eq(users.id, emailTokens.userId))
      .where(and(eq(emailTokens.hash, hash), eq(emailTokens.purpose, "confirm_email")))
      .for("update");
    if (!found) throw invalid("token", "This link is not valid");
    if (found.usedAt) return { email: found.email };
    if (found.expiresAt <= now) throw invalid("token", "This link has expired");
    await tx.update(emailTokens).set({ usedAt: now }).where(eq(emailTokens.hash, hash));
    await confirmAddress(ctx, tx, found.userId);
    return { email: found.email };
  });
}
