import { and, eq, gt, inArray } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { trackings } from "@/db/schema";
import { availableBalanceOf, getAccount } from "@/lib/billing/account";
import type { Context, Organization } from "@/lib/core/context";
import { readClaimableFrom } from "@/lib/tracking/trackings/claimed-through";
import { lockWithSettledHour } from "@/lib/tracking/trackings/lock-with-settled-hour";
import { settleThrough } from "@/lib/tracking/videos/end";
import { emitTrackingsPaused, emitTrackingsResumed } from "@/lib/tracking/videos/tracking-events";

/** Status reason of a tracking paused because its organization is suspended. */
export const SUSPENDED = "suspended";

/**
 * Pauses all running trackings of the organization. Those paused for lack of money become suspended too, so a top-up
 * doesn't resume them. The caller holds the organization's lock.
 * @returns how many were monitoring
 */
export async function suspendTrackings(ctx: Context, tx: Transaction, organizationId: number): Promise<number> {
  const running = await lockWithSettledHour(tx, organizationId, inArray(trackings.status, ["monitoring", "paused"]));
  if (running.length === 0) return 0;
  const now = ctx.now();
  await settleThrough(
    tx,
    running.map((one) => ({
      ...one,
      at: earlier(now, one.tracking.endsAt),
      // A batch may be fetching the hour that is due now. It will find nothing monitored and drop the result.
      reason: one.tracking.status === "paused" ? "paused" : SUSPENDED,
    })),
  );
  await tx
    .update(trackings)
    .set({ status: "paused", statusReason: SUSPENDED })
    .where(inArray(trackings.id, idsOf(running)));
  const paused = running.filter(({ tracking }) => tracking.status === "monitoring").map(({ tracking }) => tracking.id);
  await emitTrackingsPaused(ctx, tx, paused, "suspended");
  return paused.length;
}

/**
 * Resumes the trackings whose next snapshot can be paid; the rest wait for money like any other. End dates don't move:
 * expired trackings are left to the completion job. The caller holds the organization's lock.
 * @returns how many are monitored again
 */
export async function resumeTrackings(ctx: Context, tx: Transaction, organization: Organization): Promise<number> {
  const suspended = and(
    eq(trackings.status, "paused"),
    eq(trackings.statusReason, SUSPENDED),
    gt(trackings.endsAt, ctx.now()),
  );
  const left = await lockWithSettledHour(tx, organization.id, suspended);
  if (left.length === 0) return 0;
  const isPaid = availableBalanceOf(await getAccount(tx, organization.id)) >= organization.pricePerSnapshot;
  const from = await readClaimableFrom(ctx, tx);
  await settleThrough(
    tx,
    left.map((one) => ({ ...one, at: from, reason: SUSPENDED })),
  );
  const resumed = idsOf(left);
  await tx
    .update(trackings)
    .set(
      isPaid
        ? { status: "monitoring", statusReason: null, resumedAt: ctx.now() }
        : { status: "paused", statusReason: "no_balance" },
    )
    .where(inArray(trackings.id, resumed));
  if (!isPaid) return 0;
  await emitTrackingsResumed(ctx, tx, resumed, "suspension_lifted");
  return resumed.length;
}

const idsOf = (rows: readonly { tracking: { id: number } }[]) => rows.map(({ tracking }) => tracking.id);

const earlier = (a: Date, b: Date) => (a.getTime() < b.getTime() ? a : b);
