import { z } from "zod";
import { count, flag, identifier, isoTime, name, text, whole } from "@/lib/platforms/video-data";

const List = z.array(z.unknown()).nullish();

/** `GET /2/tweets`. `data` is absent if every ID failed. Items are read one by one. */
export const XPostList = z.looseObject({
  data: List,
  includes: z.looseObject({ media: List, users: List }).nullish(),
  errors: List,
});

export const XIdentified = z.looseObject({ id: identifier });

export const XPost = z.looseObject({
  id: identifier,
  text,
  author_id: identifier.nullish(),
  created_at: isoTime.nullish(),
  paid_partnership: flag,
  public_metrics: z
    .looseObject({
      impression_count: count,
      like_count: count,
      reply_count: count,
      retweet_count: count,
      /** Newer name of retweet_count. */
      repost_count: count,
      bookmark_count: count,
    })
    .nullish(),
  attachments: z.looseObject({ media_keys: z.array(text).nullish() }).nullish(),
});

export type XPost = z.infer<typeof XPost>;

export const XMedia = z.looseObject({
  media_key: z.string(),
  preview_image_url: text,
  url: text,
  duration_ms: whole.nullish(),
});
export type XMedia = z.infer<typeof XMedia>;
export const XUser = z.looseObject({ id: identifier, username: name.nullish() });
export type XUser = z.infer<typeof XUser>;

/** An error about one ID in a response with status 200. The host in `type` varies. */
export const XPartialError = z.looseObject({
  type: text,
  resource_type: text,
  resource_id: identifier.nullish(),
  value: text,
});

/** The body of a response that failed as a whole. */
export const XProblem = z.looseObject({
  title: text,
  type: text,
  reason: text,
  errors: z.array(z.looseObject({ code: whole.nullish() }).nullish()).nullish(),
});
