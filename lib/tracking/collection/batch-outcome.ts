import { eq, type SQL, sql } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { batches } from "@/db/schema";
import type { Context } from "@/lib/core/context";
import type { OutcomeKind } from "@/lib/platforms/schemas";

export interface BatchCounts {
  stored: number;
  paused: number;
  /** Hours without a snapshot, by platform outcome. */
  failed: Partial<Record<OutcomeKind, number>>;
  /** Results for trackings that stopped or were settled during the fetch. */
  dropped: number;
  /** Results not stored because another session holds the account or tracking; the batch stays open. */
  held: number;
  /** Hours that this run had no time to fetch: the next run of the batch does. */
  left: number;
}

export const emptyCounts = (): BatchCounts => ({ stored: 0, paused: 0, failed: {}, dropped: 0, held: 0, left: 0 });

/** What one transaction of a run stored. */
export type Part = Pick<BatchCounts, "stored" | "paused" | "failed" | "dropped">;

/** Adds a transaction's result to the run's. */
export function addPart(counts: BatchCounts, part: Part): void {
  counts.stored += part.stored;
  counts.paused += part.paused;
  counts.dropped += part.dropped;
  for (const [kind, hours] of Object.entries(part.failed) as [OutcomeKind, number][])
    counts.failed[kind] = (counts.failed[kind] ?? 0) + hours;
}

/** Returns the run's counts plus the batch's totals: stored, unpaid and due hours. */
function tally({ left, ...counts }: BatchCounts, part: Part): SQL {
  const soFar = (name: "stored" | "paused") => sql`coalesce((${batches.outcome}->>${name})::int, 0)`;
  const failed = Object.values(counts.failed).reduce((sum, hours) => sum + hours, 0);
  return sql`${JSON.stringify(counts)}::jsonb || jsonb_build_object(
    'stored', ${soFar("stored")} + ${part.stored}::int,
    'paused', ${soFar("paused")} + ${part.paused}::int,
    'due', ${soFar("stored")} + ${soFar("paused")} + ${part.stored + part.paused + failed + counts.held + left}::int)`;
}

/**
 * Updates the batch in the transaction that stored a part of it.
 * @param counts the run's, with this part
 * @param state whether it is finished now, or stays open for another run; null leaves that to the rest of this run
 */
export async function recordOutcome(
  ctx: Context,
  tx: Transaction,
  batchId: number,
  { counts, part, state }: { counts: BatchCounts; part: Part; state: "open" | "done" | null },
): Promise<void> {
  await tx
    .update(batches)
    .set({
      outcome: tally(counts, part),
      ...(state && { status: state, finishedAt: state === "done" ? ctx.now() : null }),
    })
    .where(eq(batches.id, batchId));
}
