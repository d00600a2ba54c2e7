import { and, eq, inArray, isNull } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { accounts, organizations, trackings } from "@/db/schema";
import { runningOf } from "@/lib/billing/account";
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
    .from(accounts)
    .where(
      and(
        eq(accounts.organizationId, organizations.id),
        isNull(organizations.pausedNotifiedAt),
        inArray(organizations.id, concerned),
      ),
    )
    .returning({
      id: organizations.id,
      name: organizations.name,
      monitoring: accounts.monitoring,
      paused: accounts.paused,
    });
  if (told.length === 0 || ctx.quiet) return;
  const ids = told.map(({ id }) => id);
  for (const { organizationId, email, name } of await moneyRecipients(tx, ids)) {
    const paused = told.find(({ id }) => id === organizationId);
    await enqueueMail(ctx, tx, {
      to: email,
      organizationId,
      template: "tracking_paused",
      data: {
        name,
        organization: paused?.name ?? "",
        videos: paused ? runningOf(paused) : 0,
        url: `${appUrl()}/billing`,
      },
    });
  }
}

/** Allows the next notice. Runs after money was added, under the organization's lock. */
export async function resetPausedNotice(tx: Transaction, organizationId: number): Promise<void> {
  await tx.update(organizations).set({ pausedNotifiedAt: null }).where(eq(organizations.id, organizationId));
}
