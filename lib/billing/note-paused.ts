import { and, count, eq, inArray, isNull } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { organizations, trackings } from "@/db/schema";
import type { Context } from "@/lib/core/context";
import { appUrl } from "@/lib/core/env";
import { moneyRecipients } from "@/lib/outbound/mail/recipients";
import { enqueueMail } from "@/lib/outbound/outbox/enqueue";

/**
 * Tells owners and managers that tracking pauses for want of money: once from the first tracking that is paused until
 * money comes in, however many follow in their own minutes. The caller holds the organizations' locks.
 */
export async function notePaused(ctx: Context, tx: Transaction, pausedTrackingIds: readonly number[]): Promise<void> {
  if (pausedTrackingIds.length === 0) return;
  const concerned = tx
    .select({ id: trackings.organizationId })
    .from(trackings)
    .where(inArray(trackings.id, [...pausedTrackingIds]));
  const told = await tx
    .update(organizations)
    .set({ pausedToldAt: ctx.now() })
    .where(and(isNull(organizations.pausedToldAt), inArray(organizations.id, concerned)))
    .returning({ id: organizations.id, name: organizations.name });
  if (told.length === 0 || ctx.quiet) return;
  const ids = told.map(({ id }) => id);
  const running = await tx
    .select({ id: trackings.organizationId, videos: count() })
    .from(trackings)
    .where(and(inArray(trackings.organizationId, ids), inArray(trackings.status, ["monitoring", "paused"])))
    .groupBy(trackings.organizationId);
  for (const { organizationId, email, name } of await moneyRecipients(tx, ids))
    await enqueueMail(ctx, tx, {
      to: email,
      organizationId,
      template: "tracking_paused",
      data: {
        name,
        organization: told.find(({ id }) => id === organizationId)?.name ?? "",
        videos: running.find(({ id }) => id === organizationId)?.videos ?? 0,
        url: `${appUrl()}/billing`,
      },
    });
}

/** After money came in, under the organization's lock: the next pause is told again. */
export async function armPaused(tx: Transaction, organizationId: number): Promise<void> {
  await tx.update(organizations).set({ pausedToldAt: null }).where(eq(organizations.id, organizationId));
}
