import { z } from "zod";
import { count, isoTime, text } from "@/lib/platforms/reading";

/** `GET /2/tweets`. `data` is absent when every id failed; items are read one by one. */
export const XPostList = z.looseObject({
  data: z.array(z.unknown()).optional(),
  includes: z
    .looseObject({ media: z.array(z.unknown()).optional(), users: z.array(z.unknown()).optional() })
    .optional(),
  errors: z.array(z.unknown()).optional(),
});

export const XIdentified = z.looseObject({ id: z.string() });

export const XPost = z.looseObject({
  id: z.string(),
  text,
  author_id: text,
  created_at: isoTime.optional(),
  public_metrics: z.looseObject({
    impression_count: count,
    like_count: count,
    reply_count: count,
    retweet_count: count,
    /** The newer name of retweet_count. */
    repost_count: count,
    bookmark_count: count,
  }),
  attachments: z.looseObject({ media_keys: z.array(z.string()).optional() }).optional(),
});

export const XMedia = z.looseObject({ media_key: z.string(), preview_image_url: text, url: text });
export const XUser = z.looseObject({ id: z.string(), username: text });

/** An error about one id, inside a 200. The host in `type` varies. */
export const XPartialError = z.looseObject({
  type: z.string(),
  resource_type: z.string().optional(),
  resource_id: z.string().optional(),
  value: z.string().optional(),
});

/** The body of an answer that failed as a whole. */
export const XProblem = z.looseObject({
  title: z.string().default(""),
  type: z.string().default(""),
  reason: z.string().default(""),
});
