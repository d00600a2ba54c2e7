import { eq } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { emailTokens, users } from "@/db/schema";
import type { Context } from "@/lib/core/context";
import { appUrl } from "@/lib/core/env";
import { HOUR_MS } from "@/lib/core/time/unit-rules";
import { enqueueMail } from "@/lib/outbound/outbox/enqueue";
import { hashEmailToken, newEmailToken } from "@/lib/people/users/email-token";

const VALID_HOURS = 48;

/** Creates a token and emails its link, in the caller's transaction. Older links stay valid until they expire. */
export async function sendConfirmation(
  ctx: Context,
  { userId, organizationId }: { userId: number; organizationId: number },
  tx: Transaction,
): Promise<void> {
  const [user] = await tx.select({ email: users.email, name: users.name }).from(users).where(eq(users.id, userId));
  if (!user) throw new Error(`there is no user ${userId} to send a confirmation to`);
  const token = newEmailToken();
  const now = ctx.now();
  await tx.insert(emailTokens).values({
    hash: hashEmailToken(token),
    userId,
    purpose: "confirm_email",
    expiresAt: new Date(now.getTime() + VALID_HOURS * HOUR_MS),
    createdAt: now,
  });
  await enqueueMail(ctx, tx, {
    to: user.email,
    template: "confirm_email",
    data: { name: user.name, url: `${appUrl()}/confirm?token=${token}` },
    organizationId,
  });
}
