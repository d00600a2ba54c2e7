import { and, eq } from "drizzle-orm";
import { invitations } from "@/db/schema";
import { recordAct } from "@/lib/core/audit/record";
import type { OrganizationContext } from "@/lib/core/context";
import { conflict, forbidden, notFound } from "@/lib/core/errors";
import { assertRight } from "@/lib/core/rights";
import { stateOf } from "@/lib/people/invitations/rules";
import { lockMembers } from "@/lib/people/members/lock";
import { mayAssign } from "@/lib/people/members/rules";

/**
 * Withdraws an invitation, so that its link stops working. Withdrawing it again changes nothing.
 * @throws AppError not_found, forbidden for a role above the actor's, conflict if it was accepted
 */
export async function withdrawInvitation(ctx: OrganizationContext, { id }: { id: string }): Promise<{ id: string }> {
  assertRight(ctx.actor, "organization:manage");
  return ctx.db.transaction(async (tx) => {
    const { role: own } = await lockMembers(ctx, tx);
    const [invitation] = await tx
      .select()
      .from(invitations)
      .where(and(eq(invitations.publicId, id), eq(invitations.organizationId, ctx.organization.id)));
    if (!invitation) throw notFound("Invitation not found");
    if (!mayAssign(own, invitation.role)) throw forbidden("Your role does not allow withdrawing this invitation");
    const state = stateOf(invitation, ctx.now());
    if (state === "accepted") throw conflict(`${invitation.email} has already accepted it.`);
    if (state === "withdrawn") return { id };
    await tx.update(invitations).set({ withdrawnAt: ctx.now() }).where(eq(invitations.id, invitation.id));
    await recordAct(ctx, tx, {
      action: "invitation.withdraw",
      subject: invitation.email,
      before: { role: invitation.role },
    });
    return { id };
  });
}
