import type { z } from "zod";
import type { Answer } from "@/lib/platforms/call";
import {
  type CallFailure,
  type Connector,
  judgeTransport,
  later,
  MINUTE_MS,
  type Outcomes,
  ourFault,
  QUOTA_RECHECK_MS,
  SECOND_MS,
  type Verdict,
  wait,
  wholeHeader,
} from "@/lib/platforms/connector";
import { toReading } from "@/lib/platforms/reading";
import { publishedAtFromId } from "@/lib/platforms/rules";
import type { Failure, Outcome, VideoReading } from "@/lib/platforms/schemas";
import { XIdentified, XMedia, XPartialError, XPost, XPostList, XProblem, XUser } from "@/lib/platforms/x-answers";

export const WINDOW_MS = 15 * MINUTE_MS;
/** X counts impressions since then; older posts say 0. */
const FIRST_IMPRESSIONS = Date.UTC(2022, 11, 15);

/** X API v2, `GET /2/tweets`: at most 100 ids a call, 3,500 calls in 15 minutes. */
export const x: Connector = {
  batchSize: 100,
  concurrency: 4,
  bucket: {
    name: "tweets",
    limit: 3500,
    windowEnd: (now) => new Date((Math.floor(now.getTime() / WINDOW_MS) + 1) * WINDOW_MS),
    exhausted: "rate_limited",
  },
  request: (ids) => ({
    path: "/2/tweets",
    parameters: {
      ids: ids.join(","),
      "tweet.fields": "public_metrics,created_at,author_id,attachments",
      expansions: "author_id,attachments.media_keys",
      "media.fields": "public_metrics,type,duration_ms,preview_image_url,url",
      "user.fields": "username",
    },
  }),
  judge: (answer, _ids, now) =>
    judgeTransport(answer) ?? (answer.status === 200 ? readPosts(answer) : readProblem(answer, now)),
};

export function readPosts({ body }: Answer): Verdict {
  const list = XPostList.safeParse(body);
  if (!list.success || !(list.data.data || list.data.errors)) return { failure: { kind: "invalid_response" } };
  const { data = [], includes, errors = [] } = list.data;
  const media = new Map(readEach(XMedia, includes?.media).map((item) => [item.media_key, item]));
  const users = new Map(readEach(XUser, includes?.users).map((user) => [user.id, user]));
  const outcomes: Outcomes = new Map();
  for (const error of readEach(XPartialError, errors)) {
    // Errors about authors and media that could not be added concern no post.
    if (error.resource_type && !/^(?:tweet|post)$/.test(error.resource_type)) continue;
    const id = error.resource_id ?? error.value;
    if (id) outcomes.set(id, partialOutcome(error.type));
  }
  for (const { id, ...item } of readEach(XIdentified, data)) outcomes.set(id, readPost({ id, ...item }, media, users));
  return { outcomes };
}

/** Those items that have the shape. */
export const readEach = <T extends z.ZodType>(schema: T, items: readonly unknown[] = []): z.output<T>[] =>
  items.flatMap((item) => {
    const parsed = schema.safeParse(item);
    return parsed.success ? [parsed.data] : [];
  });

export function partialOutcome(type: string): Failure {
  if (type.endsWith("/resource-not-found")) return { kind: "unavailable" };
  if (type.endsWith("/not-authorized-for-resource")) return { kind: "private" };
  return { kind: "invalid_response" };
}

function readPost(
  item: unknown,
  media: ReadonlyMap<string, z.output<typeof XMedia>>,
  users: ReadonlyMap<string, z.output<typeof XUser>>,
): Outcome<VideoReading> {
  const parsed = XPost.safeParse(item);
  if (!parsed.success) return { kind: "invalid_response" };
  const { id, text, author_id: authorId, created_at: createdAt, public_metrics: metrics, attachments } = parsed.data;
  const publishedAt = createdAt ?? publishedAtFromId("twitter", id);
  const impressionsUnknown =
    metrics.impression_count === 0 && publishedAt !== null && publishedAt.getTime() < FIRST_IMPRESSIONS;
  const attached = attachments?.media_keys?.flatMap((key) => media.get(key) ?? []) ?? [];
  return toReading({
    externalId: id,
    figures: {
      views: impressionsUnknown ? null : metrics.impression_count,
      likes: metrics.like_count,
      comments: metrics.reply_count,
      shares: metrics.retweet_count ?? metrics.repost_count,
      saves: metrics.bookmark_count,
    },
    title: text,
    creator: authorId ? users.get(authorId)?.username : null,
    creatorId: authorId,
    thumbnailUrl: attached.map((item) => item.preview_image_url ?? item.url).find(Boolean),
    publishedAt,
    provider: "x-api-v2",
  });
}

/** What an answer other than 200 means. */
export function readProblem(answer: Answer, now: Date): CallFailure {
  const { status } = answer;
  const parsed = XProblem.safeParse(answer.body);
  const { title, type, reason } = parsed.success ? parsed.data : { title: "", type: "", reason: "" };
  if (status === 402 || title === "UsageCapExceeded" || type.endsWith("/usage-capped"))
    return wait("quota", later(now, QUOTA_RECHECK_MS));
  if (status === 429) return wait("rate_limited", resetOf(answer, now));
  const about = `X answered ${status} ${title} ${reason}`;
  if (status === 401 || status === 403) return ourFault("auth", about);
  return ourFault("invalid_response", about);
}

function resetOf(answer: Answer, now: Date): Date {
  const seconds = wholeHeader(answer, "x-rate-limit-reset");
  const reset = seconds === null ? later(now, WINDOW_MS) : new Date(seconds * SECOND_MS);
  // Clocks differ: a reset that is past for us is near, one beyond the window is a mistake.
  if (reset <= now) return later(now, MINUTE_MS);
  return reset.getTime() - now.getTime() > 2 * WINDOW_MS ? later(now, WINDOW_MS) : reset;
}
