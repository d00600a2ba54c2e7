import { eq, isNotNull } from "drizzle-orm";
import { users } from "@/db/schema";
import type { Context } from "@/lib/core/context";
import { hashPassword, matchesPassword } from "@/lib/core/password";
import { emailKey } from "@/lib/people/users/email-key";

export interface AuthenticatedUser {
  id: number;
  publicId: string;
  email: string;
  name: string;
  /** The hash that matched. */
  passwordHash: string;
  passwordChangedAt: Date;
  /** Whether an emailed link has confirmed that the address is theirs. */
  isConfirmed: boolean;
}

let decoy: Promise<string> | undefined;

/**
 * Verifies a password. Unknown addresses take as long as wrong passwords: they are checked against the hash of a
 * password that no one has.
 * @returns null for an unknown address and for a wrong password
 */
export async function verifyPassword(ctx: Context, email: string, password: string): Promise<AuthenticatedUser | null> {
  const [user] = await ctx.db
    .select({
      id: users.id,
      publicId: users.publicId,
      email: users.email,
      name: users.name,
      passwordHash: users.passwordHash,
      passwordChangedAt: users.passwordChangedAt,
      isConfirmed: isNotNull(users.emailConfirmedAt).mapWith(Boolean),
    })
    .from(users)
    .where(eq(users.emailKey, emailKey(email)));
  decoy ??= hashPassword(crypto.randomUUID());
  const isRight = await matchesPassword(user?.passwordHash ?? (await decoy), password);
  return user && isRight ? user : null;
}
