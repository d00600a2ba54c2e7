import { z } from "zod";
import { YoutubeThumbnails } from "@/lib/platforms/sources/youtube-data-api/video-answers";
import { count, flag, identifier, name, text } from "@/lib/platforms/video-data";

/** Lists without results may lack `items`. Then `pageInfo` shows that it is a list. */
export const YoutubeList = z.looseObject({
  items: z.array(z.unknown()).optional(),
  nextPageToken: text,
  pageInfo: z.looseObject({}).nullish(),
});

export const YoutubeChannel = z.looseObject({
  id: identifier,
  snippet: z
    .looseObject({
      title: text,
      description: text,
      /** The handle, with @. Absent for channels without one. */
      customUrl: name.nullish(),
      country: text,
      thumbnails: YoutubeThumbnails,
    })
    .nullish(),
  contentDetails: z
    .looseObject({ relatedPlaylists: z.looseObject({ uploads: identifier.nullish() }).nullish() })
    .nullish(),
  statistics: z
    .looseObject({
      subscriberCount: count,
      hiddenSubscriberCount: flag,
      videoCount: count,
    })
    .nullish(),
  /** Links to the topics' Wikipedia articles. */
  topicDetails: z.looseObject({ topicCategories: z.array(text).nullish() }).nullish(),
});

export const YoutubeUpload = z.looseObject({ contentDetails: z.looseObject({ videoId: identifier }) });
