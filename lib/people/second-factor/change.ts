import { eq } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { recoveryCodes, secondFactors } from "@/db/schema";
import { recordAct } from "@/lib/core/audit/record";
import { conflict, invalid } from "@/lib/core/errors";
import { acceptCode, hasSecondFactor } from "@/lib/people/codes/accept";
import { guardCode } from "@/lib/people/codes/guard";
import { replaceRecoveryCodes } from "@/lib/people/codes/recovery";
import { notifyOf } from "@/lib/people/second-factor/notify";
import type { RecoveryCodes, RenewCodesRequest, TurnOffRequest } from "@/lib/people/second-factor/schemas";
import type { PersonContext } from "@/lib/people/sessions/actor";
import { checkPassword } from "@/lib/people/users/check-password";

type Proved = Awaited<ReturnType<typeof checkPassword>>;

/**
 * Runs a change of the second factor after checking password and code, which a stolen session must not be able to make.
 * @throws AppError invalid_request on `current_password` or `code`, rate_limited, conflict if it is off
 */
async function changeWithCode<T>(
  ctx: PersonContext,
  { current_password, code }: TurnOffRequest,
  address: string,
  change: (tx: Transaction, user: Proved) => Promise<T>,
): Promise<T> {
  const user = await checkPassword(ctx, current_password, address);
  if (!(await hasSecondFactor(ctx.db, user.id))) throw conflict("Two-factor authentication is off. Reload the page.");
  const changed = await guardCode({ userId: user.id, browser: `session ${ctx.sessionId}` }, () =>
    ctx.db.transaction(async (tx) => {
      const accepted = await acceptCode(ctx, tx, user.id, code);
      return accepted && { value: await change(tx, user) };
    }),
  );
  if (!changed) throw invalid("code", "This code is wrong or was already used. Enter a new one");
  return changed.value;
}

/** Turns the second factor off. @param address address of the request, grouped as sign-in groups it */
export const turnOff = (ctx: PersonContext, input: TurnOffRequest, address: string): Promise<void> =>
  changeWithCode(ctx, input, address, async (tx, user) => {
    await tx.delete(recoveryCodes).where(eq(recoveryCodes.userId, user.id));
    await tx.delete(secondFactors).where(eq(secondFactors.userId, user.id));
    await recordAct(ctx, tx, { action: "user.second_factor_off", organizationId: null, subject: user.email });
    await notifyOf(ctx, tx, user, "off");
  });

/** Replaces the recovery codes. @param address address of the request, grouped as sign-in groups it */
export const renewCodes = (ctx: PersonContext, input: RenewCodesRequest, address: string): Promise<RecoveryCodes> =>
  changeWithCode(ctx, input, address, async (tx, user) => {
    const codes = await replaceRecoveryCodes(ctx, tx, user.id);
    await recordAct(ctx, tx, { action: "user.codes", organizationId: null, subject: user.email });
    await notifyOf(ctx, tx, user, "new_codes");
    return { recovery_codes: codes };
  });
