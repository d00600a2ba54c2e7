import { z } from "zod";
import { count, text, unixSeconds } from "@/lib/platforms/reading";

/** Every answer, also a failed one; `code` 0 is success. */
export const TiktokAnswer = z.looseObject({
  code: z.int(),
  msg: z.string().nullish(),
  data: z.unknown().optional(),
});

export const TiktokVideo = z.looseObject({
  id: z.string(),
  title: text,
  cover: text,
  origin_cover: text,
  play_count: count,
  digg_count: count,
  comment_count: count,
  share_count: count,
  collect_count: count,
  create_time: unixSeconds.optional(),
  author: z.looseObject({ id: text, unique_id: text }).optional(),
});
