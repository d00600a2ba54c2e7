import { z } from "zod";
import { decimalCount, text } from "@/lib/platforms/reading";

/** Lists that found nothing may lack `items` altogether. */
export const YoutubeList = z.looseObject({
  items: z.array(z.unknown()).default([]),
  nextPageToken: z.string().optional(),
  pageInfo: z.looseObject({}),
});

const Thumbnail = z.looseObject({ url: z.string() });

export const YoutubeChannel = z.looseObject({
  id: z.string(),
  snippet: z.looseObject({
    title: text,
    description: text,
    /** The handle, with @; channels without one have none. */
    customUrl: text,
    country: text,
    thumbnails: z.looseObject({ default: Thumbnail, medium: Thumbnail, high: Thumbnail }).partial().optional(),
  }),
  contentDetails: z.looseObject({ relatedPlaylists: z.looseObject({ uploads: text }) }).optional(),
  statistics: z.looseObject({
    subscriberCount: decimalCount,
    hiddenSubscriberCount: z.boolean().optional(),
    videoCount: decimalCount,
  }),
  /** Links to Wikipedia's articles on the topics. */
  topicDetails: z.looseObject({ topicCategories: z.array(z.string()).optional() }).optional(),
});

export const YoutubeUpload = z.looseObject({ contentDetails: z.looseObject({ videoId: z.string() }) });
