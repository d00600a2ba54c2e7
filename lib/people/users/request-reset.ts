import { asc, eq } from "drizzle-orm";
import { emailTokens, members, users } from "@/db/schema";
import type { Context } from "@/lib/core/context";
import { appUrl } from "@/lib/core/env";
import { HOUR_MS } from "@/lib/core/time/unit-rules";
import { enqueueMail } from "@/lib/outbound/outbox/enqueue";
import { emailKey } from "@/lib/people/users/email-key";
import { hashEmailToken, newEmailToken } from "@/lib/people/users/email-token";
import type { RequestResetRequest } from "@/lib/people/users/schemas";

const VALID_MS = HOUR_MS;

/** Creates a token and emails its link. Does nothing if the address has no account. */
export async function requestReset(ctx: Context, { email }: RequestResetRequest): Promise<void> {
  await ctx.db.transaction(async (tx) => {
    const [user] = await tx
      .select({ id: users.id, email: users.email, name: users.name, organizationId: members.organizationId })
      .from(users)
      .leftJoin(members, eq(members.userId, users.id))
      .where(eq(users.emailKey, emailKey(email)))
      .orderBy(asc(members.createdAt), asc(members.organizationId))
      .limit(1);
    if (!user) return;
    const token = newEmailToken();
    const now = ctx.now();
    await tx.insert(emailTokens).values({
      hash: hashEmailToken(token),
      userId: user.id,
      purpose: "reset_password",
      expiresAt: new Date(now.getTime() + VALID_MS),
      createdAt: now,
    });
    await enqueueMail(ctx, tx, {
      to: user.email,
      template: "reset_password",
      data: { name: user.name, url: `${appUrl()}/reset-password?token=${token}` },
      organizationId: user.organizationId,
    });
  });
}
