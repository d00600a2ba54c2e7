import { and, eq } from "drizzle-orm";
import { users } from "@/db/schema";
import { recordAct } from "@/lib/core/audit/record";
import type { OrganizationContext } from "@/lib/core/context";
import { conflict } from "@/lib/core/errors";
import { hashPassword } from "@/lib/core/password";
import { endSessions } from "@/lib/people/sessions/end";
import { checkPassword } from "@/lib/people/users/check-password";
import { assertStrongPassword } from "@/lib/people/users/password-strength";
import type { ChangePasswordRequest } from "@/lib/people/users/schemas";

/**
 * Sets a new password. All sessions end, including the current one, and links to reset the password or change the
 * address stop working. The caller starts a new session.
 * @throws AppError invalid_request on `current_password`, on `password` if it is easy to guess, rate_limited, conflict
 * if the password was changed in the meantime
 */
export async function changePassword(
  ctx: OrganizationContext,
  { current_password, password }: ChangePasswordRequest,
  address: string,
): Promise<{ userId: number }> {
  const user = await checkPassword(ctx, current_password, address);
  await assertStrongPassword(password, [user.email, user.name, ctx.organization.name]);
  const passwordHash = await hashPassword(password);
  return ctx.db.transaction(async (tx) => {
    // Only replaces the password that was checked, so that one of two concurrent changes wins.
    const changed = await tx
      .update(users)
      .set({ passwordHash, passwordChangedAt: ctx.now() })
      .where(and(eq(users.id, user.id), eq(users.passwordHash, user.passwordHash)))
      .returning({ id: users.id });
    if (changed.length === 0) throw conflict("The password was changed in the meantime. Sign in again.");
    await endSessions(tx, user.id);
    await recordAct(ctx, tx, { action: "user.password", organizationId: null, subject: user.email });
    return { userId: user.id };
  });
}
