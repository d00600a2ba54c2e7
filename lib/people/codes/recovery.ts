import { createHash } from "node:crypto";
import { and, eq, isNull } from "drizzle-orm";
import { customAlphabet } from "nanoid";
import type { Queryable } from "@/db/client";
import { recoveryCodes } from "@/db/schema";
import type { Context } from "@/lib/core/context";
import { inGroups, RECOVERY_ALPHABET, RECOVERY_CODE_LENGTH, RECOVERY_CODES } from "@/lib/people/codes/rules";

const newCode = customAlphabet(RECOVERY_ALPHABET, RECOVERY_CODE_LENGTH);

/** Unsalted: a code has 80 random bits, which no list of hashes covers. */
const hashCode = (code: string): string => createHash("sha256").update(`recovery code\n${code}`).digest("hex");

/** Replaces a person's recovery codes. @returns the new ones, in groups, which can't be read again */
export async function replaceRecoveryCodes(ctx: Context, tx: Queryable, userId: number): Promise<string[]> {
  const codes = Array.from({ length: RECOVERY_CODES }, () => newCode());
  await tx.delete(recoveryCodes).where(eq(recoveryCodes.userId, userId));
  await tx.insert(recoveryCodes).values(codes.map((code) => ({ userId, hash: hashCode(code), createdAt: ctx.now() })));
  return codes.map(inGroups);
}

/** Uses up a recovery code. @param code as `readCode` returns it @returns whether it was one of the person's unused codes */
export async function spendRecoveryCode(ctx: Context, tx: Queryable, userId: number, code: string): Promise<boolean> {
  const own = and(eq(recoveryCodes.userId, userId), eq(recoveryCodes.hash, hashCode(code)));
  const used = await tx
    .update(recoveryCodes)
    .set({ usedAt: ctx.now() })
    .where(and(own, isNull(recoveryCodes.usedAt)))
    .returning({ id: recoveryCodes.id });
  return used.length > 0;
}

/** Returns how many codes a person has left. */
export const countRecoveryCodes = (db: Queryable, userId: number): Promise<number> =>
  db.$count(recoveryCodes, and(eq(recoveryCodes.userId, userId), isNull(recoveryCodes.usedAt)));
