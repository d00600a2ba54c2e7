export type { ChannelAddress, ChannelReference, KnownReference } from "@/lib/platforms/channel-connector";
export {
  fetchChannel,
  fetchChannels,
  fetchFollowerSample,
  fetchPosts,
  givesFollowers,
} from "@/lib/platforms/channels/fetch-channels";
export type { ChannelData, FollowerData, PostData } from "@/lib/platforms/schemas";
