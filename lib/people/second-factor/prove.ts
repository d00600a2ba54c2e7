import { eq } from "drizzle-orm";
import { sessions } from "@/db/schema";
import { conflict, invalid } from "@/lib/core/errors";
import { acceptCode, hasSecondFactor } from "@/lib/people/codes/accept";
import { guardCode } from "@/lib/people/codes/guard";
import type { ProofRequest } from "@/lib/people/second-factor/schemas";
import { type PersonContext, personOf } from "@/lib/people/sessions/actor";
import { checkPassword } from "@/lib/people/users/check-password";

/**
 * Proves again, for the next minutes, that the session is the person's: with a code if they have a second factor,
 * otherwise with the password.
 * @param address address of the request, grouped as sign-in groups it
 * @throws AppError invalid_request on `code` or `current_password`, rate_limited, conflict without a session
 */
export async function proveIdentity(ctx: PersonContext, input: ProofRequest, address: string): Promise<void> {
  const { sessionId } = ctx;
  if (sessionId === undefined) throw conflict("Only a signed-in browser can confirm this");
  const userId = personOf(ctx);
  if (await hasSecondFactor(ctx.db, userId)) {
    const { code } = input;
    if (!code) throw invalid("code", "Enter the code from your authenticator app");
    const accepted = await guardCode({ userId, browser: `session ${sessionId}` }, () =>
      ctx.db.transaction((tx) => acceptCode(ctx, tx, userId, code)),
    );
    if (!accepted) throw invalid("code", "This code is wrong or was already used. Enter a new one");
  } else {
    if (!input.current_password) throw invalid("current_password", "Enter your password");
    await checkPassword(ctx, input.current_password, address);
  }
  await ctx.db.update(sessions).set({ provedAt: ctx.now() }).where(eq(sessions.id, sessionId));
}
