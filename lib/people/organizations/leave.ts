import { and, eq } from "drizzle-orm";
import { members } from "@/db/schema";
import { recordAct } from "@/lib/core/audit/record";
import type { OrganizationContext } from "@/lib/core/context";
import { forbidden } from "@/lib/core/errors";
import { assertOwnerRemains, lockMembers } from "@/lib/people/members/lock";
import { withdrawBeyondRole } from "@/lib/people/members/withdraw-beyond-role";

/**
 * Removes the signed-in person from the organization, whatever their role.
 * @throws AppError conflict for the only owner
 */
export async function leaveOrganization(ctx: OrganizationContext): Promise<{ id: string }> {
  const { actor, organization } = ctx;
  if (actor.type !== "user") throw forbidden("Only a person can leave an organization");
  return ctx.db.transaction(async (tx) => {
    const { members: all } = await lockMembers(ctx, tx);
    const own = all.find(({ userId }) => userId === actor.userId);
    if (!own) throw forbidden("Only members of the organization can do this");
    assertOwnerRemains(all, own, "Make someone else an owner first, or close the organization.");
    await tx.delete(members).where(and(eq(members.organizationId, organization.id), eq(members.userId, actor.userId)));
    await withdrawBeyondRole(ctx, tx, { userId: actor.userId, role: null });
    await recordAct(ctx, tx, { action: "member.leave", subject: own.email, before: { role: own.role } });
    return { id: organization.publicId };
  });
}
