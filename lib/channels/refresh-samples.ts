import { eq } from "drizzle-orm";
import pMap from "p-map";
import type { Transaction } from "@/db/client";
import { channels, followerSamples, sampledFollowers } from "@/db/schema";
import { type DueBatch, loadDue } from "@/lib/channels/due";
import { recordFailure } from "@/lib/channels/record-failure";
import { BACKGROUND, countFailure, emptyCounts, type RefreshCounts } from "@/lib/channels/refresh-counts";
import { qualityClass, qualityFlags } from "@/lib/channels/rules";
import { nextDue } from "@/lib/channels/schedule";
import type { ChannelRow } from "@/lib/channels/store-profile";
import type { Context } from "@/lib/context";
import { type FollowerReading, fetchFollowerSample } from "@/lib/platforms/channels";

/** Followers a sample: shares are good to some five points, and it costs two calls at most. */
const SIZE = 400;
const AT_ONCE = 4;

/** Takes a batch's follower samples anew; each replaces the one before in one transaction. */
export async function refreshSamples(ctx: Context, batch: DueBatch): Promise<RefreshCounts> {
  const due = await loadDue(ctx, "sample", batch);
  const counts = emptyCounts();
  await pMap(
    due,
    async (channel) => {
      const outcome = await fetchFollowerSample(ctx, batch.platform, channel, { size: SIZE, ...BACKGROUND });
      if (outcome.kind === "ok") {
        await ctx.db.transaction((tx) => storeSample(ctx, tx, channel, outcome.value));
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
  return counts;
}

async function storeSample(
  ctx: Context,
  tx: Transaction,
  channel: ChannelRow,
  followers: readonly FollowerReading[],
): Promise<void> {
  const now = ctx.now();
  // Takes the channel's lock: two samples must not mix.
  await tx
    .update(channels)
    .set({ sampleDueAt: nextDue("sample", channel, now), sampleFailures: 0 })
    .where(eq(channels.id, channel.id));
  const sample = { takenAt: now, size: followers.length, followers: channel.followers };
  await tx
    .insert(followerSamples)
    .values({ channelId: channel.id, ...sample })
    .onConflictDoUpdate({ target: followerSamples.channelId, set: sample });
  await tx.delete(sampledFollowers).where(eq(sampledFollowers.channelId, channel.id));
  if (followers.length === 0) return;
  await tx.insert(sampledFollowers).values(
    followers.map(({ bio, ...follower }) => {
      const flags = qualityFlags({ bio, ...follower });
      return { channelId: channel.id, ...follower, flags, qualityClass: qualityClass(flags) };
    }),
  );
}
