import { eq } from "drizzle-orm";
import { organizations } from "@/db/schema";
import { lockAccount } from "@/lib/billing/account";
import { changeAccess } from "@/lib/core/access-version";
import { assertAdmin } from "@/lib/core/assert-admin";
import { recordAct } from "@/lib/core/audit/record";
import type { ActingContext } from "@/lib/core/context";
import { conflict, notFound } from "@/lib/core/errors";
import { resumeTrackings } from "@/lib/tracking/collection/suspend-trackings";

/**
 * Lifts a suspension: keys and pages work again, and paused tracking resumes if the balance covers it.
 * @throws AppError conflict if the organization is not suspended, not_found for anyone who is not an admin
 */
export async function resumeOrganization(
  ctx: ActingContext,
  { organizationId, reason }: { organizationId: number; reason?: string },
): Promise<{ resumed: number }> {
  await assertAdmin(ctx);
  return changeAccess(ctx.db, async (tx) => {
    await lockAccount(tx, organizationId);
    const [organization] = await tx.select().from(organizations).where(eq(organizations.id, organizationId));
    if (!organization) throw notFound("Organization not found");
    if (!organization.suspendedAt) throw conflict(`${organization.name} is not suspended.`);
    await tx
      .update(organizations)
      .set({ suspendedAt: null, suspendedReason: null })
      .where(eq(organizations.id, organizationId));
    // Reopening a closed one resumes them.
    const resumed = organization.closedAt ? 0 : await resumeTrackings(ctx, tx, organization);
    await recordAct(ctx, tx, {
      action: "organization.resume",
      organizationId,
      subject: organization.name,
      reason,
      before: { suspended: true, suspended_reason: organization.suspendedReason, running_videos: 0 },
      after: { suspended: false, suspended_reason: null, running_videos: resumed },
    });
    return { resumed };
  });
}
