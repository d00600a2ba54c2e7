import { and, eq, gt, isNull, ne } from "drizzle-orm";
import { emailTokens, users } from "@/db/schema";
import { recordAct } from "@/lib/core/audit/record";
import type { OrganizationContext } from "@/lib/core/context";
import { appUrl, env } from "@/lib/core/env";
import { AppError, invalid } from "@/lib/core/errors";
import { HOUR_MS } from "@/lib/core/time/unit-rules";
import { enqueueMail } from "@/lib/outbound/outbox/enqueue";
import { checkPassword } from "@/lib/people/users/check-password";
import { ADDRESS_TAKEN } from "@/lib/people/users/create";
import { emailKey } from "@/lib/people/users/email-key";
import { hashEmailToken, newEmailToken } from "@/lib/people/users/email-token";
import { mailAccountExists } from "@/lib/people/users/mail-account-exists";
import type { ChangeEmailRequest } from "@/lib/people/users/schemas";

const VALID_HOURS = 24;
const LINKS_PER_HOUR = 3;

/**
 * Starts an address change: emails a link to the new address and a notice to the old one. Nothing changes until the
 * link is used, and an earlier link stops working. With a mail server, a taken address gives the same result, and its
 * owner gets an email.
 * @throws AppError invalid_request on `current_password`, or without a mail server on `email` if it is taken;
 * rate_limited
 */
export async function changeEmail(
  ctx: OrganizationContext,
  { email, current_password }: ChangeEmailRequest,
  address: string,
): Promise<{ pending_email: string }> {
  const user = await checkPassword(ctx, current_password, address);
  if (email === user.email) throw invalid("email", "This is already your address");
  const now = ctx.now();
  return ctx.db.transaction(async (tx) => {
    await tx.select({ id: users.id }).from(users).where(eq(users.id, user.id)).for("update");
    const taken = and(eq(users.emailKey, emailKey(email)), ne(users.id, user.id));
    const isTaken = (await tx.$count(users, taken)) > 0;
    if (isTaken && env().SMTP_URL === undefined) throw invalid("email", ADDRESS_TAKEN);
    const own = and(eq(emailTokens.userId, user.id), eq(emailTokens.purpose, "change_email"));
    const since = new Date(now.getTime() - HOUR_MS);
    if ((await tx.$count(emailTokens, and(own, gt(emailTokens.createdAt, since)))) >= LINKS_PER_HOUR)
      throw new AppError({ code: "rate_limited", limit: LINKS_PER_HOUR, resetAt: new Date(now.getTime() + HOUR_MS) });
    await tx
      .update(emailTokens)
      .set({ expiresAt: now })
      .where(and(own, isNull(emailTokens.usedAt), gt(emailTokens.expiresAt, now)));
    const token = newEmailToken();
    await tx.insert(emailTokens).values({
      hash: hashEmailToken(token),
      userId: user.id,
      purpose: "change_email",
      email,
      expiresAt: new Date(now.getTime() + VALID_HOURS * HOUR_MS),
      createdAt: now,
    });
    const organizationId = ctx.organization.id;
    const url = `${appUrl()}/change-email?token=${token}`;
    // The link for a taken address is never sent: the person sees the same result, and no one can use the link.
    if (isTaken) await mailAccountExists(ctx, tx, email, "email_change_taken");
    else
      await enqueueMail(ctx, tx, {
        to: email,
        organizationId,
        template: "email_change",
        data: { name: user.name, url },
      });
    await enqueueMail(ctx, tx, {
      to: user.email,
      organizationId,
      template: "email_change_notice",
      data: { name: user.name, email, url: `${appUrl()}/reset-password` },
    });
    await recordAct(ctx, tx, {
      action: "user.email_request",
      organizationId: null,
      subject: user.email,
      after: { email },
    });
    return { pending_email: email };
  });
}
