import { and, eq } from "drizzle-orm";
import { members } from "@/db/schema";
import { recordAct } from "@/lib/audit/record";
import type { OrganizationContext } from "@/lib/context";
import { forbidden } from "@/lib/errors";
import { withdrawBeyondRole } from "@/lib/invitations/withdraw-beyond-role";
import { assertOwnerLeft, lockMembers } from "@/lib/members/lock";

/**
 * The signed-in person leaves the organisation, whatever their role.
 * @throws AppError conflict for its only owner
 */
export async function leaveOrganization(ctx: OrganizationContext): Promise<{ id: string }> {
  const { actor, organization } = ctx;
  if (actor.type !== "user") throw forbidden("Only a person can leave an organisation");
  return ctx.db.transaction(async (tx) => {
    const { members: all } = await lockMembers(ctx, tx);
    const own = all.find(({ userId }) => userId === actor.userId);
    if (!own) throw forbidden("Only members of the organisation may do this");
    assertOwnerLeft(all, own, "Make somebody else an owner first, or close the organisation.");
    await tx.delete(members).where(and(eq(members.organizationId, organization.id), eq(members.userId, actor.userId)));
    await withdrawBeyondRole(ctx, tx, { userId: actor.userId, role: null });
    await recordAct(ctx, tx, { action: "member.leave", subject: own.email, before: { role: own.role } });
    return { id: organization.publicId };
  });
}
