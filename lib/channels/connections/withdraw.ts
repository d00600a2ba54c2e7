import { and, eq } from "drizzle-orm";
import { connectionInvitations } from "@/db/schema";
import { recordAct } from "@/lib/core/audit/record";
import type { OrganizationContext } from "@/lib/core/context";
import { conflict, notFound } from "@/lib/core/errors";
import { assertRight } from "@/lib/core/rights";
import { PLATFORM_NAMES } from "@/lib/platforms/schemas";

/**
 * Withdraws an invitation link. Withdrawing it again changes nothing.
 * @throws AppError not_found, conflict if it was used
 */
export async function withdrawConnectionInvitation(
  ctx: OrganizationContext,
  { id }: { id: string },
): Promise<{ id: string }> {
  assertRight(ctx.actor, "organization:manage");
  return ctx.db.transaction(async (tx) => {
    const isMeant = and(
      eq(connectionInvitations.publicId, id),
      eq(connectionInvitations.organizationId, ctx.organization.id),
    );
    const [invitation] = await tx.select().from(connectionInvitations).where(isMeant).for("update");
    if (!invitation) throw notFound("Invitation not found");
    if (invitation.usedAt) throw conflict("The account is already connected. Disconnect it instead.");
    if (invitation.withdrawnAt) return { id };
    await tx.update(connectionInvitations).set({ withdrawnAt: ctx.now() }).where(isMeant);
    await recordAct(ctx, tx, {
      action: "connection.withdraw",
      subject: `${PLATFORM_NAMES[invitation.platform]}: ${invitation.recipient}`,
    });
    return { id };
  });
}
