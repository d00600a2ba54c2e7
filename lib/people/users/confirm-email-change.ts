import { and, eq } from "drizzle-orm";
import postgres from "postgres";
import { emailTokens, users } from "@/db/schema";
import { recordAct } from "@/lib/core/audit/record";
import type { Context, RequestOrigin } from "@/lib/core/context";
import { conflict, invalid } from "@/lib/core/errors";
import { endSessions } from "@/lib/people/sessions/end";
import { confirmAddress } from "@/lib/people/users/confirm-address";
import { emailKey } from "@/lib/people/users/email-key";
import { hashEmailToken } from "@/lib/people/users/email-token";
import type { ConfirmEmailRequest } from "@/lib/people/users/schemas";

/**
 * Changes the person's address to the one that the link was sent to. All sessions end, and the old address's links to
 * reset the password or sign in stop working.
 * @throws AppError invalid_request on `token` if it is unknown, used, expired, or older than the password; conflict if
 * another account has taken the address in the meantime
 */
export async function confirmEmailChange(
  ctx: Context,
  { token }: ConfirmEmailRequest,
  origin?: RequestOrigin,
): Promise<{ email: string; userId: number }> {
  const now = ctx.now();
  const hash = hashEmailToken(token);
  return ctx.db.transaction(async (tx) => {
    const [found] = await tx
      .select({ token: emailTokens, user: users })
      .from(emailTokens)
      .innerJoin(users, eq(users.id, emailTokens.userId))
      .where(and(eq(emailTokens.hash, hash), eq(emailTokens.purpose, "change_email")))
      .for("update");
    const email = found?.token.email;
    if (!found || !email || found.token.usedAt || found.token.createdAt < found.user.passwordChangedAt)
      throw invalid("token", "This link is not valid");
    if (found.token.expiresAt <= now) throw invalid("token", "This link has expired");
    const { user } = found;
    const key = emailKey(email);
    await tx
      .update(users)
      .set({ email, emailKey: key, passwordChangedAt: now })
      .where(eq(users.id, user.id))
      .catch(refuseTaken);
    await tx.update(emailTokens).set({ usedAt: now }).where(eq(emailTokens.hash, hash));
    await endSessions(tx, user.id);
    await confirmAddress(ctx, tx, user.id);
    const actor = { type: "user" as const, userId: user.id, role: "viewer" as const };
    await recordAct({ ...ctx, actor, origin }, tx, {
      action: "user.email",
      organizationId: null,
      subject: email,
      before: { email: user.email },
      after: { email },
    });
    return { email, userId: user.id };
  });
}

const UNIQUE_VIOLATION = "23505";

function refuseTaken(error: unknown): never {
  const cause = error instanceof Error ? error.cause : undefined;
  if (cause instanceof postgres.PostgresError && cause.code === UNIQUE_VIOLATION)
    throw conflict("Another account has taken this address in the meantime.");
  throw error;
}
