import type { Queryable } from "@/db/client";
import { users } from "@/db/schema";
import type { Context } from "@/lib/core/context";
import { invalid } from "@/lib/core/errors";
import { hashPassword } from "@/lib/core/password";
import { newPublicId } from "@/lib/core/public-id";
import { emailKey } from "@/lib/people/users/email-key";

interface CreatedUser {
  id: number;
  publicId: string;
}

export interface NewUser {
  email: string;
  name: string;
  password: string;
  isAdmin?: boolean;
  /** Set if no confirmation is needed: demo accounts, and admins created on the command line. */
  emailConfirmedAt?: Date;
}

export const ADDRESS_TAKEN = "An account with this email address already exists";

/** @throws AppError invalid_request on `email` if the address is taken, ignoring case */
export async function createUser(ctx: Context, input: NewUser, db: Queryable = ctx.db): Promise<CreatedUser> {
  const user = await insertUser(ctx, input, db);
  if (!user) throw invalid("email", ADDRESS_TAKEN);
  return user;
}

/**
 * Returns null if the address is taken, ignoring case. The password, which takes the most time, is hashed in both
 * cases.
 */
export async function insertUser(ctx: Context, input: NewUser, db: Queryable): Promise<CreatedUser | null> {
  const now = ctx.now();
  const [user] = await db
    .insert(users)
    .values({
      publicId: newPublicId(),
      email: input.email.trim(),
      emailKey: emailKey(input.email),
      name: input.name.trim(),
      passwordHash: await hashPassword(input.password),
      isAdmin: input.isAdmin ?? false,
      emailConfirmedAt: input.emailConfirmedAt ?? null,
      passwordChangedAt: now,
      createdAt: now,
    })
    .onConflictDoNothing({ target: users.emailKey })
    .returning({ id: users.id, publicId: users.publicId });
  return user ?? null;
}
