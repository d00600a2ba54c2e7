import type { Run } from "@/lib/platforms/call-with-retries";
import type { ChannelData, FollowerData, Outcome, PostData } from "@/lib/platforms/schemas";

/** A reference to a channel: by the username that people type, or by its permanent ID. */
export type ChannelReference = { username: string } | KnownReference;

export interface KnownReference {
  externalId: string;
  /** The last known username. Instagram returns profiles by username only. */
  username?: string | null;
}

/** What is needed to fetch a channel's posts and followers. */
export interface ChannelAddress {
  externalId: string;
  postsId: string | null;
  isPrivate: boolean;
  /** The last known username. */
  username?: string | null;
}

/** How one platform's channels are fetched. */
export interface ChannelConnector {
  /** Its IDs of channels aren't the platform's: it finds unknown ones only where no other source does. */
  hasOwnIds?: true;
  byUsername: (run: Run, username: string) => Promise<Outcome<ChannelData>>;
  /** Returns one entry per reference, by permanent ID. */
  byId: (run: Run, references: readonly KnownReference[]) => Promise<Map<string, Outcome<ChannelData>>>;
  /** Returns at least `max` posts if there are that many, newest first. */
  posts: (run: Run, channel: ChannelAddress, max: number) => Promise<Outcome<PostData[]>>;
  /** Returns the newest followers, at least `size` if there are that many. Null if the platform does not share them. */
  followers: ((run: Run, channel: ChannelAddress, size: number) => Promise<Outcome<FollowerData[]>>) | null;
}
