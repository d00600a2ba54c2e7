import { type SQLWrapper, sql } from "drizzle-orm";
import { platformCalls } from "@/db/schema";
import type { Context } from "@/lib/core/context";
import { HOUR_MS } from "@/lib/core/time/unit-rules";
import type { OutcomeKind } from "@/lib/platforms/schemas";
import type { Source } from "@/lib/platforms/source";

/** Number of a run's calls by outcome. Counts whole calls, regardless of the outcomes of single videos. */
export type CallCounts = Map<OutcomeKind, number>;

/** Returns the statement that adds a run's calls to their hour (UTC); null if there are none. */
export function countCalls(ctx: Context, { id: source, platform }: Source, counts: CallCounts): SQLWrapper | null {
  if (counts.size === 0) return null;
  const hour = new Date(Math.floor(ctx.now().getTime() / HOUR_MS) * HOUR_MS);
  // In a fixed order, so that two runs cannot deadlock.
  const rows = [...counts].map(([outcome, calls]) => ({ platform, source, hour, outcome, calls }));
  rows.sort((a, b) => (a.outcome < b.outcome ? -1 : 1));
  return ctx.db
    .insert(platformCalls)
    .values(rows)
    .onConflictDoUpdate({
      target: [platformCalls.platform, platformCalls.source, platformCalls.hour, platformCalls.outcome],
      set: { calls: sql`${platformCalls.calls} + excluded.calls` },
    });
}
