import { type CallResult, type Connector, interpretTransportStatus } from "@/lib/platforms/connector";
import type { FieldReader } from "@/lib/platforms/field-reader";
import { isPrivateShortcode, publishedAtFromId } from "@/lib/platforms/rules";
import { InstagramPost, InstagramRefusal } from "@/lib/platforms/sources/instagram-looter2/video-answers";
import { interpretRapidApi, rapidApiAllowance, rapidApiBucket, SINGLE_CALLS } from "@/lib/platforms/sources/rapidapi";
import { toVideoData } from "@/lib/platforms/video-data";

/** Hidden likes are reported as this number or as −1. */
const HIDDEN_LIKES = 3;

/**
 * instagram-looter2 on RapidAPI, `GET /post`: one post per call. Views are plays, always from this endpoint, because
 * other endpoints count differently.
 */
export const instagram: Connector = {
  batchSize: 1,
  concurrency: SINGLE_CALLS,
  bucket: rapidApiBucket,
  request: ([code = ""]) => ({ path: "/post", parameters: { url: `https://www.instagram.com/reel/${code}/` } }),
  interpret: (answer, [code = ""], now, reader) =>
    interpretTransportStatus(answer) ??
    (answer.status === 200 ? readPost(answer.body, code, reader) : interpretRapidApi(answer, now)),
  allowance: rapidApiAllowance,
  foregone: (code) => (isPrivateShortcode(code) ? { kind: "private" } : null),
};

function readPost(body: unknown, code: string, reader: FieldReader): CallResult {
  // The API returns this for missing posts, but occasionally also for existing ones. It only counts after the last
  // attempt.
  if (InstagramRefusal.safeParse(body).success) return { failure: { kind: "unavailable" }, retry: true };
  const post = reader.read(InstagramPost, body);
  if (post?.is_private || post?.owner?.is_private) return { failure: { kind: "private" } };
  if (post?.shortcode !== code) return { failure: { kind: "invalid_response" } };
  const outcome = toVideoData({
    externalId: code,
    figures: {
      views: post.video_play_count,
      likes: visibleLikes(post.edge_media_preview_like?.count, post.like_and_view_counts_disabled),
      comments: (post.edge_media_to_parent_comment ?? post.edge_media_to_comment)?.count,
    },
    title: post.edge_media_to_caption?.edges?.[0]?.node?.text,
    creator: post.owner?.username,
    creatorId: post.owner?.id,
    thumbnailUrl: post.thumbnail_src || post.display_url,
    durationSeconds: post.video_duration,
    publishedAt: post.taken_at_timestamp ?? publishedAtFromId("instagram", code),
    provider: "instagram-looter2",
  });
  return { outcomes: new Map([[code, outcome]]) };
}

/** Returns null if likes are hidden. */
export function visibleLikes(count: number | null | undefined, hidden: boolean | null | undefined): number | null {
  return count == null || count === -1 || (hidden && count === HIDDEN_LIKES) ? null : count;
}
