import { and, eq, type SQL } from "drizzle-orm";
import { channels, trackings, videos } from "@/db/schema";

const UUID = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/i;

/** Which of a tracking's IDs a text is: the UUID of family B, or the public ID of family A. */
export const idKind = (id: string): "uuid" | "publicId" => (UUID.test(id) ? "uuid" : "publicId");

/** Matches a tracking by either of its IDs. */
export const hasId = (id: string): SQL => eq(trackings[idKind(id)], id);

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
