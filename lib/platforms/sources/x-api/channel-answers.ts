import { z } from "zod";
import { count, flag, identifier, name, text } from "@/lib/platforms/video-data";

export const XAccount = z.looseObject({
  id: identifier,
  username: name.nullish(),
  name: text,
  description: text,
  profile_image_url: text,
  protected: flag,
  verified: flag,
  public_metrics: z
    .looseObject({
      followers_count: count,
      following_count: count,
      tweet_count: count,
      /** Newer name of tweet_count. */
      post_count: count,
    })
    .nullish(),
});
export type XAccount = z.infer<typeof XAccount>;

/** An entry in a list of followers. Unusable without a username. */
export const XFollower = XAccount.extend({ username: name });

/** The envelope of a list. `data` is absent if the list is empty. */
export const XList = z.looseObject({
  data: z.array(z.unknown()).nullish(),
  errors: z.array(z.unknown()).nullish(),
  meta: z.looseObject({ next_token: text }).nullish(),
});
export type XList = z.infer<typeof XList>;
