import { and, eq } from "drizzle-orm";
import { members } from "@/db/schema";
import { recordAct } from "@/lib/core/audit/record";
import type { OrganizationContext } from "@/lib/core/context";
import { conflict, forbidden } from "@/lib/core/errors";
import { assertRight } from "@/lib/core/rights";
import { assertOwnerRemains, findMember, lockMembers } from "@/lib/people/members/lock";
import { mayManage } from "@/lib/people/members/rules";
import { withdrawBeyondRole } from "@/lib/people/members/withdraw-beyond-role";
import { endSessions } from "@/lib/people/sessions/end";

/**
 * Removes a member and ends their sessions, which takes effect with their next request. Their data stays.
 * @throws AppError forbidden for a member whom the actor's role can't manage, conflict for the actor themselves and for
 * the only owner
 */
export async function removeMember(ctx: OrganizationContext, { id }: { id: string }): Promise<{ id: string }> {
  assertRight(ctx.actor, "organization:manage");
  return ctx.db.transaction(async (tx) => {
    const { members: all, role: own } = await lockMembers(ctx, tx);
    const member = findMember(all, id);
    if (!mayManage(own, member.role)) throw forbidden(`Your role does not allow removing ${member.name}`);
    assertOwnerRemains(all, member, "Make someone else an owner first.");
    if (ctx.actor.type === "user" && ctx.actor.userId === member.userId)
      throw conflict("You can't remove yourself. Leave the organization instead.");
    await tx
      .delete(members)
      .where(and(eq(members.organizationId, ctx.organization.id), eq(members.userId, member.userId)));
    await endSessions(tx, member.userId);
    await withdrawBeyondRole(ctx, tx, { userId: member.userId, role: null });
    await recordAct(ctx, tx, { action: "member.remove", subject: member.email, before: { role: member.role } });
    return { id };
  });
}
