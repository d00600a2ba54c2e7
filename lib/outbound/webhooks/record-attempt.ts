import { and, eq, isNull, lt, or } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { webhookAttempts, webhookEndpoints } from "@/db/schema";
import type { Context } from "@/lib/core/context";
import { log } from "@/lib/core/log";
import type { Settled, Verdict } from "@/lib/outbound/queue/attempt-due";
import type { Attempt } from "@/lib/outbound/webhooks/attempt";
import type { Outgoing } from "@/lib/outbound/webhooks/deliver";
import { disableEndpoint } from "@/lib/outbound/webhooks/disable";
import { isSuccess, requestedWait } from "@/lib/outbound/webhooks/rules";

const GONE = 410;

/** What an attempt means for its delivery. 410 is final. */
export function judgeAttempt(attempt: Attempt, now: Date): Verdict {
  if (isSuccess(attempt.status)) return { kind: "delivered" };
  return attempt.status === GONE ? { kind: "refused" } : { kind: "failed", waitMs: requestedWait(attempt, now) };
}

/** Stores an attempt and what else follows from it: a disabled endpoint, or one that waits. */
export async function recordAttempt(
  ctx: Context,
  tx: Transaction,
  { work: delivery, report: attempt, outcome }: Settled<Outgoing, Attempt>,
  settle: () => Promise<number | null>,
): Promise<void> {
  const now = ctx.now();
  const wait = requestedWait(attempt, now);
  // The endpoint is locked before its deliveries, as when a member disables it, so that no two wait for each other.
  if (attempt.status === GONE) await disableEndpoint(ctx, tx, delivery.endpointId, "gone");
  if (wait !== null) await holdBack(tx, delivery.endpointId, new Date(now.getTime() + wait));
  const number = await settle();
  if (outcome !== "delivered")
    log.info(
      { delivery: delivery.publicId, attempt: number, status: attempt.status, reason: attempt.error },
      "webhook not delivered",
    );
  if (number !== null)
    await tx.insert(webhookAttempts).values({ deliveryId: delivery.id, attempt: number, ...attempt });
}

/** The requested wait applies to everything sent to the receiver, not only to this event. */
async function holdBack(tx: Transaction, endpointId: number, until: Date): Promise<void> {
  await tx
    .update(webhookEndpoints)
    .set({ retryAt: until })
    .where(
      and(
        eq(webhookEndpoints.id, endpointId),
        or(isNull(webhookEndpoints.retryAt), lt(webhookEndpoints.retryAt, until)),
      ),
    );
}
