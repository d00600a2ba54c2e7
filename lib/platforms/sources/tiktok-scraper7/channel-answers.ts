import { z } from "zod";
import { count, flag, identifier, name, text } from "@/lib/platforms/video-data";

export const TiktokUser = z.looseObject({
  user: z.looseObject({
    id: identifier,
    uniqueId: name.nullish(),
    nickname: text,
    signature: text,
    avatarLarger: text,
    avatarThumb: text,
    secUid: identifier.nullish(),
    privateAccount: flag,
    verified: flag,
  }),
  stats: z.looseObject({ followerCount: count, followingCount: count, videoCount: count }).nullish(),
});

/** `aweme_id` is an internal ID there. `video_id` is the public one. */
export const TiktokListed = z.looseObject({ video_id: z.string().regex(/^\d{19}$/) });

const cursor = z.union([z.string(), z.int()]).transform(String).nullish();

export const TiktokPosts = z.looseObject({ videos: z.array(z.unknown()), cursor, hasMore: flag });

export const TiktokFollowers = z.looseObject({ followers: z.array(z.unknown()), time: cursor, hasMore: flag });

export const TiktokFollower = z.looseObject({
  id: identifier,
  unique_id: name,
  region: text,
  signature: text,
  avatar: text,
  aweme_count: count,
  follower_count: count,
});
