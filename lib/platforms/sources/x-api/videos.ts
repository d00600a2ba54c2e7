import { MINUTE_MS, SECOND_MS } from "@/lib/core/time/unit-rules";
import type { PlatformResponse } from "@/lib/platforms/call";
import {
  type Allowance,
  type Bucket,
  type CallFailure,
  type CallResult,
  type Connector,
  interpretTransportStatus,
  later,
  type Outcomes,
  ownError,
  QUOTA_RECHECK_MS,
  wait,
  wholeHeader,
} from "@/lib/platforms/connector";
import { isAboutXKey, xCodeSubject, xSubject } from "@/lib/platforms/error-reasons";
import { FieldReader } from "@/lib/platforms/field-reader";
import type { Need } from "@/lib/platforms/price-rules";
import { publishedAtFromId } from "@/lib/platforms/rules";
import type { Failure, Outcome, VideoData } from "@/lib/platforms/schemas";
import { returnedPosts } from "@/lib/platforms/sources/x-api/prices";
import {
  XIdentified,
  XMedia,
  XPartialError,
  XPost,
  XPostList,
  XProblem,
  XUser,
} from "@/lib/platforms/sources/x-api/video-answers";
import { toVideoData } from "@/lib/platforms/video-data";

export const WINDOW_MS = 15 * MINUTE_MS;
/** X has counted impressions since then. Older posts report 0. */
const FIRST_IMPRESSIONS = Date.UTC(2022, 11, 15);

const TWEETS: Bucket = {
  name: "tweets",
  limit: 3500,
  windowEnd: (now) => new Date((Math.floor(now.getTime() / WINDOW_MS) + 1) * WINDOW_MS),
  exhausted: "rate_limited",
};

const postsOf = (ids: readonly string[]): Need => ({ kind: "post", most: 0, ids });

/**
 * X API v2, `GET /2/tweets`: at most 100 IDs per call, 3,500 calls in 15 minutes. Expansions return users and media,
 * which X charges for like posts.
 */
export const x: Connector = {
  batchSize: 100,
  // A batch is 10 calls; the figures are YouTube's.
  concurrency: 4,
  bucket: TWEETS,
  resources: {
    // A post has one author and at most four photos or videos, mostly one.
    most: (ids) => [postsOf(ids), { kind: "user", most: ids.length }, { kind: "media", most: 4 * ids.length }],
    usual: (ids) => [postsOf(ids), { kind: "user", most: ids.length }, { kind: "media", most: ids.length }],
    returned: returnedPosts,
  },
  request: (ids) => ({
    path: "/2/tweets",
    parameters: {
      ids: ids.join(","),
      "tweet.fields": "public_metrics,created_at,author_id,attachments,paid_partnership",
      expansions: "author_id,attachments.media_keys",
      "media.fields": "public_metrics,type,duration_ms,preview_image_url,url",
      "user.fields": "username",
    },
  }),
  figures: {
    bucket: TWEETS,
    resources: { most: (ids) => [postsOf(ids)], usual: (ids) => [postsOf(ids)], returned: returnedPosts },
    request: (ids) => ({
      path: "/2/tweets",
      parameters: { ids: ids.join(","), "tweet.fields": "public_metrics,created_at,author_id" },
    }),
    needsConfirmation: false,
  },
  interpret: (answer, _ids, now, reader) =>
    interpretTransportStatus(answer) ?? (answer.status === 200 ? readPosts(answer, reader) : readProblem(answer, now)),
  allowance: xAllowance,
};

/** Reads `x-rate-limit-*`: some accounts have lower limits than documented. */
export function xAllowance(answer: PlatformResponse, now: Date): Allowance | null {
  const limit = wholeHeader(answer, "x-rate-limit-limit");
  const remaining = wholeHeader(answer, "x-rate-limit-remaining");
  const seconds = wholeHeader(answer, "x-rate-limit-reset");
  if (!limit || limit > 2 ** 31 - 1 || remaining === null || seconds === null) return null;
  const resetAt = new Date(seconds * SECOND_MS);
  // A clock that differs by a window says nothing about this one.
  if (resetAt <= now || resetAt.getTime() - now.getTime() > 2 * WINDOW_MS) return null;
  return { limit, remaining: Math.min(remaining, limit), resetAt };
}

export function readPosts({ body }: PlatformResponse, reader: FieldReader): CallResult {
  const list = reader.read(XPostList, body);
  if (!(list?.data || list?.errors)) return { failure: { kind: "invalid_response" } };
  const { data, includes, errors } = list;
  const media = new Map(reader.each(XMedia, includes?.media, "includes.media[]").map((item) => [item.media_key, item]));
  const users = new Map(reader.each(XUser, includes?.users, "includes.users[]").map((user) => [user.id, user]));
  const outcomes: Outcomes = new Map();
  for (const error of reader.each(XPartialError, errors, "errors[]")) {
    // Errors about authors and media that could not be added don't concern posts.
    if (error.resource_type && !/^(?:tweet|post)$/.test(error.resource_type)) continue;
    const id = error.resource_id ?? error.value;
    if (id) outcomes.set(id, partialOutcome(error.type));
  }
  for (const item of reader.each(XIdentified, data, "data[]"))
    outcomes.set(item.id, readPost(reader.read(XPost, item), media, users));
  return { outcomes };
}

export const partialOutcome = (type: string | null | undefined): Failure =>
  xSubject(type) ?? { kind: "invalid_response" };

function readPost(
  post: XPost | null,
  media: ReadonlyMap<string, XMedia>,
  users: ReadonlyMap<string, XUser>,
): Outcome<VideoData> {
  if (!post) return { kind: "invalid_response" };
  const {
    id,
    text,
    author_id: authorId,
    created_at: createdAt,
    public_metrics: metrics,
    attachments,
    paid_partnership,
  } = post;
  const publishedAt = createdAt ?? publishedAtFromId("twitter", id);
  const impressionsUnknown =
    metrics?.impression_count === 0 && publishedAt !== null && publishedAt.getTime() < FIRST_IMPRESSIONS;
  const attached = attachments?.media_keys?.flatMap((key) => media.get(key ?? "") ?? []) ?? [];
  return toVideoData({
    externalId: id,
    figures: {
      views: impressionsUnknown ? null : metrics?.impression_count,
      likes: metrics?.like_count,
      comments: metrics?.reply_count,
      shares: metrics?.retweet_count ?? metrics?.repost_count,
      saves: metrics?.bookmark_count,
    },
    title: text,
    creator: authorId ? users.get(authorId)?.username : null,
    creatorId: authorId,
    thumbnailUrl: attached.map((item) => item.preview_image_url ?? item.url).find(Boolean),
    publishedAt,
    durationSeconds: lengthOf(attached),
    paidPartnership: paid_partnership,
    provider: "x-api-v2",
  });
}

/** Returns the length of the longest attached video in seconds; null if the attachments weren't requested or have none. */
function lengthOf(attached: readonly XMedia[]): number | null {
  const lengths = attached.flatMap(({ duration_ms: length }) => length ?? []);
  return lengths.length > 0 ? Math.max(...lengths) / SECOND_MS : null;
}

/** Interprets a response with a status other than 200. */
export function readProblem(answer: PlatformResponse, now: Date): CallFailure {
  const { status } = answer;
  const { title, type, reason, errors } = new FieldReader().read(XProblem, answer.body) ?? {};
  if (status === 402 || title === "UsageCapExceeded" || type?.endsWith("/usage-capped"))
    return wait("quota", later(now, QUOTA_RECHECK_MS));
  if (status === 429) return wait("rate_limited", resetOf(answer, now));
  const about = `X answered ${status} ${title ?? ""} ${reason ?? ""}`;
  const codes = (errors ?? []).flatMap((error) => error?.code ?? []);
  const words = [title, type, reason].join(" ");
  if (status === 401 || isAboutXKey(words, codes)) return ownError("auth", about);
  const subject = xSubject(type) ?? xCodeSubject(codes);
  return subject ? { failure: subject } : ownError("invalid_response", about);
}

function resetOf(answer: PlatformResponse, now: Date): Date {
  const seconds = wholeHeader(answer, "x-rate-limit-reset");
  const reset = seconds === null ? later(now, WINDOW_MS) : new Date(seconds * SECOND_MS);
  // Clocks differ: a reset in the past must be near, and one beyond the window is an error.
  if (reset <= now) return later(now, MINUTE_MS);
  return reset.getTime() - now.getTime() > 2 * WINDOW_MS ? later(now, WINDOW_MS) : reset;
}
