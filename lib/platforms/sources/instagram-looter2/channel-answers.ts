import { z } from "zod";
import { count, flag, identifier, likeCount, name, seconds, text, unixSeconds } from "@/lib/platforms/video-data";

const edge = z.looseObject({ count }).nullish();

export const InstagramProfile = z.looseObject({
  id: identifier,
  username: name.nullish(),
  full_name: text,
  biography: text,
  is_private: flag,
  is_verified: flag,
  category_name: text,
  profile_pic_url: text,
  edge_followed_by: edge,
  edge_follow: edge,
  edge_owner_to_timeline_media: edge,
});

export const InstagramFeed = z.looseObject({
  items: z.array(z.unknown()),
  next_max_id: text,
  more_available: flag,
});

/** `pk` may be rounded, so `code` is the ID. */
export const InstagramMedia = z.looseObject({
  code: identifier,
  taken_at: unixSeconds.nullish(),
  like_count: likeCount,
  like_and_view_counts_disabled: flag,
  comment_count: count,
  reshare_count: count,
  video_duration: seconds,
  caption: z.looseObject({ text }).nullish(),
});

export const InstagramAuthor = z.looseObject({ user: z.looseObject({ username: name }) });
