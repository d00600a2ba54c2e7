import pMap from "p-map";
import { callWithRetries, planCalls, type Run, toOutcome } from "@/lib/platforms/call-with-retries";
import type { ChannelConnector } from "@/lib/platforms/channel-connector";
import { type CallFailure, interpretTransportStatus } from "@/lib/platforms/connector";
import type { FieldReader } from "@/lib/platforms/field-reader";
import { canonicalVideoUrl } from "@/lib/platforms/rules";
import type { ChannelData, FollowerData, PostData } from "@/lib/platforms/schemas";
import { countryCode, postOfVideo, toChannel, webAddress } from "@/lib/platforms/sources/channel-parts";
import { type Page, readPages } from "@/lib/platforms/sources/pages";
import { interpretRapidApi, rapidApiAllowance, rapidApiBucket } from "@/lib/platforms/sources/rapidapi";
import {
  TiktokFollower,
  TiktokFollowers,
  TiktokListed,
  TiktokPosts,
  TiktokUser,
} from "@/lib/platforms/sources/tiktok-scraper7/channel-answers";
import { readAnswer, readListed, tiktok } from "@/lib/platforms/sources/tiktok-scraper7/videos";

/** Matches the URL of the gray picture of accounts without their own. */
const DEFAULT_PICTURE = /1594805258216454/;
/** Messages for a username or ID that does not exist. */
const GONE = /url parsing is failed|(?:unique_id|user_id|user).*(?:invalid|not (?:found|exist))/i;

/** tiktok-scraper7 on RapidAPI: one account, 30 posts or 200 followers per call. Usernames change, so IDs are used. */
export const tiktokChannels: ChannelConnector = {
  byUsername: (run, username) => requestUser(run, { unique_id: username }, username),
  byId: async (run, references) => {
    planCalls(run, rapidApiBucket, references.length);
    const found = await pMap(
      references,
      async ({ externalId, username }) => {
        const outcome = await requestUser(run, { user_id: externalId }, username);
        const isOther = outcome.kind === "ok" && outcome.value.externalId !== externalId;
        return [externalId, isOther ? { kind: "invalid_response" as const } : outcome] as const;
      },
      { concurrency: tiktok.concurrency },
    );
    return new Map(found);
  },
  posts: async (run, { externalId }, max) => {
    const posts = await readPages(max, (cursor, left) =>
      requestTiktok<Page<PostData>>(
        run,
        "/user/posts",
        { user_id: externalId, count: String(Math.min(30, left)), cursor: cursor ?? "0" },
        readPostPage,
      ),
    );
    if (posts.kind !== "ok") return posts;
    // A pinned post comes first regardless of its age.
    return { kind: "ok", value: posts.value.toSorted((a, b) => b.publishedAt.getTime() - a.publishedAt.getTime()) };
  },
  followers: (run, { externalId }, size) =>
    readPages(size, (cursor, left) =>
      requestTiktok<Page<FollowerData>>(
        run,
        "/user/followers",
        { user_id: externalId, count: String(Math.min(200, left)), time: cursor ?? "0" },
        readFollowerPage,
      ),
    ),
};

/** @param known the username to use if the one in the response cannot be read */
const requestUser = async (run: Run, which: Record<string, string>, known: string | null | undefined) =>
  toOutcome(await requestTiktok(run, "/user/info", which, (data, reader) => readUser(data, reader, known)));

const requestTiktok = <T>(
  run: Run,
  path: string,
  parameters: Record<string, string>,
  read: (data: unknown, reader: FieldReader) => { value: T } | CallFailure,
): Promise<{ value: T } | CallFailure> =>
  callWithRetries<{ value: T }>(run, {
    bucket: rapidApiBucket,
    subjects: [parameters.user_id ?? parameters.unique_id ?? ""],
    path,
    parameters,
    allowance: rapidApiAllowance,
    interpret: (answer, now, reader) =>
      interpretTransportStatus(answer) ??
      (answer.status === 200
        ? readAnswer(answer, now, reader, (data) => read(data, reader), GONE)
        : interpretRapidApi(answer, now)),
  });

function readUser(
  data: unknown,
  reader: FieldReader,
  known: string | null | undefined,
): { value: ChannelData } | CallFailure {
  const profile = reader.read(TiktokUser, data);
  const username = profile?.user.uniqueId ?? known;
  if (!profile || !username) return { failure: { kind: "invalid_response" } };
  const { user, stats } = profile;
  return {
    value: toChannel({
      externalId: user.id,
      username,
      postsId: user.secUid ?? null,
      name: user.nickname ?? null,
      description: user.signature ?? null,
      pictureUrl: pictureOf(user.avatarLarger || user.avatarThumb),
      isPrivate: user.privateAccount ?? false,
      isVerified: user.verified ?? null,
      followers: stats?.followerCount ?? null,
      follows: stats?.followingCount ?? null,
      postCount: stats?.videoCount ?? null,
    }),
  };
}

const pictureOf = (url: string | null | undefined): string | null =>
  url && !DEFAULT_PICTURE.test(url) ? webAddress(url) : null;

function readPostPage(data: unknown, reader: FieldReader): { value: Page<PostData> } | CallFailure {
  const page = reader.read(TiktokPosts, data);
  if (!page) return { failure: { kind: "invalid_response" } };
  const items = reader.each(TiktokListed, page.videos, "videos[]").flatMap(({ video_id: id, ...video }) => {
    const outcome = readListed({ ...video, id }, id, reader);
    const post =
      outcome.kind === "ok" && postOfVideo(outcome.value, outcome.value.title ?? "", canonicalVideoUrl("tiktok", id));
    return post ? [post] : [];
  });
  return { value: { items, next: page.hasMore ? (page.cursor ?? null) : null } };
}

function readFollowerPage(data: unknown, reader: FieldReader): { value: Page<FollowerData> } | CallFailure {
  const page = reader.read(TiktokFollowers, data);
  if (!page) return { failure: { kind: "invalid_response" } };
  const items = reader.each(TiktokFollower, page.followers, "followers[]").map((follower) => ({
    externalId: follower.id,
    username: follower.unique_id,
    pictureUrl: pictureOf(follower.avatar),
    bio: follower.signature ?? null,
    country: countryCode(follower.region),
    followers: follower.follower_count ?? null,
    // Not available: `favoriting_count` is the number of videos they liked.
    follows: null,
    postCount: follower.aweme_count ?? null,
  }));
  return { value: { items, next: page.hasMore ? (page.time ?? null) : null } };
}
