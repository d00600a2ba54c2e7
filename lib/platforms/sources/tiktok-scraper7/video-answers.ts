import { z } from "zod";
import { count, identifier, seconds, text, unixSeconds, whole } from "@/lib/platforms/video-data";

/** The envelope of every response, including errors. `code` 0 means success. */
export const TiktokAnswer = z.looseObject({ code: whole.nullish(), msg: text, data: z.unknown().optional() });

export const TiktokVideo = z.looseObject({
  id: identifier,
  title: text,
  cover: text,
  origin_cover: text,
  play_count: count,
  digg_count: count,
  comment_count: count,
  share_count: count,
  collect_count: count,
  /** 0 for a slideshow. */
  duration: seconds,
  create_time: unixSeconds.nullish(),
  author: z.looseObject({ id: identifier.nullish(), unique_id: text }).nullish(),
});
