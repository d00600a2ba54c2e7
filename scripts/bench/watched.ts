import type { DatabaseHandle } from "@/db/client";
import { alerts, alertWork } from "@/db/schema";
import { newPublicId } from "@/lib/core/public-id";
import { evaluateWork } from "@/lib/insight/alerts/evaluate-work";
import type { AlertCondition } from "@/lib/insight/alerts/schemas";
import { START } from "@/scripts/bench/fill";
import { type Measurement, measurePrepared, type Prepared } from "@/scripts/bench/measure";
import { prepareStore } from "@/scripts/bench/store-batch";

const BATCH = 1_000;
const RUNS = 3;
/** One of each kind that snapshots can meet. */
const CONDITIONS: readonly AlertCondition[] = [
  { type: "views", value: 5_000_000 },
  { type: "views_per_hour", value: 100_000, hours: 3 },
  { type: "outlier", times: 10 },
  { type: "engagement", direction: "below", percent: 0.1 },
  { type: "fall", metric: "views" },
  { type: "unavailable" },
];

/**
 * Measures storing a batch of an organization with alerts on all of its videos, compared to one without, and
 * how long the alerts' job takes for such a batch, which has a minute. Follows add nothing: what they start are ordinary
 * trackings.
 */
export async function benchWatched(handle: DatabaseHandle): Promise<Measurement[]> {
  const watched = await prepareStore(handle, BATCH);
  const plain = await prepareStore(handle, BATCH);
  await watch(handle, watched.organizationId);
  const hours = { watched: 0, plain: 0 };
  const times = await measurePrepared(
    RUNS,
    () => watched.prepare(++hours.watched),
    () => plain.prepare(++hours.plain),
  );
  const evaluated: Prepared = async () => {
    await handle.db.delete(alertWork);
    await (await watched.prepare(++hours.watched))();
    return async () => {
      const { evaluated, failed } = await evaluateWork({ db: handle.db, now: () => START });
      if (evaluated !== 1 || failed > 0) throw new Error(`evaluated ${evaluated} batches, ${failed} failed`);
    };
  };
  const { ours } = await measurePrepared(RUNS, evaluated, evaluated);
  return [
    {
      name: `batch of ${BATCH} stored for ${CONDITIONS.length} alerts (for none)`,
      ...times,
      unit: "ms",
      goal: { of: "ratio", atMost: 1.1, band: 0.1 },
    },
    {
      name: `batch of ${BATCH} evaluated for ${CONDITIONS.length} alerts`,
      ours,
      unit: "ms",
      goal: { of: "figure", atMost: 10_000, band: 0.2 },
    },
  ];
}

async function watch({ db }: DatabaseHandle, organizationId: number): Promise<void> {
  await db.insert(alerts).values(
    CONDITIONS.map((condition) => ({
      publicId: newPublicId(),
      organizationId,
      name: condition.type,
      scope: "all" as const,
      condition,
      type: condition.type,
      cooldownHours: 24,
      status: "active" as const,
      usesWebhooks: true,
      armedAt: START,
      createdAt: START,
    })),
  );
}
