import { and, eq, isNotNull } from "drizzle-orm";
import type { Queryable } from "@/db/client";
import { secondFactors } from "@/db/schema";
import type { Context } from "@/lib/core/context";
import { openSecret, stepOf } from "@/lib/people/codes/app";
import { spendRecoveryCode } from "@/lib/people/codes/recovery";
import { readCode, type TypedCode } from "@/lib/people/codes/rules";

const confirmedFor = (userId: number) => and(eq(secondFactors.userId, userId), isNotNull(secondFactors.confirmedAt));

/** Returns whether a person signs in with a second factor. */
export const hasSecondFactor = async (db: Queryable, userId: number): Promise<boolean> =>
  (await db.$count(secondFactors, confirmedFor(userId))) > 0;

/**
 * Checks a code of a person's app, or one of their recovery codes, and uses it up.
 * @param text as typed
 * @returns which of them it was; null if it is wrong, outdated or used
 */
export async function acceptCode(
  ctx: Context,
  tx: Queryable,
  userId: number,
  text: string,
): Promise<TypedCode["kind"] | null> {
  const typed = readCode(text);
  if (!typed) return null;
  // The lock makes parallel requests with the same code take turns, so that one of them is accepted.
  const [factor] = await tx.select().from(secondFactors).where(confirmedFor(userId)).for("update");
  if (!factor) return null;
  if (typed.kind === "recovery") return (await spendRecoveryCode(ctx, tx, userId, typed.code)) ? "recovery" : null;
  const secret = openSecret(factor.secret, userId);
  const step = secret === null ? null : stepOf(secret, typed.code, ctx.now(), factor.lastStep);
  if (step === null) return null;
  await tx.update(secondFactors).set({ lastStep: step }).where(eq(secondFactors.userId, userId));
  return "app";
}
