import { z } from "zod";
import { count, text } from "@/lib/platforms/reading";

export const XAccount = z.looseObject({
  id: z.string(),
  username: z.string().min(1),
  name: text,
  description: text,
  profile_image_url: text,
  protected: z.boolean().nullish(),
  public_metrics: z.looseObject({
    followers_count: count,
    following_count: count,
    tweet_count: count,
    /** The newer name of tweet_count. */
    post_count: count,
  }),
});
export type XAccount = z.infer<typeof XAccount>;

/** What surrounds a list; `data` is absent when it is empty. */
export const XList = z.looseObject({
  data: z.array(z.unknown()).optional(),
  errors: z.array(z.unknown()).optional(),
  meta: z.looseObject({ next_token: z.string().optional() }).optional(),
});
export type XList = z.infer<typeof XList>;
