import { type DueBatch, dueBatches } from "@/lib/channels/channels/due";
import { enterCreators } from "@/lib/channels/channels/enter-creators";
import { addCounts, emptyCounts, type RefreshCounts } from "@/lib/channels/channels/refresh-counts";
import { refreshPosts } from "@/lib/channels/channels/refresh-posts";
import { refreshProfiles } from "@/lib/channels/channels/refresh-profiles";
import { refreshSamples } from "@/lib/channels/channels/refresh-samples";
import type { Refresh } from "@/lib/channels/channels/schedule";
import type { Context } from "@/lib/core/context";
import { PLATFORMS } from "@/lib/platforms/schemas";

export const REFRESHES: Record<Refresh, (ctx: Context, batch: DueBatch) => Promise<RefreshCounts>> = {
  profile: refreshProfiles,
  posts: refreshPosts,
  sample: refreshSamples,
};

export type ChannelCounts = Record<Refresh | "creators", RefreshCounts>;

/** Does immediately what an hour's jobs would do for channels; used by the simulation and the demo. */
export async function refreshDueChannels(ctx: Context): Promise<ChannelCounts> {
  const counts: ChannelCounts = {
    creators: emptyCounts(),
    profile: emptyCounts(),
    posts: emptyCounts(),
    sample: emptyCounts(),
  };
  for (const platform of PLATFORMS) addCounts(counts.creators, await enterCreators(ctx, platform));
  for (const refresh of ["profile", "posts", "sample"] as const)
    for (const batch of await dueBatches(ctx, refresh))
      addCounts(counts[refresh], await REFRESHES[refresh](ctx, batch));
  return counts;
}
