import { z } from "zod";
import { count, text } from "@/lib/platforms/reading";

export const TiktokUser = z.looseObject({
  user: z.looseObject({
    id: z.string().min(1),
    uniqueId: z.string().min(1),
    nickname: text,
    signature: text,
    avatarLarger: text,
    avatarThumb: text,
    secUid: text,
    privateAccount: z.boolean().nullish(),
  }),
  stats: z.looseObject({ followerCount: count, followingCount: count, videoCount: count }),
});

/** `aweme_id` is an internal one there; `video_id` is the number that everybody knows. */
export const TiktokListed = z.looseObject({ video_id: z.string().regex(/^\d{19}$/) });

const cursor = z.union([z.string(), z.int()]).transform(String).nullish();

export const TiktokPosts = z.looseObject({ videos: z.array(z.unknown()), cursor, hasMore: z.boolean().nullish() });

export const TiktokFollowers = z.looseObject({
  followers: z.array(z.unknown()),
  time: cursor,
  hasMore: z.boolean().nullish(),
});

export const TiktokFollower = z.looseObject({
  id: z.string().min(1),
  unique_id: z.string().min(1),
  region: text,
  signature: text,
  avatar: text,
  aweme_count: count,
  follower_count: count,
});
