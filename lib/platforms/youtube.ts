import type { Answer } from "@/lib/platforms/call";
import {
  type CallFailure,
  type Connector,
  judgeTransport,
  later,
  MINUTE_MS,
  type Outcomes,
  ourFault,
  type Verdict,
  wait,
} from "@/lib/platforms/connector";
import { nextPacificMidnight } from "@/lib/platforms/pacific-midnight";
import { toReading } from "@/lib/platforms/reading";
import type { Outcome, VideoReading } from "@/lib/platforms/schemas";
import { YoutubeError, YoutubeIdentified, YoutubeVideo, YoutubeVideoList } from "@/lib/platforms/youtube-answers";

const QUOTA_REASONS = ["quotaExceeded", "dailyLimitExceeded"];
const RATE_REASONS = ["rateLimitExceeded", "userRateLimitExceeded", "RATE_LIMIT_EXCEEDED"];

/** YouTube Data API v3, `GET /videos`: one quota unit a call of at most 50 ids. */
export const youtube: Connector = {
  batchSize: 50,
  concurrency: 4,
  bucket: { name: "units", limit: 10_000, windowEnd: nextPacificMidnight, exhausted: "quota" },
  request: (ids) => ({
    path: "/videos",
    parameters: { part: "snippet,statistics,contentDetails,status", id: ids.join(",") },
  }),
  judge: (answer, ids, now) =>
    judgeTransport(answer) ?? (answer.status === 200 ? readList(answer, ids) : readError(answer, now)),
};

function readList({ body }: Answer, ids: readonly string[]): Verdict {
  const list = YoutubeVideoList.safeParse(body);
  if (!list.success) return { failure: { kind: "invalid_response" } };
  const outcomes: Outcomes = new Map();
  let unidentified = false;
  for (const item of list.data.items) {
    const identified = YoutubeIdentified.safeParse(item);
    if (identified.success) outcomes.set(identified.data.id, readVideo(item));
    else unidentified = true;
  }
  // An id that is absent is a video that is gone, unless it may hide behind an item that we cannot read.
  for (const id of ids)
    if (!outcomes.has(id)) outcomes.set(id, { kind: unidentified ? "invalid_response" : "unavailable" });
  return { outcomes };
}

function readVideo(item: unknown): Outcome<VideoReading> {
  const parsed = YoutubeVideo.safeParse(item);
  if (!parsed.success) return { kind: "invalid_response" };
  const { id, snippet, statistics, status } = parsed.data;
  if (status?.privacyStatus === "private") return { kind: "private" };
  if (status?.uploadStatus === "deleted") return { kind: "unavailable" };
  const { medium, high, default: small } = snippet.thumbnails ?? {};
  return toReading({
    externalId: id,
    figures: { views: statistics.viewCount, likes: statistics.likeCount, comments: statistics.commentCount },
    title: snippet.title,
    description: snippet.description,
    creator: snippet.channelTitle,
    creatorId: snippet.channelId,
    thumbnailUrl: (medium ?? high ?? small)?.url,
    publishedAt: snippet.publishedAt ?? null,
    provider: "youtube-data-api-v3",
  });
}

/** What an answer other than 200 means. */
export function readError({ status, body }: Answer, now: Date): CallFailure {
  const parsed = YoutubeError.safeParse(body);
  const { errors = [], details = [] } = parsed.success ? parsed.data.error : {};
  const reasons = [...errors, ...details].flatMap(({ reason }) => reason ?? []);
  const says = (known: readonly string[]) => reasons.some((reason) => known.includes(reason));
  if (says(QUOTA_REASONS)) return wait("quota", nextPacificMidnight(now));
  if (status === 429 || says(RATE_REASONS)) return wait("rate_limited", later(now, MINUTE_MS));
  const about = `YouTube answered ${status} ${reasons.join(", ")}`;
  const badKey = reasons.some((reason) => reason === "keyInvalid" || reason.startsWith("API_KEY_"));
  if (badKey || status === 401 || status === 403) return ourFault("auth", about);
  return ourFault("invalid_response", about);
}
