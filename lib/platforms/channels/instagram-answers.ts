import { z } from "zod";
import { count, text, unixSeconds } from "@/lib/platforms/reading";

const edge = z.looseObject({ count }).nullish();

export const InstagramProfile = z.looseObject({
  id: z.string().min(1),
  username: z.string().min(1),
  full_name: text,
  biography: text,
  is_private: z.boolean().nullish(),
  category_name: text,
  profile_pic_url: text,
  edge_followed_by: edge,
  edge_follow: edge,
  edge_owner_to_timeline_media: edge,
});

export const InstagramFeed = z.looseObject({
  items: z.array(z.unknown()),
  next_max_id: text,
  more_available: z.boolean().nullish(),
});

/** −1 stands for hidden likes. */
const likeCount = z.int().min(-1).nullish();

/** `pk` may arrive rounded: `code` is the id. */
export const InstagramMedia = z.looseObject({
  code: z.string().min(1),
  taken_at: unixSeconds,
  like_count: likeCount,
  like_and_view_counts_disabled: z.boolean().nullish(),
  comment_count: count,
  reshare_count: count,
  caption: z.looseObject({ text }).nullish(),
});
export type InstagramMedia = z.infer<typeof InstagramMedia>;

export const InstagramAuthor = z.looseObject({ user: z.looseObject({ username: z.string().min(1) }) });
