import { and, count, eq, inArray, isNull } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { organizations, trackings } from "@/db/schema";
import type { Context } from "@/lib/core/context";
import { appUrl } from "@/lib/core/env";
import { moneyRecipients } from "@/lib/outbound/mail/recipients";
import { enqueueMail } from "@/lib/outbound/outbox/enqueue";

/**
 * Emails owners and managers that tracking is paused because the balance is too low. Sent once, when the first tracking
 * pauses, until money comes in. The caller holds the organizations' locks.
 */
export async function notifyPaused(ctx: Context, tx: Transaction, pausedTrackingIds: readonly number[]): Promise<void> {
  if (pausedTrackingIds.length === 0) return;
  const concerned = tx
    .select({ id: trackings.organizationId })
    .from(trackings)
    .where(inArray(trackings.id, [...pausedTrackingIds]));
  const told = await tx
    .update(organizations)
    .set({ pausedNotifiedAt: ctx.now() })
    .where(and(isNull(organizations.pausedNotifiedAt), inArray(organizations.id, concerned)))
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

/** Allows the next notice. Runs after money came in, under the organization's lock. */
export async function resetPausedNotice(tx: Transaction, organizationId: number): Promise<void> {
  await tx.update(organizations).set({ pausedNotifiedAt: null }).where(eq(organizations.id, organizationId));
}
