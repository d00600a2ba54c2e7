import { and, eq, type SQL } from "drizzle-orm";
import { channels, trackings, videos } from "@/db/schema";

const UUID = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/i;

/** Matches a tracking by either of its IDs: the public ID of family A, or the UUID of family B. */
export const hasId = (id: string): SQL => (UUID.test(id) ? eq(trackings.uuid, id) : eq(trackings.publicId, id));

/** Joins `channels` to `videos`: the channel of a video's creator, if known. */
export const isCreator = and(eq(channels.platform, videos.platform), eq(channels.externalId, videos.creatorId));

/** The columns that `presentVideo` needs, over `trackings` joined with `videos` and left-joined with `isCreator`. */
export const VIDEO_COLUMNS = {
  title: videos.title,
  creator: videos.creator,
  externalId: videos.externalId,
  canonicalUrl: videos.canonicalUrl,
  channelId: channels.uuid,
};
