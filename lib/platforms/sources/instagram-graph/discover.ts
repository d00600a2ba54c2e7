import { HOUR_MS } from "@/lib/core/time/unit-rules";
import { callWithRetries, type Run } from "@/lib/platforms/call-with-retries";
import { type Bucket, type CallFailure, interpretTransportStatus } from "@/lib/platforms/connector";
import type { FieldReader } from "@/lib/platforms/field-reader";
import { canonicalVideoUrl, publishedAtFromId } from "@/lib/platforms/rules";
import type { Outcome, PostData, VideoData } from "@/lib/platforms/schemas";
import { toVideoData } from "@/lib/platforms/video-data";
import { GraphDiscovery, GraphMedia, GraphProfile } from "./answers";
import { readGraphError } from "./errors";

export const GRAPH_ID = "instagram-business-discovery";
/** Creators that are read at the same time. */
export const CONCURRENCY = 8;
/** Posts per call. */
export const PAGE_SIZE = 50;
const PROFILE_FIELDS = "id,username,name,biography,profile_picture_url,followers_count,follows_count,media_count";
const MEDIA_FIELDS =
  "id,permalink,caption,media_type,media_product_type,timestamp,like_count,comments_count,view_count,thumbnail_url";

/** The limit is a share of the app's, which depends on its users: only errors tell when it is reached. */
export const GRAPH_BUCKET: Bucket = {
  name: "business_discovery",
  limit: null,
  windowEnd: (now) => new Date((Math.floor(now.getTime() / HOUR_MS) + 1) * HOUR_MS),
  exhausted: "rate_limited",
};

/** A page of a creator's posts, with the creator's profile. */
export interface Discovered {
  profile: GraphProfile | null;
  posts: GraphMedia[];
  /** Cursor of the next page; null after the last one. */
  next: string | null;
}

/**
 * Reads a professional account and a page of its posts. With `posts: 0`, the account only.
 * @param subjects the posts or channels that it is read for
 */
export const discover = (
  run: Run,
  username: string,
  { posts, after, subjects }: { posts: number; after: string | null; subjects: readonly string[] },
): Promise<{ value: Discovered } | CallFailure> => {
  const media = `media.limit(${posts})${after === null ? "" : `.after(${after})`}{${MEDIA_FIELDS}}`;
  const fields = [PROFILE_FIELDS, ...(posts > 0 ? [media] : [])].join(",");
  return callWithRetries<{ value: Discovered }>(run, {
    bucket: GRAPH_BUCKET,
    subjects,
    path: "",
    parameters: { fields: `business_discovery.username(${username}){${fields}}` },
    interpret: (answer, now, reader) =>
      interpretTransportStatus(answer) ??
      (answer.status === 200 ? readDiscovery(answer.body, reader) : readGraphError(answer, now)),
  });
};

function readDiscovery(body: unknown, reader: FieldReader): { value: Discovered } | CallFailure {
  const found = reader.read(GraphDiscovery, body)?.business_discovery;
  if (!found) return { failure: { kind: "invalid_response" } };
  const { media } = found;
  return {
    value: {
      profile: reader.read(GraphProfile, found, "business_discovery"),
      posts: reader.each(GraphMedia, media?.data ?? [], "media.data[]"),
      next: media?.paging?.cursors?.after || null,
    },
  };
}

const publishedAt = ({ permalink: code, timestamp }: GraphMedia): Date | null =>
  timestamp ?? publishedAtFromId("instagram", code);

export const videoOf = (media: GraphMedia, username: string): Outcome<VideoData> =>
  toVideoData({
    externalId: media.permalink,
    figures: { views: media.view_count, likes: media.like_count, comments: media.comments_count },
    title: media.caption,
    creator: username,
    // The account's ID is another one than Instagram's own, which channels are known by.
    creatorId: null,
    thumbnailUrl: media.thumbnail_url,
    publishedAt: publishedAt(media),
    provider: GRAPH_ID,
  });

/** Returns null for a post without a publish time. */
export function postOf(media: GraphMedia): PostData | null {
  const at = publishedAt(media);
  if (!at) return null;
  return {
    externalId: media.permalink,
    publishedAt: at,
    caption: media.caption ?? "",
    link: canonicalVideoUrl("instagram", media.permalink),
    durationSeconds: null,
    figures: {
      views: media.view_count ?? null,
      likes: media.like_count ?? null,
      comments: media.comments_count ?? null,
      shares: null,
      saves: null,
    },
  };
}
