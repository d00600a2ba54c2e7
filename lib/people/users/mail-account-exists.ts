import { asc, eq } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { members, users } from "@/db/schema";
import type { Context } from "@/lib/core/context";
import { appUrl } from "@/lib/core/env";
import { enqueueMail } from "@/lib/outbound/outbox/enqueue";
import { emailKey } from "@/lib/people/users/email-key";

/**
 * Emails the owner of a registered address, because a response must not reveal that the address is registered: someone
 * tried to sign up with it, or to use it for another account.
 */
export async function mailAccountExists(
  ctx: Context,
  tx: Transaction,
  email: string,
  template: "account_exists" | "email_change_taken",
): Promise<void> {
  const [user] = await tx
    .select({ email: users.email, name: users.name, organizationId: members.organizationId })
    .from(users)
    .leftJoin(members, eq(members.userId, users.id))
    .where(eq(users.emailKey, emailKey(email)))
    .orderBy(asc(members.createdAt), asc(members.organizationId))
    .limit(1);
  if (!user) return;
  await enqueueMail(ctx, tx, {
    to: user.email,
    template,
    data: { name: user.name, url: `${appUrl()}/sign-in`, reset_url: `${appUrl()}/reset-password` },
    organizationId: user.organizationId,
  });
}
