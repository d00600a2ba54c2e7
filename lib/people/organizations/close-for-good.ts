import { and, asc, eq, inArray, isNull, lte } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import {
  apiKeys,
  autoTopUpProposals,
  invitations,
  organizationExports,
  organizations,
  trackings,
  webhookEndpoints,
} from "@/db/schema";
import { endConnectionsOf } from "@/lib/channels/connections/disconnect";
import { changeAccess } from "@/lib/core/access-version";
import { recordAct } from "@/lib/core/audit/record";
import type { Context, OrganizationContext } from "@/lib/core/context";
import { failPendingDeliveries } from "@/lib/outbound/webhooks/disable";
import { lockPeople } from "@/lib/people/members/lock";
import { cappedColumns } from "@/lib/people/organizations/retention-columns";
import { endTrackings } from "@/lib/tracking/videos/end";

type ClosingContext = Context & Pick<OrganizationContext, "organization">;

/**
 * Closes a closed organization for good: tracking ends, keys and webhooks are removed, connected accounts are
 * disconnected, exports are deleted, open invitations are withdrawn, and no one can enter it. The ledger stays.
 * @returns whether its time was over and it was still to be closed
 */
export async function closeForGood(system: Context, organizationId: number): Promise<boolean> {
  const isDue = and(eq(organizations.id, organizationId), lte(organizations.reopenableUntil, system.now()));
  // No longer reopened from here on.
  if ((await system.db.$count(organizations, isDue)) === 0) return false;
  // Calls the platforms, so not within the transaction. Repeated by the next run if it is interrupted.
  await endConnectionsOf(system, organizationId);
  return changeAccess(system.db, async (tx) => {
    const { organization } = await lockPeople(tx, organizationId);
    if (!organization.reopenableUntil) return false;
    const ctx: ClosingContext = { ...system, organization };
    // Endpoints first, so that no more deliveries are created for them.
    const webhooks = await removeEndpoints(ctx, tx);
    const keys = await revokeKeys(ctx, tx);
    const withdrawn = await withdrawAll(ctx, tx);
    await tx.delete(autoTopUpProposals).where(eq(autoTopUpProposals.organizationId, organization.id));
    await expireExports(ctx, tx);
    const videos = await stopAll(ctx, tx);
    await tx
      .update(organizations)
      .set({ reopenableUntil: null, ...cappedColumns(organization) })
      .where(eq(organizations.id, organization.id));
    await recordAct(ctx, tx, {
      action: "organization.close_for_good",
      subject: organization.name,
      before: { paused_videos: videos, api_keys: keys, webhooks, invitations: withdrawn },
      after: { paused_videos: 0, api_keys: 0, webhooks: 0, invitations: 0 },
    });
    return true;
  });
}

async function removeEndpoints(ctx: ClosingContext, tx: Transaction): Promise<number> {
  const removed = await tx
    .update(webhookEndpoints)
    .set({ isRemoved: true, secretEncrypted: "", previousSecretEncrypted: null, previousSecretUntil: null })
    .where(and(eq(webhookEndpoints.organizationId, ctx.organization.id), eq(webhookEndpoints.isRemoved, false)))
    .returning({ id: webhookEndpoints.id });
  for (const { id } of removed) await failPendingDeliveries(ctx, tx, id);
  return removed.length;
}

async function revokeKeys(ctx: ClosingContext, tx: Transaction): Promise<number> {
  const revoked = await tx
    .update(apiKeys)
    .set({ revokedAt: ctx.now() })
    .where(and(eq(apiKeys.organizationId, ctx.organization.id), isNull(apiKeys.revokedAt)))
    .returning({ id: apiKeys.id });
  return revoked.length;
}

async function withdrawAll(ctx: ClosingContext, tx: Transaction): Promise<number> {
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

/** The job that prunes records deletes the files. One that is being written ends. */
async function expireExports(ctx: ClosingContext, tx: Transaction): Promise<void> {
  const own = eq(organizationExports.organizationId, ctx.organization.id);
  await tx
    .update(organizationExports)
    .set({ status: "failed", finishedAt: ctx.now() })
    .where(and(own, eq(organizationExports.status, "running")));
  await tx.update(organizationExports).set({ expiresAt: ctx.now() }).where(own);
}

/** In ID order, as everywhere (docs/adr/0002). The account is already locked. */
async function stopAll(ctx: ClosingContext, tx: Transaction): Promise<number> {
  const running = await tx
    .select()
    .from(trackings)
    .where(and(eq(trackings.organizationId, ctx.organization.id), inArray(trackings.status, ["monitoring", "paused"])))
    .orderBy(asc(trackings.id))
    .for("update");
  await endTrackings(ctx, tx, running, "stopped");
  return running.length;
}
