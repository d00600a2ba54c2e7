import { asc, eq } from "drizzle-orm";
import { emailTokens, members, users } from "@/db/schema";
import type { Context } from "@/lib/core/context";
import { appUrl } from "@/lib/core/env";
import { MINUTE_MS } from "@/lib/core/time/unit-rules";
import { enqueueMail } from "@/lib/outbound/outbox/enqueue";
import { emailKey } from "@/lib/people/users/email-key";
import { hashEmailToken, newEmailToken } from "@/lib/people/users/email-token";
import { SIGN_IN_LINK_MINUTES } from "@/lib/people/users/rules";

/** Emails a sign-in link. Does nothing if the address has no account. */
export async function mailSignInLink(ctx: Context, { email }: { email: string }): Promise<void> {
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
      purpose: "sign_in",
      expiresAt: new Date(now.getTime() + SIGN_IN_LINK_MINUTES * MINUTE_MS),
      createdAt: now,
    });
    await enqueueMail(ctx, tx, {
      to: user.email,
      template: "sign_in_link",
      data: { name: user.name, minutes: SIGN_IN_LINK_MINUTES, url: `${appUrl()}/sign-in-link?token=${token}` },
      organizationId: user.organizationId,
    });
  });
}
