import { z } from "zod";
import { count, flag, identifier, likeCount, seconds, text, unixSeconds } from "@/lib/platforms/video-data";

/** The response if nothing was found, or if the lookup failed. */
export const InstagramRefusal = z.looseObject({ status: z.literal(false) });

const edge = z.looseObject({ count }).nullish();

/**
 * `is_private` refers to the owner, or is at the root if there is no other data. Without a shortcode it is not a post.
 */
export const InstagramPost = z.looseObject({
  is_private: flag,
  shortcode: identifier.nullish(),
  video_play_count: count,
  video_duration: seconds,
  like_and_view_counts_disabled: flag,
  edge_media_preview_like: z.looseObject({ count: likeCount }).nullish(),
  edge_media_to_parent_comment: edge,
  edge_media_to_comment: edge,
  edge_media_to_caption: z
    .looseObject({
      edges: z.array(z.looseObject({ node: z.looseObject({ text }).nullish() }).nullish()).nullish(),
    })
    .nullish(),
  taken_at_timestamp: unixSeconds.nullish(),
  thumbnail_src: text,
  display_url: text,
  owner: z.looseObject({ id: identifier.nullish(), username: text, is_private: flag }).nullish(),
});
export type InstagramPost = z.infer<typeof InstagramPost>;
