import { sql } from "drizzle-orm";
import type { Queryable } from "@/db/client";
import { batches, collectionClock, executorHeartbeat } from "@/db/schema";
import { DEAD_AFTER_SECONDS, LAGGING_AFTER_SECONDS } from "@/lib/operations/jobs/rules";

/** Times as stored in the rows; null if there is no row yet. */
export interface JobsState {
  beatAt: Date | null;
  startedAt: Date | null;
  claimedThrough: Date | null;
  openBatches: number;
  oldestOpenAt: Date | null;
}

/** Returns the state of the job process and the collection, in one query. */
export async function readJobsState(db: Queryable): Promise<JobsState> {
  const [row] = await db.execute<{
    beat_at: string | null;
    started_at: string | null;
    claimed_through: string | null;
    open: string;
    oldest: string | null;
  }>(sql`
    select (select ${executorHeartbeat.beatAt} from ${executorHeartbeat}) as beat_at,
      (select ${executorHeartbeat.startedAt} from ${executorHeartbeat}) as started_at,
      (select ${collectionClock.claimedThrough} from ${collectionClock}) as claimed_through,
      count(*) as open, min(${batches.slotAt}) as oldest
    from ${batches} where ${batches.status} = 'open'`);
  const date = (value: string | null | undefined) => (value ? new Date(value) : null);
  return {
    beatAt: date(row?.beat_at),
    startedAt: date(row?.started_at),
    claimedThrough: date(row?.claimed_through),
    openBatches: Number(row?.open ?? 0),
    oldestOpenAt: date(row?.oldest),
  };
}

/** Returns the whole seconds since then, or 0 if the clock is behind. */
export const ageInSeconds = (at: Date | null, now: Date): number | null =>
  at && Math.max(0, Math.floor((now.getTime() - at.getTime()) / 1000));

export const isAlive = (age: number | null): boolean => age !== null && age < DEAD_AFTER_SECONDS;

export function collectionStatus(lag: number | null): "ok" | "lagging" | "not_started" {
  if (lag === null) return "not_started";
  return lag < LAGGING_AFTER_SECONDS ? "ok" : "lagging";
}
