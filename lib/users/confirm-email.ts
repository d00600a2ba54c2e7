import { and, asc, eq, isNull } from "drizzle-orm";
import { emailTokens, members, users } from "@/db/schema";
import { grantFreeCredit } from "@/lib/billing/free-credit";
import type { Context } from "@/lib/context";
import { invalid } from "@/lib/errors";
import { hashEmailToken } from "@/lib/users/email-token";
import type { ConfirmEmailRequest, ConfirmedEmail } from "@/lib/users/schemas";

/**
 * Marks the address as confirmed and grants the free credit of the organisation that the user owns first. A second
 * click on the same link does nothing, and is no error.
 * @throws AppError invalid_request on `token` when it is unknown or too old
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
    if (found.expiresAt <= now) throw invalid("token", "This link is too old");
    await tx.update(emailTokens).set({ usedAt: now }).where(eq(emailTokens.hash, hash));
    await tx
      .update(users)
      .set({ emailConfirmedAt: now })
      .where(and(eq(users.id, found.userId), isNull(users.emailConfirmedAt)));
    const [owned] = await tx
      .select({ organizationId: members.organizationId })
      .from(members)
      .where(and(eq(members.userId, found.userId), eq(members.role, "owner")))
      .orderBy(asc(members.createdAt), asc(members.organizationId))
      .limit(1);
    if (owned) await grantFreeCredit(ctx, owned.organizationId, tx);
    return { email: found.email };
  });
}
