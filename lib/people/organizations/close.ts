import { and, asc, eq, inArray, isNull } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { apiKeys, autoTopUpProposals, invitations, organizations, trackings, webhookEndpoints } from "@/db/schema";
import { endConnectionsOf } from "@/lib/channels/connections/disconnect";
import { changeAccess } from "@/lib/core/access-version";
import { recordAct } from "@/lib/core/audit/record";
import type { OrganizationContext } from "@/lib/core/context";
import { forbidden, invalid } from "@/lib/core/errors";
import { assertRight } from "@/lib/core/rights";
import { failPendingDeliveries } from "@/lib/outbound/webhooks/disable";
import { lockMembers } from "@/lib/people/members/lock";
import type { CloseOrganizationRequest } from "@/lib/people/organizations/schemas";
import { endTrackings } from "@/lib/tracking/videos/end";

/**
 * Closes the organization permanently: tracking stops, keys and webhooks end, connected accounts are disconnected, open
 * invitations are withdrawn, and no one can enter it. This hour's usage is still booked when the hour ends, and the ledger stays.
 * @throws AppError forbidden for anyone but an owner, invalid_request on `name` if it is not the organization's
 */
export async function closeOrganization(
  ctx: OrganizationContext,
  { name }: CloseOrganizationRequest,
): Promise<{ id: string; stopped_videos: number }> {
  assertRight(ctx.actor, "organization:manage");
  const closed = await changeAccess(ctx.db, async (tx) => {
    const { organization, role } = await lockMembers(ctx, tx);
    if (role !== "owner") throw forbidden("Only an owner can close the organization");
    if (name.trim() !== organization.name) throw invalid("name", "This is not the organization's name");
    // Endpoints first, so that no more deliveries are created for them.
    const webhooks = await removeEndpoints(ctx, tx);
    const keys = await revokeKeys(ctx, tx);
    const withdrawn = await withdrawAll(ctx, tx);
    await tx.delete(autoTopUpProposals).where(eq(autoTopUpProposals.organizationId, organization.id));
    const videos = await stopAll(ctx, tx);
    await tx.update(organizations).set({ closedAt: ctx.now() }).where(eq(organizations.id, organization.id));
    await recordAct(ctx, tx, {
      action: "organization.close",
      subject: organization.name,
      before: { running_videos: videos, api_keys: keys, webhooks, invitations: withdrawn },
      after: { running_videos: 0, api_keys: 0, webhooks: 0, invitations: 0 },
    });
    return { id: organization.publicId, stopped_videos: videos };
  });
  // Calls the platforms, so not within the transaction.
  await endConnectionsOf(ctx, ctx.organization.id);
  return closed;
}

async function removeEndpoints(ctx: OrganizationContext, tx: Transaction): Promise<number> {
  const removed = await tx
    .update(webhookEndpoints)
    .set({ isRemoved: true, secretEncrypted: "", previousSecretEncrypted: null, previousSecretUntil: null })
    .where(and(eq(webhookEndpoints.organizationId, ctx.organization.id), eq(webhookEndpoints.isRemoved, false)))
    .returning({ id: webhookEndpoints.id });
  for (const { id } of removed) await failPendingDeliveries(ctx, tx, id);
  return removed.length;
}

async function revokeKeys(ctx: OrganizationContext, tx: Transaction): Promise<number> {
  const revoked = await tx
    .update(apiKeys)
    .set({ revokedAt: ctx.now() })
    .where(and(eq(apiKeys.organizationId, ctx.organization.id), isNull(apiKeys.revokedAt)))
    .returning({ id: apiKeys.id });
  return revoked.length;
}

async function withdrawAll(ctx: OrganizationContext, tx: Transaction): Promise<number> {
  const withdrawn = await tx
    .update(invitations)
    .set({ withdrawnAt: ctx.now() })
    .where(
      and(
        eq(invitations.organizationId, ctx.organization.id),
        isNull(invitations.acceptedAt),
        isNull(invitations.withdrawnAt),
      ),
    )
    .returning({ id: invitations.id });
  return withdrawn.length;
}

/** In ID order, as everywhere (docs/adr/0002). The account is already locked. */
async function stopAll(ctx: OrganizationContext, tx: Transaction): Promise<number> {
  const running = await tx
    .select()
    .from(trackings)
    .where(and(eq(trackings.organizationId, ctx.organization.id), inArray(trackings.status, ["monitoring", "paused"])))
    .orderBy(asc(trackings.id))
    .for("update");
  await endTrackings(ctx, tx, running, "stopped");
  return running.length;
}
