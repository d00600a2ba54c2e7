import type { Channel } from "@/lib/channels/channels/schemas";
import type { ChannelRow } from "@/lib/channels/channels/store-profile";

const named = (name: string) => ({ name });

/** Returns the documented Channel. Its types have no null, so unavailable data is "" or 0. */
export function presentChannel(channel: ChannelRow): Channel {
  return {
    id: channel.uuid,
    username: channel.username,
    media: channel.platform,
    category: {
      primary: channel.categoriesPrimary.map(named),
      secondary: channel.categoriesSecondary.map(named),
    },
    country: channel.country ?? "",
    stats: {
      followers: channel.followers ?? 0,
      follows: channel.follows ?? 0,
      post_count: channel.postCount ?? 0,
    },
  };
}
