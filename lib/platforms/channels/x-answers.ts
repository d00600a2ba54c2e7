import { z } from "zod";
import { count, flag, identifier, name, text } from "@/lib/platforms/video-data";

export const XAccount = z.looseObject({
  id: identifier,
  username: name.nullish(),
  name: text,
  description: text,
  profile_image_url: text,
  protected: flag,
  public_metrics: z
    .looseObject({
      followers_count: count,
      following_count: count,
      tweet_count: count,
      /** The newer name of tweet_count. */
      post_count: count,
    })
    .nullish(),
});
export type XAccount = z.infer<typeof XAccount>;

/** One of a list of followers; without a name it is nobody. */
export const XFollower = XAccount.extend({ username: name });

/** What surrounds a list; `data` is absent when it is empty. */
export const XList = z.looseObject({
  data: z.array(z.unknown()).nullish(),
  errors: z.array(z.unknown()).nullish(),
  meta: z.looseObject({ next_token: text }).nullish(),
});
export type XList = z.infer<typeof XList>;
