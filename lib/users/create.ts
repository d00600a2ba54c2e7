import type { Queryable } from "@/db/client";
import { users } from "@/db/schema";
import type { Context } from "@/lib/context";
import { invalid } from "@/lib/errors";
import { newPublicId } from "@/lib/public-id";
import { emailKey } from "@/lib/users/email-key";
import { hashPassword } from "@/lib/users/password";

export interface NewUser {
  email: string;
  name: string;
  password: string;
  isAdmin?: boolean;
  /** Set where nobody needs to confirm: demo, admins made on the machine. */
  emailConfirmedAt?: Date;
}

/** @throws AppError invalid_request on `email` when the address is taken, in whatever case */
export async function createUser(
  ctx: Context,
  input: NewUser,
  db: Queryable = ctx.db,
): Promise<{ id: number; publicId: string }> {
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
  if (!user) throw invalid("email", "An account with this e-mail address exists already");
  return user;
}
