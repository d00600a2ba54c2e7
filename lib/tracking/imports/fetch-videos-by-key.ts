import type { Context } from "@/lib/core/context";
import type { FetchOptions } from "@/lib/platforms/call-with-retries";
import { type Outcome, PLATFORMS, type VideoData } from "@/lib/platforms/schemas";
import { fetchVideos } from "@/lib/platforms/sources/fetch-videos";
import { identityKey, type VideoIdentity } from "@/lib/tracking/videos/find-running";

/** Leaves part of every quota for the hourly snapshots of running trackings. */
const OPTIONS: Partial<FetchOptions> = { timeoutMs: 8000, retries: 1, deadlineMs: 15_000, share: 0.8 };

/** Fetches these videos by key, all platforms in parallel, each in its own batches. */
export async function fetchVideosByKey(
  ctx: Context,
  identities: readonly VideoIdentity[],
  onSpent?: FetchOptions["onSpent"],
): Promise<Map<string, Outcome<VideoData>>> {
  const readings = new Map<string, Outcome<VideoData>>();
  await Promise.all(
    PLATFORMS.map(async (platform) => {
      const ids = identities.filter((one) => one.platform === platform).map(({ externalId }) => externalId);
      if (ids.length === 0) return;
      const outcomes = await fetchVideos(ctx, platform, ids, { ...OPTIONS, ...(onSpent && { onSpent }) });
      for (const [externalId, outcome] of outcomes) readings.set(identityKey({ platform, externalId }), outcome);
    }),
  );
  return readings;
}
