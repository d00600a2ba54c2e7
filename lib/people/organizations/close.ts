import { eq } from "drizzle-orm";
import { connectionAttempts, organizations } from "@/db/schema";
import { changeAccess } from "@/lib/core/access-version";
import { recordAct } from "@/lib/core/audit/record";
import type { OrganizationContext } from "@/lib/core/context";
import { forbidden, invalid } from "@/lib/core/errors";
import { assertRight } from "@/lib/core/rights";
import { DAY_MS } from "@/lib/core/time/unit-rules";
import { lockMembers } from "@/lib/people/members/lock";
import { CLOSING_DAYS } from "@/lib/people/organizations/closing-rules";
import { notifyClosing } from "@/lib/people/organizations/notify-closing";
import type { ClosedOrganization, CloseOrganizationRequest } from "@/lib/people/organizations/schemas";
import { suspendTrackings } from "@/lib/tracking/collection/suspend-trackings";

/**
 * Closes the organization: its trackings pause, its keys are rejected, no jobs run for it, and members only read. For 30
 * days its owners can reopen it; then a job closes it for good. This hour's usage is still booked when the hour ends.
 * @throws AppError forbidden for anyone but an owner, invalid_request on `name` if it is not the organization's
 */
export async function closeOrganization(
  ctx: OrganizationContext,
  { name }: CloseOrganizationRequest,
): Promise<ClosedOrganization> {
  assertRight(ctx.actor, "organization:manage");
  return changeAccess(ctx.db, async (tx) => {
    const { organization, role } = await lockMembers(ctx, tx);
    if (role !== "owner") throw forbidden("Only an owner can close the organization");
    if (name.trim() !== organization.name)
      throw invalid("name", "Enter the organization's name exactly as it is shown");
    const until = new Date(ctx.now().getTime() + CLOSING_DAYS * DAY_MS);
    await tx
      .update(organizations)
      .set({ closedAt: ctx.now(), reopenableUntil: until, closingRemindedAt: null })
      .where(eq(organizations.id, organization.id));
    // A consent that is under way would still connect an account.
    await tx.delete(connectionAttempts).where(eq(connectionAttempts.organizationId, organization.id));
    const paused = await suspendTrackings(ctx, tx, organization.id);
    await recordAct(ctx, tx, {
      action: "organization.close",
      subject: organization.name,
      before: { closed: false, running_videos: paused },
      after: { closed: true, running_videos: 0, reopenable_until: until.toISOString() },
    });
    await notifyClosing(ctx, tx, { organization, until, isReminder: false });
    return { id: organization.publicId, paused_videos: paused, reopenable_until: until.toISOString() };
  });
}
