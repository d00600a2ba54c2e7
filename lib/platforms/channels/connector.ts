import type { Run } from "@/lib/platforms/call-with-retries";
import type { ChannelData, FollowerData, Outcome, PostData } from "@/lib/platforms/schemas";

/** A channel as it is asked for: by the name that people type, or by the durable id. */
export type ChannelReference = { username: string } | KnownReference;

export interface KnownReference {
  externalId: string;
  /** The name last known: Instagram gives profiles by name only. */
  username?: string | null;
}

/** What has to be known of a channel to read its posts and followers. */
export interface ChannelAddress {
  externalId: string;
  postsId: string | null;
  isPrivate: boolean;
}

/** How one platform's channels are read. */
export interface ChannelConnector {
  byUsername: (run: Run, username: string) => Promise<Outcome<ChannelData>>;
  /** An entry for each reference, by its durable id. */
  byId: (run: Run, references: readonly KnownReference[]) => Promise<Map<string, Outcome<ChannelData>>>;
  /** At least `max` posts where there are as many, newest first. */
  posts: (run: Run, channel: ChannelAddress, max: number) => Promise<Outcome<PostData[]>>;
  /** The newest followers, at least `size` where there are as many; null where the platform gives none. */
  followers: ((run: Run, channel: ChannelAddress, size: number) => Promise<Outcome<FollowerData[]>>) | null;
}
