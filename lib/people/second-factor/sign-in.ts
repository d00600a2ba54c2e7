import { and, eq } from "drizzle-orm";
import { users } from "@/db/schema";
import { recordAct } from "@/lib/core/audit/record";
import type { Context } from "@/lib/core/context";
import { acceptCode } from "@/lib/people/codes/accept";
import { guardCode } from "@/lib/people/codes/guard";
import { notifyOf } from "@/lib/people/second-factor/notify";
import { knownDevice } from "@/lib/people/sessions/device";
import { enter, type SignedIn, type SignInClient } from "@/lib/people/users/enter";
import type { CodeStep } from "@/lib/people/users/sign-in";
import { accountOf } from "@/lib/people/users/sign-in-guard";

/**
 * Completes a sign-in with a code of the authenticator app or a recovery code, and starts a session.
 * @returns null for a wrong or used code; "void" if the password has changed since the first step
 * @throws AppError rate_limited
 */
export async function signInWithCode(
  ctx: Context,
  { userId, passwordChangedAt }: CodeStep,
  code: string,
  client: SignInClient,
): Promise<SignedIn | "void" | null> {
  const firstStep = and(eq(users.publicId, userId), eq(users.passwordChangedAt, passwordChangedAt));
  const [user] = await ctx.db.select().from(users).where(firstStep);
  if (!user) return "void";
  const account = accountOf(user.email);
  return guardCode({ userId: user.id, browser: knownDevice(client.device, account) }, () =>
    ctx.db.transaction(async (tx) => {
      // A concurrent password change waits for this lock, or has made the first step void.
      const held = await tx.select({ id: users.id }).from(users).where(firstStep).for("no key update");
      if (held.length === 0) return "void" as const;
      const accepted = await acceptCode(ctx, tx, user.id, code);
      const { id, email, name } = user;
      const signedIn = accepted && (await enter(ctx, tx, { id, email, name }, client));
      if (!signedIn) return null;
      if (accepted === "recovery") {
        const actor = { type: "user", userId: user.id, role: "viewer" } as const;
        await recordAct({ ...ctx, actor }, tx, { action: "user.code_used", organizationId: null, subject: user.email });
        await notifyOf(ctx, tx, user, "code_used");
      }
      return signedIn;
    }),
  );
}
