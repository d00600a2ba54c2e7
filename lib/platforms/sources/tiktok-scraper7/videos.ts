import type { PlatformResponse } from "@/lib/platforms/call";
import {
  type CallFailure,
  type CallResult,
  type Connector,
  interpretTransportStatus,
  ownError,
} from "@/lib/platforms/connector";
import type { FieldReader } from "@/lib/platforms/field-reader";
import { publishedAtFromId } from "@/lib/platforms/rules";
import type { Outcome, VideoData } from "@/lib/platforms/schemas";
import {
  interpretRapidApi,
  perSecondLimit,
  rapidApiAllowance,
  rapidApiBucket,
  SINGLE_CALLS,
  usedUp,
} from "@/lib/platforms/sources/rapidapi";
import { TiktokAnswer, TiktokVideo } from "@/lib/platforms/sources/tiktok-scraper7/video-answers";
import { toVideoData } from "@/lib/platforms/video-data";

/** tiktok-scraper7 on RapidAPI: one video per call. */
export const tiktok: Connector = {
  batchSize: 1,
  concurrency: SINGLE_CALLS,
  bucket: rapidApiBucket,
  // Uses the numeric ID, because some full URLs fail there.
  request: ([id = ""]) => ({ path: "/", parameters: { url: id, hd: "0" } }),
  interpret: (answer, [id = ""], now, reader) =>
    interpretTransportStatus(answer) ??
    (answer.status === 200
      ? readAnswer(answer, now, reader, (data) => readVideo(data, id, reader))
      : interpretRapidApi(answer, now)),
  allowance: rapidApiAllowance,
};

/**
 * Reads the envelope of a response. `read` gets its data.
 * @param gone matches the messages for a video or account that does not exist
 */
export function readAnswer<V extends object>(
  answer: PlatformResponse,
  now: Date,
  reader: FieldReader,
  read: (data: unknown) => V | CallFailure,
  gone = /url parsing is failed/i,
): V | CallFailure {
  const whole = reader.read(TiktokAnswer, answer.body);
  if (!whole) return { failure: { kind: "invalid_response" } };
  const { code, msg, data } = whole;
  // Only errors have no data. If the code itself is unexpected, the data decides.
  if (code === 0 || (code == null && data != null)) return read(data);
  return gone.test(msg ?? "") ? { failure: { kind: "unavailable" } } : readMessage(answer, msg ?? "", now);
}

/** Errors have HTTP status 200 and differ only in their message. */
function readMessage(answer: PlatformResponse, message: string, now: Date): CallFailure {
  if (/\b(?:video|account|user)\b.*\bprivate\b/i.test(message)) return { failure: { kind: "private" } };
  if (/\/\s*\d*\s*(?:day|month)/i.test(message)) return usedUp(answer, now);
  if (/\/\s*\d*\s*second/i.test(message)) return perSecondLimit(now);
  if (message.trim() === "" || /internal server error/i.test(message))
    return { failure: { kind: "transient" }, retry: true };
  return ownError("invalid_response", `TikTok returned "${message.slice(0, 200)}"`);
}

function readVideo(data: unknown, id: string, reader: FieldReader): CallResult {
  const outcome = readListed(data, id, reader);
  return outcome.kind === "ok" ? { outcomes: new Map([[id, outcome]]) } : { failure: outcome };
}

/** Reads a video, either a single one or one from a list of posts, with its number as `id`. */
export function readListed(data: unknown, id: string, reader: FieldReader): Outcome<VideoData> {
  const video = reader.read(TiktokVideo, data);
  if (video?.id !== id) return { kind: "invalid_response" };
  return toVideoData({
    externalId: id,
    figures: {
      views: video.play_count,
      likes: video.digg_count,
      comments: video.comment_count,
      shares: video.share_count,
      saves: video.collect_count,
    },
    title: video.title,
    creator: video.author?.unique_id,
    creatorId: video.author?.id,
    thumbnailUrl: video.cover || video.origin_cover,
    publishedAt: video.create_time ?? publishedAtFromId("tiktok", id),
    durationSeconds: video.duration,
    provider: "tiktok-scraper7",
  });
}
