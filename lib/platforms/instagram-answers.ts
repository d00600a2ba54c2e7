import { z } from "zod";
import { count, text, unixSeconds } from "@/lib/platforms/reading";

/** How it says that it found nothing, or could not look. */
export const InstagramRefusal = z.looseObject({ status: z.literal(false) });

const Privacy = z.looseObject({ is_private: z.boolean().nullish() });
/** `is_private` of the post's owner, or at the root when nothing else is given. */
export const InstagramPrivacy = z.looseObject({ is_private: z.boolean().nullish(), owner: Privacy.nullish() });

/** −1 stands for hidden likes. */
const likeCount = z.int().min(-1).nullish();

export const InstagramPost = z.looseObject({
  shortcode: z.string(),
  video_play_count: count,
  like_and_view_counts_disabled: z.boolean().nullish(),
  edge_media_preview_like: z.looseObject({ count: likeCount }).nullish(),
  edge_media_to_parent_comment: z.looseObject({ count }).nullish(),
  edge_media_to_caption: z.looseObject({ edges: z.array(z.looseObject({ node: z.looseObject({ text }) })) }).nullish(),
  taken_at_timestamp: unixSeconds.nullish(),
  thumbnail_src: text,
  display_url: text,
  /** A number here is a rounded one and no use as an id. */
  owner: z.looseObject({ id: z.union([text, z.number()]), username: text }).nullish(),
});
export type InstagramPost = z.infer<typeof InstagramPost>;
