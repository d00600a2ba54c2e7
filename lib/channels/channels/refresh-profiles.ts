import { type DueBatch, loadDue } from "@/lib/channels/channels/due";
import { assignToInterested } from "@/lib/channels/channels/payers";
import { recordFailure } from "@/lib/channels/channels/record-failure";
import { BACKGROUND, countFailure, emptyCounts, type RefreshCounts } from "@/lib/channels/channels/refresh-counts";
import { storeProfiles } from "@/lib/channels/channels/store-profile";
import type { Context } from "@/lib/core/context";
import { collectSpent } from "@/lib/platforms/assign-spending";
import { fetchChannels } from "@/lib/platforms/channels";

/**
 * Fetches a batch's profiles by their durable IDs, and stores them with the day's statistics. A rerun changes nothing.
 */
export async function refreshProfiles(ctx: Context, batch: DueBatch): Promise<RefreshCounts> {
  const due = await loadDue(ctx, "profile", batch);
  const counts = emptyCounts();
  if (due.length === 0) return counts;
  const { spent, onSpent } = collectSpent();
  const outcomes = await fetchChannels(ctx, batch.platform, due, { ...BACKGROUND, onSpent });
  const readings = [...outcomes.values()].flatMap((outcome) => (outcome.kind === "ok" ? [outcome.value] : []));
  counts.stored = (await ctx.db.transaction((tx) => storeProfiles(ctx, tx, batch.platform, readings))).length;
  await assignToInterested(ctx, batch.platform, spent, readings);
  for (const channel of due) {
    const outcome = outcomes.get(channel.externalId) ?? { kind: "invalid_response" };
    if (outcome.kind === "ok") continue;
    await recordFailure(ctx, "profile", channel, outcome);
    countFailure(counts, outcome);
  }
  return counts;
}
