import { and, eq } from "drizzle-orm";
import { z } from "zod";
import { webhookDeliveries, webhookEndpoints } from "@/db/schema";
import type { Context } from "@/lib/core/context";
import type { SafeFetch } from "@/lib/core/safe-fetch";
import { CLOCK_SKEW_MS } from "@/lib/core/time/clock-skew-rules";
import { MINUTE_MS, SECOND_MS } from "@/lib/core/time/unit-rules";
import { attemptDue, type Outcome, type Queue } from "@/lib/outbound/queue/attempt-due";
import { type Attempt, attemptDelivery, type DeliveryRequest, lateAttempt } from "@/lib/outbound/webhooks/attempt";
import { isAllowed, isWanted } from "@/lib/outbound/webhooks/due";
import { judgeAttempt, recordAttempt } from "@/lib/outbound/webhooks/record-attempt";
import { SCHEDULE } from "@/lib/outbound/webhooks/rules";

export type Delivery = typeof webhookDeliveries.$inferSelect;
/** A delivery as it is sent. */
export type Outgoing = Delivery & DeliveryRequest;

/** For tests: a short deadline and a resolver with false results. */
export interface AttemptOptions {
  timeoutMs?: number;
  fetch?: SafeFetch;
}

interface DeliverOptions extends AttemptOptions {
  /** A member requested this attempt and waits for it, so it ignores the receiver's `Retry-After`. */
  isByHand?: boolean;
}

/** Makes one attempt at a delivery if it is still due, and stores the result. */
export const deliverWebhook = (ctx: Context, id: number, options: DeliverOptions = {}): Promise<{ outcome: Outcome }> =>
  attemptDue(ctx, webhookQueue(ctx, options), id);

const webhookQueue = (
  ctx: Context,
  { isByHand = false, timeoutMs = 15 * SECOND_MS, fetch }: DeliverOptions,
): Queue<Outgoing, Attempt> => ({
  table: webhookDeliveries,
  schedule: SCHEDULE,
  leaseMs: 2 * MINUTE_MS + CLOCK_SKEW_MS,
  attemptMs: timeoutMs,
  awaited: "The receiver's answer",
  condition: and(isAllowed(ctx), isByHand ? undefined : isWanted(ctx)),
  load: (id) => loadDelivery(ctx, id),
  attempt: (delivery, signal) => attemptDelivery(delivery, signal, fetch),
  reportLate: ({ at }) => lateAttempt(at, timeoutMs),
  judge: (attempt) => judgeAttempt(attempt, ctx.now()),
  record: (tx, settled, settle) => recordAttempt(ctx, tx, settled, settle),
});

/** Null if the endpoint was disabled since the event; its other deliveries were given up then. */
async function loadDelivery(ctx: Context, id: number): Promise<Outgoing | null> {
  const [row] = await ctx.db
    .select({ delivery: webhookDeliveries, endpoint: webhookEndpoints })
    .from(webhookDeliveries)
    .innerJoin(webhookEndpoints, eq(webhookEndpoints.id, webhookDeliveries.endpointId))
    .where(eq(webhookDeliveries.id, id));
  if (!row || row.endpoint.disabledAt || row.endpoint.isRemoved) return null;
  return { ...row.delivery, endpoint: row.endpoint, body: bodyOf(row.delivery), at: ctx.now() };
}

const Payload = z.object({ type: z.string(), timestamp: z.string(), data: z.unknown() });

/**
 * Returns the body of every attempt, byte for byte the same. (The database keeps no key order; the documented one is
 * used.)
 */
export const bodyOf = ({ payload }: Pick<Delivery, "payload">): string => JSON.stringify(Payload.parse(payload));
