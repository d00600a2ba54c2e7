import { eq } from "drizzle-orm";
import { organizations } from "@/db/schema";
import { changeAccess } from "@/lib/core/access-version";
import { recordAct } from "@/lib/core/audit/record";
import type { OrganizationContext } from "@/lib/core/context";
import { conflict, forbidden } from "@/lib/core/errors";
import { assertRight } from "@/lib/core/rights";
import { lockPeople } from "@/lib/people/members/lock";
import { personOf } from "@/lib/people/sessions/actor";
import { resumeTrackings } from "@/lib/tracking/collection/suspend-trackings";

/**
 * Reopens a closed organization: everything that was there works again, and its trackings resume if the balance covers
 * them. Their end dates don't move.
 * @throws AppError forbidden for anyone but an owner, conflict if it is open, or closed for good
 */
export async function reopenOrganization(ctx: OrganizationContext): Promise<{ id: string; resumed_videos: number }> {
  assertRight(ctx.actor, "organization:own");
  const userId = personOf(ctx);
  return changeAccess(ctx.db, async (tx) => {
    const { organization, members } = await lockPeople(tx, ctx.organization.id);
    const isOwner = members.some((member) => member.userId === userId && member.role === "owner");
    if (!isOwner) throw forbidden("Only an owner can reopen the organization");
    const { reopenableUntil: until } = organization;
    if (!organization.closedAt) throw conflict("This organization is open.");
    if (!until || until <= ctx.now()) throw conflict("This organization is closed for good.");
    await tx
      .update(organizations)
      .set({ closedAt: null, reopenableUntil: null, closingRemindedAt: null })
      .where(eq(organizations.id, organization.id));
    // Lifting a suspension resumes them.
    const resumed = organization.suspendedAt ? 0 : await resumeTrackings(ctx, tx, organization);
    await recordAct(ctx, tx, {
      action: "organization.reopen",
      subject: organization.name,
      before: { closed: true, running_videos: 0 },
      after: { closed: false, running_videos: resumed },
    });
    return { id: organization.publicId, resumed_videos: resumed };
  });
}
