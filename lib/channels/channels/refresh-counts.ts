import type { FetchOptions } from "@/lib/platforms/call-with-retries";
import type { Failure } from "@/lib/platforms/schemas";

/**
 * Refreshes can wait: they use at most half of any quota and leave the rest to searches and to the hourly snapshots,
 * which are paid for.
 */
export const BACKGROUND: Partial<FetchOptions> = { share: 0.5 };

export interface RefreshCounts {
  stored: number;
  /** Channels without a result, by platform outcome. */
  failed: Partial<Record<Failure["kind"], number>>;
}

export const emptyCounts = (): RefreshCounts => ({ stored: 0, failed: {} });

export function countFailure(counts: RefreshCounts, { kind }: Failure): void {
  counts.failed[kind] = (counts.failed[kind] ?? 0) + 1;
}

export function addCounts(sum: RefreshCounts, more: RefreshCounts): void {
  sum.stored += more.stored;
  for (const [kind, number] of Object.entries(more.failed) as [Failure["kind"], number][])
    sum.failed[kind] = (sum.failed[kind] ?? 0) + number;
}
