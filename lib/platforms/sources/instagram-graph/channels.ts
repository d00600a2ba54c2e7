import pMap from "p-map";
import { isFailure, planCalls } from "@/lib/platforms/call-with-retries";
import type { ChannelConnector } from "@/lib/platforms/channel-connector";
import type { ChannelData, Outcome, PostData } from "@/lib/platforms/schemas";
import { toChannel } from "@/lib/platforms/sources/channel-parts";
import { readPages } from "@/lib/platforms/sources/pages";
import { CONCURRENCY, type Discovered, discover, GRAPH_BUCKET, PAGE_SIZE, postOf } from "./discover";

/**
 * Business Discovery: professional accounts by username. The ID that it returns is not Instagram's own, so that it finds
 * unknown channels only where it is the platform's only source, and updates known ones by their last known username.
 */
export const graphChannels: ChannelConnector = {
  hasOwnIds: true,
  byUsername: async (run, username) => {
    const found = await discover(run, username, { posts: 0, after: null, subjects: [username] });
    return isFailure(found) ? found.failure : channelOf(found.value, null, username);
  },
  byId: async (run, references) => {
    planCalls(run, GRAPH_BUCKET, references.length);
    const found = await pMap(
      references,
      async ({ externalId, username }): Promise<[string, Outcome<ChannelData>]> => {
        // Who has an ID can't be looked up without a name.
        if (!username) return [externalId, { kind: "transient" }];
        const one = await discover(run, username, { posts: 0, after: null, subjects: [externalId] });
        return [externalId, isFailure(one) ? one.failure : channelOf(one.value, externalId, username)];
      },
      { concurrency: CONCURRENCY },
    );
    return new Map(found);
  },
  posts: async (run, { externalId, username }, max) => {
    if (!username) return { kind: "transient" };
    return readPages<PostData>(max, async (cursor, left) => {
      const found = await discover(run, username, {
        posts: Math.min(PAGE_SIZE, left),
        after: cursor,
        subjects: [externalId],
      });
      if (isFailure(found)) return found;
      const items = found.value.posts.flatMap((media) => postOf(media) ?? []);
      return { value: { items, next: found.value.next } };
    });
  },
  followers: null,
};

function channelOf({ profile }: Discovered, externalId: string | null, username: string): Outcome<ChannelData> {
  if (!profile) return { kind: "invalid_response" };
  return {
    kind: "ok",
    value: toChannel({
      externalId: externalId ?? profile.id,
      username: profile.username ?? username,
      name: profile.name ?? null,
      description: profile.biography ?? null,
      pictureUrl: profile.profile_picture_url ?? null,
      followers: profile.followers_count ?? null,
      follows: profile.follows_count ?? null,
      postCount: profile.media_count ?? null,
    }),
  };
}
