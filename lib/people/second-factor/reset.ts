import { eq } from "drizzle-orm";
import { recoveryCodes, secondFactors, users } from "@/db/schema";
import { recordAct } from "@/lib/core/audit/record";
import type { Context } from "@/lib/core/context";
import { conflict, notFound } from "@/lib/core/errors";
import { notifyOf } from "@/lib/people/second-factor/notify";
import { emailKey } from "@/lib/people/users/email-key";

/**
 * Turns off the second factor of a person who lost their phone and their recovery codes. For the operator's command line
 * only: they have made sure who asks for it.
 * @throws AppError not_found for an unknown address, conflict if it is off
 */
export async function resetSecondFactor(ctx: Context, email: string): Promise<void> {
  await ctx.db.transaction(async (tx) => {
    const [user] = await tx
      .select()
      .from(users)
      .where(eq(users.emailKey, emailKey(email)));
    if (!user) throw notFound("There is no account with this address");
    await tx.delete(recoveryCodes).where(eq(recoveryCodes.userId, user.id));
    const removed = await tx.delete(secondFactors).where(eq(secondFactors.userId, user.id)).returning();
    if (removed.length === 0) throw conflict("Two-factor authentication is off for this account");
    await recordAct(ctx, tx, { action: "user.second_factor_off", organizationId: null, subject: user.email });
    await notifyOf(ctx, tx, user, "off");
  });
}
