import { assertAdmin } from "@/lib/core/assert-admin";
import type { ActingContext } from "@/lib/core/context";
import { env, usesInngestServer } from "@/lib/core/env";
import { readCollected } from "@/lib/operations/jobs/read-collected";
import { readQueues } from "@/lib/operations/jobs/read-queues";
import { listJobs, readRuns } from "@/lib/operations/jobs/read-runs";
import { readUpstream } from "@/lib/operations/jobs/read-upstream";
import type { JobsOverview } from "@/lib/operations/jobs/schemas";
import { ageInSeconds, collectionStatus, isAlive, readJobsState } from "@/lib/operations/jobs/state";

/** Returns the state of the jobs, the collection and the platforms. For admins. */
export async function getJobsOverview(ctx: ActingContext): Promise<JobsOverview> {
  await assertAdmin(ctx);
  const now = ctx.now();
  const standing = await readJobsState(ctx.db);
  const isServer = usesInngestServer(env());
  const lag = ageInSeconds(standing.claimedThrough, now);
  const iso = (at: Date | null) => at?.toISOString() ?? null;
  return {
    at: now.toISOString(),
    runner: {
      kind: isServer ? "inngest" : "embedded",
      status: isServer ? "unknown" : isAlive(ageInSeconds(standing.beatAt, now)) ? "alive" : "dead",
      beat_at: isServer ? null : iso(standing.beatAt),
      started_at: isServer ? null : iso(standing.startedAt),
    },
    jobs: isServer ? listJobs(now) : await readRuns(ctx),
    collection: {
      status: collectionStatus(lag),
      claimed_through: iso(standing.claimedThrough),
      lag_seconds: lag,
      open_batches: standing.openBatches,
      oldest_open_at: iso(standing.oldestOpenAt),
      ...(await readCollected(ctx)),
    },
    upstream: await readUpstream(ctx),
    queues: (await readQueues(ctx)).map(({ queue, status, waiting, overdueSeconds }) => ({
      ...{ queue, status, waiting },
      overdue_seconds: Math.floor(overdueSeconds),
    })),
  };
}
