import { and, eq } from "drizzle-orm";
import { members } from "@/db/schema";
import { recordAct } from "@/lib/core/audit/record";
import type { OrganizationContext } from "@/lib/core/context";
import { forbidden } from "@/lib/core/errors";
import { assertRight } from "@/lib/core/rights";
import { assertOwnerRemains, findMember, lockMembers } from "@/lib/people/members/lock";
import { mayAssign, mayManage } from "@/lib/people/members/rules";
import type { SetRoleRequest } from "@/lib/people/members/schemas";
import { withdrawBeyondRole } from "@/lib/people/members/withdraw-beyond-role";

/**
 * Changes a member's role, effective with their next request. Setting the current role again changes nothing.
 * @throws AppError forbidden beyond the actor's own role, conflict if no owner would be left
 */
export async function setRole(
  ctx: OrganizationContext,
  { id, role }: SetRoleRequest & { id: string },
): Promise<{ id: string }> {
  assertRight(ctx.actor, "organization:manage");
  return ctx.db.transaction(async (tx) => {
    const { members: all, role: own } = await lockMembers(ctx, tx);
    const member = findMember(all, id);
    if (!mayManage(own, member.role)) throw forbidden(`Your role does not allow changing the role of ${member.name}`);
    if (!mayAssign(own, role)) throw forbidden("You can't assign a role above your own");
    if (member.role === role) return { id };
    assertOwnerRemains(all, member, "Make someone else an owner first.");
    await tx
      .update(members)
      .set({ role })
      .where(and(eq(members.organizationId, ctx.organization.id), eq(members.userId, member.userId)));
    await withdrawBeyondRole(ctx, tx, { userId: member.userId, role });
    await recordAct(ctx, tx, {
      action: "member.role",
      subject: member.email,
      before: { role: member.role },
      after: { role },
    });
    return { id };
  });
}
