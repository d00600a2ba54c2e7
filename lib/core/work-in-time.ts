import { log } from "@/lib/core/log";
import { SECOND_MS } from "@/lib/core/time/unit-rules";

/** A job's step ends before a proxy in front of a real Inngest server cuts it. */
export const STEP_MS = 40 * SECOND_MS;

export interface StepRange {
  /** ID of the last row of the step before; 0 to begin. */
  after?: number;
  maxMs?: number;
}

interface Work<Row> {
  /** Reads the next rows by ascending ID, from the one after `last`; none if nothing is left. */
  read(last: number): Promise<readonly Row[]>;
  idOf(row: Row): number;
  /** @returns what is counted as done */
  work(row: Row): Promise<number>;
  /** For the log. */
  failure: string;
}

/**
 * Works through rows until none is left or the step's time is over. One that fails is logged and doesn't hold up the others.
 * @returns what was done, how many rows failed, and `after` of the next step: null if none is left
 */
export async function workInTime<Row>(
  { after = 0, maxMs = STEP_MS }: StepRange,
  { read, idOf, work, failure }: Work<Row>,
): Promise<{ done: number; failed: number; after: number | null }> {
  const deadline = performance.now() + maxMs;
  const counts = { done: 0, failed: 0 };
  let last = after;
  for (;;) {
    const rows = await read(last);
    if (rows.length === 0) return { ...counts, after: null };
    for (const row of rows) {
      if (performance.now() > deadline) return { ...counts, after: last };
      last = idOf(row);
      try {
        counts.done += await work(row);
      } catch (error) {
        counts.failed += 1;
        log.error({ err: error, id: last }, failure);
      }
    }
  }
}
