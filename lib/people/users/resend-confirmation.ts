import { and, count, eq, gt, isNull } from "drizzle-orm";
import { emailTokens, users } from "@/db/schema";
import type { OrganizationContext } from "@/lib/core/context";
import { AppError, forbidden } from "@/lib/core/errors";
import { HOUR_MS } from "@/lib/core/time/unit-rules";
import { sendConfirmation } from "@/lib/people/users/send-confirmation";

const LINKS_PER_HOUR = 3;

/**
 * Emails a new confirmation link to the signed-in user. Does nothing if the address is already confirmed.
 * @throws AppError rate_limited after three links within an hour
 */
export async function resendConfirmation(ctx: OrganizationContext): Promise<{ sent: boolean }> {
  const { actor, organization } = ctx;
  if (actor.type !== "user") throw forbidden("Only a person can confirm an address");
  const now = ctx.now();
  return ctx.db.transaction(async (tx) => {
    const [open] = await tx
      .select({ id: users.id })
      .from(users)
      .where(and(eq(users.id, actor.userId), isNull(users.emailConfirmedAt)))
      .for("update");
    if (!open) return { sent: false };
    const since = new Date(now.getTime() - HOUR_MS);
    const [recent] = await tx
      .select({ links: count() })
      .from(emailTokens)
      .where(
        and(
          eq(emailTokens.userId, open.id),
          eq(emailTokens.purpose, "confirm_email"),
          gt(emailTokens.createdAt, since),
        ),
      );
    if ((recent?.links ?? 0) >= LINKS_PER_HOUR)
      throw new AppError({ code: "rate_limited", limit: LINKS_PER_HOUR, resetAt: new Date(now.getTime() + HOUR_MS) });
    await sendConfirmation(ctx, { userId: open.id, organizationId: organization.id }, tx);
    return { sent: true };
  });
}
