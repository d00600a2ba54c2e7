import { z } from "zod";
import { decimalCount, isoTime, text } from "@/lib/platforms/reading";

/** `GET /videos`. Items are read one by one: a broken one must not spoil the other 49. */
export const YoutubeVideoList = z.looseObject({ items: z.array(z.unknown()) });

export const YoutubeIdentified = z.looseObject({ id: z.string() });

const Thumbnail = z.looseObject({ url: z.string() });

export const YoutubeVideo = z.looseObject({
  id: z.string(),
  snippet: z.looseObject({
    publishedAt: isoTime.optional(),
    channelId: text,
    channelTitle: text,
    title: text,
    description: text,
    thumbnails: z.looseObject({ default: Thumbnail, medium: Thumbnail, high: Thumbnail }).partial().optional(),
  }),
  /** likeCount is absent when likes are hidden, commentCount when comments are off. */
  statistics: z.looseObject({ viewCount: decimalCount, likeCount: decimalCount, commentCount: decimalCount }),
  status: z.looseObject({ uploadStatus: z.string().optional(), privacyStatus: z.string().optional() }).optional(),
});
export type YoutubeVideo = z.infer<typeof YoutubeVideo>;

const Reasons = z.array(z.looseObject({ reason: z.string().optional() })).optional();

export const YoutubeError = z.looseObject({
  error: z.looseObject({ message: z.string().optional(), errors: Reasons, details: Reasons }),
});
