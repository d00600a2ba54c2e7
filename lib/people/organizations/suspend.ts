import { eq } from "drizzle-orm";
import { organizations } from "@/db/schema";
import { lockAccount } from "@/lib/billing/account";
import { changeAccess } from "@/lib/core/access-version";
import { assertAdmin } from "@/lib/core/assert-admin";
import { recordAct } from "@/lib/core/audit/record";
import type { ActingContext, Organization } from "@/lib/core/context";
import { conflict, notFound } from "@/lib/core/errors";
import { suspendTrackings } from "@/lib/tracking/collection/suspend-trackings";

/**
 * Suspends an organization: its keys and pages answer 403, no jobs run for it, nothing is charged, and its tracking
 * pauses in the same transaction.
 * @throws AppError conflict if it is already suspended or is the actor's own, not_found for anyone who is not an admin
 */
export async function suspendOrganization(
  ctx: ActingContext & { organization?: Organization },
  { organizationId, reason }: { organizationId: number; reason: string },
): Promise<{ paused: number }> {
  await assertAdmin(ctx);
  if (ctx.actor?.type === "user" && ctx.organization?.id === organizationId)
    throw conflict("You are signed in to this organization, so suspending it would lock you out.");
  return changeAccess(ctx.db, async (tx) => {
    await lockAccount(tx, organizationId);
    const [organization] = await tx.select().from(organizations).where(eq(organizations.id, organizationId));
    if (!organization) throw notFound("Organization not found");
    if (organization.suspendedAt) throw conflict(`${organization.name} is already suspended.`);
    await tx
      .update(organizations)
      .set({ suspendedAt: ctx.now(), suspendedReason: reason })
      .where(eq(organizations.id, organizationId));
    const paused = await suspendTrackings(ctx, tx, organizationId);
    await recordAct(ctx, tx, {
      action: "organization.suspend",
      organizationId,
      subject: organization.name,
      reason,
      before: { suspended: false, running_videos: paused },
      after: { suspended: true, running_videos: 0 },
    });
    return { paused };
  });
}
