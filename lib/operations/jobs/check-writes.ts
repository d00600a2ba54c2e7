import { randomBytes } from "node:crypto";
import { sql } from "drizzle-orm";
import { healthWrites } from "@/db/schema";
import type { Context } from "@/lib/core/context";
import { log } from "@/lib/core/log";

/** Minimum time between write attempts per process, regardless of how often checks are requested. */
const CHECK_INTERVAL_MS = 30_000;
/** Shorter after a failure, to detect recovery quickly. */
const AFTER_FAILURE_MS = 10_000;
const FILLER_BYTES = 16 * 1024;

export interface WriteCheck {
  isWritable: boolean;
}

interface WriteAttempt {
  /** By the process's own clock, because the age of a result doesn't depend on the data. */
  at: number;
  result: Promise<WriteCheck>;
  wasFailure: boolean;
}

// One per process, shared by Next's bundles, each of which has its own instance of this module.
const shared = globalThis as typeof globalThis & { clipscopeWriteTrial?: WriteAttempt };

/** Returns whether the database accepts writes, from an attempt that is at most 30 seconds old. */
export function checkWrites(ctx: Context): Promise<WriteCheck> {
  const last = shared.clipscopeWriteTrial;
  const now = performance.now();
  if (last && now - last.at < (last.wasFailure ? AFTER_FAILURE_MS : CHECK_INTERVAL_MS)) return last.result;
  const trial: WriteAttempt = { at: now, wasFailure: false, result: tryToWrite(ctx) };
  shared.clipscopeWriteTrial = trial;
  return trial.result.then((result) => {
    trial.wasFailure = !result.isWritable;
    return result;
  });
}

/** Makes the next check attempt its own write. For tests. */
export const resetWriteCheck = (): void => {
  shared.clipscopeWriteTrial = undefined;
};

/**
 * Tests a write. `truncate` gives the table new files, so the row needs new space: an update could succeed on a full
 * disk.
 */
async function tryToWrite(ctx: Context): Promise<WriteCheck> {
  try {
    await ctx.db.transaction(async (tx) => {
      await tx.execute(sql`truncate ${healthWrites}`);
      const filler = randomBytes(FILLER_BYTES).toString("base64");
      await tx.insert(healthWrites).values({ writtenAt: ctx.now(), filler });
    });
    return { isWritable: true };
  } catch (error) {
    const reason = error instanceof Error && error.cause instanceof Error ? error.cause : error;
    log.error({ err: reason }, "the database does not accept writes");
    return { isWritable: false };
  }
}
