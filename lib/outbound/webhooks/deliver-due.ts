import pMap from "p-map";
import type { Context } from "@/lib/core/context";
import type { Outcome } from "@/lib/outbound/queue/attempt-due";
import { type AttemptOptions, deliverWebhook } from "@/lib/outbound/webhooks/deliver";
import { deliveriesDue } from "@/lib/outbound/webhooks/due";

/** Requests to one endpoint at a time. */
const CONCURRENCY = 5;
const BATCH_SIZE = 200;
/** With the last attempts' time-out a round stays under the minute after which the next one is due. */
const ROUND_MS = 40_000;
/** A failing endpoint gets less: its round ends with the attempts in progress. */
const FAILING_ROUND_MS = 10_000;

interface RoundOptions extends AttemptOptions {
  failingRoundMs?: number;
}

export type RoundCounts = Record<Exclude<Outcome, "not_due">, number>;

/**
 * Runs one round of an endpoint: attempts its due deliveries, a few at a time, until its time is over. What is left
 * stays due for the next round, so a slow or failing endpoint never delays the events of others.
 */
export async function deliverDue(
  ctx: Context,
  endpointId: number,
  { failingRoundMs = FAILING_ROUND_MS, ...options }: RoundOptions = {},
): Promise<RoundCounts> {
  const begun = performance.now();
  const counts: RoundCounts = { delivered: 0, retry: 0, failed: 0 };
  const isOver = () => {
    const most = counts.retry + counts.failed > 0 ? failingRoundMs : ROUND_MS;
    return performance.now() - begun >= most;
  };
  for (;;) {
    const ids = await deliveriesDue(ctx, endpointId, BATCH_SIZE);
    await pMap(
      ids,
      async (id) => {
        if (isOver()) return;
        const { outcome } = await deliverWebhook(ctx, id, options);
        if (outcome !== "not_due") counts[outcome] += 1;
      },
      { concurrency: CONCURRENCY },
    );
    if (ids.length < BATCH_SIZE || isOver()) return counts;
  }
}
