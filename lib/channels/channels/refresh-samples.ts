import { eq } from "drizzle-orm";
import pMap from "p-map";
import { channels } from "@/db/schema";
import { type DueBatch, loadDue } from "@/lib/channels/channels/due";
import { samplesBySchedule } from "@/lib/channels/channels/pace";
import { assignToInterested } from "@/lib/channels/channels/payers";
import { recordFailure } from "@/lib/channels/channels/record-failure";
import { BACKGROUND, countFailure, emptyCounts, type RefreshCounts } from "@/lib/channels/channels/refresh-counts";
import { SAMPLE_SIZE } from "@/lib/channels/channels/sample-rules";
import type { ChannelRow } from "@/lib/channels/channels/store-profile";
import { storeSample } from "@/lib/channels/channels/store-sample";
import type { Context } from "@/lib/core/context";
import { collectSpent } from "@/lib/platforms/assign-spending";
import { fetchFollowerSample } from "@/lib/platforms/channels";

const AT_ONCE = 4;

/**
 * Takes the follower samples of a batch. Each replaces the previous one in one transaction. On a platform that charges
 * for followers, none is taken here, even if due.
 */
export async function refreshSamples(ctx: Context, batch: DueBatch): Promise<RefreshCounts> {
  const due = await loadDue(ctx, "sample", batch);
  const counts = emptyCounts();
  const { spent, onSpent } = collectSpent();
  const stored: ChannelRow[] = [];
  await pMap(
    due,
    async (channel) => {
      const outcome = samplesBySchedule(batch.platform)
        ? await fetchFollowerSample(ctx, batch.platform, channel, { size: SAMPLE_SIZE, ...BACKGROUND, onSpent })
        : ({ kind: "unsupported" } as const);
      if (outcome.kind === "ok") {
        await ctx.db.transaction((tx) => storeSample(ctx, tx, channel, outcome.value));
        stored.push(channel);
        counts.stored += 1;
      } else if (outcome.kind === "unsupported") {
        await ctx.db.update(channels).set({ sampleDueAt: null }).where(eq(channels.id, channel.id));
      } else {
        await recordFailure(ctx, "sample", channel, outcome);
        countFailure(counts, outcome);
      }
    },
    { concurrency: AT_ONCE },
  );
  await assignToInterested(ctx, batch.platform, spent, stored);
  return counts;
}
