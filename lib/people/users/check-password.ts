import { eq } from "drizzle-orm";
import { users } from "@/db/schema";
import { invalid, notFound } from "@/lib/core/errors";
import { type PersonContext, personOf } from "@/lib/people/sessions/actor";
import { verifyPassword } from "@/lib/people/users/authenticate";
import { guardSignIn } from "@/lib/people/users/sign-in-guard";

/**
 * Checks the signed-in person's password before an action that a stolen session must not be able to take. Wrong
 * passwords count as failed sign-in attempts.
 * @param address address of the request, grouped as sign-in groups it
 * @throws AppError invalid_request on `current_password`, rate_limited after too many
 */
export async function checkPassword(ctx: PersonContext, password: string, address: string) {
  const [user] = await ctx.db
    .select()
    .from(users)
    .where(eq(users.id, personOf(ctx)));
  if (!user) throw notFound("Profile not found");
  // Strangers' failures do not delay a signed-in person. A session's failures are counted separately.
  const device = ctx.sessionId === undefined ? null : `session ${ctx.sessionId}`;
  const right = await guardSignIn({ email: user.email, address, device }, () =>
    verifyPassword(ctx, user.email, password),
  );
  if (!right) throw invalid("current_password", "Wrong password. Try again");
  return user;
}
