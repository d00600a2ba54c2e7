import { z } from "zod";
import { count, identifier, isoTime, text } from "@/lib/platforms/video-data";

/** `GET /videos`. Items are read one by one, so that a broken one does not affect the other 49. */
export const YoutubeVideoList = z.looseObject({ items: z.array(z.unknown()) });

export const YoutubeIdentified = z.looseObject({ id: identifier });

const Thumbnail = z.looseObject({ url: text }).nullish();
export const YoutubeThumbnails = z
  .looseObject({ default: Thumbnail, medium: Thumbnail, high: Thumbnail })
  .nullish()
  .transform((sizes) => sizes?.medium?.url ?? sizes?.high?.url ?? sizes?.default?.url);

/** "PT10M5S" in seconds. A broadcast that isn't over has "P0D": its length is unknown. */
const isoSeconds = z
  .string()
  .transform((text) => {
    const [, days = 0, hours = 0, minutes = 0, rest = 0] =
      /^P(?:(\d{1,2})D)?(?:T(?:(\d{1,2})H)?(?:(\d{1,2})M)?(?:(\d{1,2})S)?)?$/
        .exec(text)
        ?.map((part) => Number(part ?? 0)) ?? [];
    return ((days * 24 + hours) * 60 + minutes) * 60 + rest || null;
  })
  .nullish();

export const YoutubeVideo = z.looseObject({
  id: identifier,
  snippet: z
    .looseObject({
      publishedAt: isoTime.nullish(),
      /** Its name in `videos:batchGetStats`. */
      publishTime: isoTime.nullish(),
      channelId: identifier.nullish(),
      channelTitle: text,
      title: text,
      description: text,
      thumbnails: YoutubeThumbnails,
    })
    .nullish(),
  /** likeCount is absent if likes are hidden, commentCount if comments are turned off. */
  statistics: z.looseObject({ viewCount: count, likeCount: count, commentCount: count }).nullish(),
  contentDetails: z.looseObject({ duration: isoSeconds }).nullish(),
  status: z.looseObject({ uploadStatus: text, privacyStatus: text }).nullish(),
});

const Reasons = z.array(z.looseObject({ reason: text }).nullish()).nullish();

export const YoutubeError = z.looseObject({
  error: z.looseObject({ message: text, errors: Reasons, details: Reasons }),
});
