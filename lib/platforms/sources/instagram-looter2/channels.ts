import pMap from "p-map";
import { callWithRetries, isFailure, planCalls, type Run, toOutcome } from "@/lib/platforms/call-with-retries";
import type { ChannelConnector, KnownReference } from "@/lib/platforms/channel-connector";
import { type CallFailure, interpretTransportStatus } from "@/lib/platforms/connector";
import type { FieldReader } from "@/lib/platforms/field-reader";
import { canonicalVideoUrl, publishedAtFromId } from "@/lib/platforms/rules";
import type { ChannelData, Outcome, PostData } from "@/lib/platforms/schemas";
import { toChannel } from "@/lib/platforms/sources/channel-parts";
import {
  InstagramAuthor,
  InstagramFeed,
  InstagramMedia,
  InstagramProfile,
} from "@/lib/platforms/sources/instagram-looter2/channel-answers";
import { InstagramRefusal } from "@/lib/platforms/sources/instagram-looter2/video-answers";
import { instagram, visibleLikes } from "@/lib/platforms/sources/instagram-looter2/videos";
import { type Page, readPages } from "@/lib/platforms/sources/pages";
import { interpretRapidApi, rapidApiAllowance, rapidApiBucket } from "@/lib/platforms/sources/rapidapi";

const MAX_POSTS = 50;

/**
 * instagram-looter2 on RapidAPI. It returns profiles by username only. Posts come from `/user-feeds`, which includes
 * photos and has no play counts, because other endpoints count plays differently. It does not return followers.
 */
export const instagramChannels: ChannelConnector = {
  byUsername: (run, username) => requestProfile(run, username, username),
  byId: async (run, references) => {
    planCalls(run, rapidApiBucket, references.length);
    const found = await pMap(
      references,
      async (reference) => [reference.externalId, await find(run, reference)] as const,
      {
        concurrency: instagram.concurrency,
      },
    );
    return new Map(found);
  },
  posts: (run, { externalId }, max) =>
    readPages(max, (cursor, left) =>
      requestInstagram<Page<PostData>>(
        run,
        "/user-feeds",
        {
          id: externalId,
          count: String(Math.min(MAX_POSTS, left)),
          ...(cursor !== null && { max_id: cursor }),
        },
        externalId,
        readFeed,
      ),
    ),
  followers: null,
};

/** Finds the account with the permanent ID: by its last known username, or by the username in its newest post. */
async function find(run: Run, { externalId, username }: KnownReference): Promise<Outcome<ChannelData>> {
  if (username) {
    const outcome = await requestProfile(run, username, externalId);
    if (outcome.kind === "ok" ? outcome.value.externalId === externalId : outcome.kind !== "unavailable")
      return outcome;
  }
  const present = await requestInstagram(run, "/user-feeds", { id: externalId, count: "1" }, externalId, readAuthor);
  if (isFailure(present)) return present.failure;
  if (present.value === username) return { kind: "unavailable" };
  const outcome = await requestProfile(run, present.value, externalId);
  return outcome.kind === "ok" && outcome.value.externalId !== externalId ? { kind: "invalid_response" } : outcome;
}

const requestProfile = async (run: Run, username: string, subject: string): Promise<Outcome<ChannelData>> =>
  toOutcome(
    await requestInstagram(run, "/profile", { username }, subject, (body, reader) =>
      readProfile(body, reader, username),
    ),
  );

/** @param subject the channel that it is requested for */
const requestInstagram = <T>(
  run: Run,
  path: string,
  parameters: Record<string, string>,
  subject: string,
  read: (body: unknown, reader: FieldReader) => { value: T } | CallFailure,
): Promise<{ value: T } | CallFailure> =>
  callWithRetries<{ value: T }>(run, {
    bucket: rapidApiBucket,
    subjects: [subject],
    path,
    parameters,
    allowance: rapidApiAllowance,
    interpret: (answer, now, reader) => {
      const failed = interpretTransportStatus(answer);
      if (failed) return failed;
      if (answer.status !== 200) return interpretRapidApi(answer, now);
      // The API returns this for missing accounts, but occasionally also for existing ones. It only counts after the
      // last attempt.
      if (InstagramRefusal.safeParse(answer.body).success) return { failure: { kind: "unavailable" }, retry: true };
      return read(answer.body, reader);
    },
  });

/** @param requested the requested username, used if the one in the response cannot be read */
function readProfile(body: unknown, reader: FieldReader, asked: string): { value: ChannelData } | CallFailure {
  const profile = reader.read(InstagramProfile, body);
  if (!profile) return { failure: { kind: "invalid_response" } };
  return {
    value: toChannel({
      externalId: profile.id,
      username: profile.username ?? asked,
      name: profile.full_name ?? null,
      description: profile.biography ?? null,
      pictureUrl: profile.profile_pic_url ?? null,
      categoriesPrimary: profile.category_name ? [profile.category_name] : [],
      isPrivate: profile.is_private ?? false,
      isVerified: profile.is_verified ?? null,
      followers: profile.edge_followed_by?.count ?? null,
      follows: profile.edge_follow?.count ?? null,
      postCount: profile.edge_owner_to_timeline_media?.count ?? null,
    }),
  };
}

function readAuthor(body: unknown, reader: FieldReader): { value: string } | CallFailure {
  const feed = reader.read(InstagramFeed, body);
  if (!feed) return { failure: { kind: "invalid_response" } };
  const [newest] = reader.each(InstagramAuthor, feed.items, "items[]");
  if (!newest && feed.items.length > 0) return { failure: { kind: "invalid_response" } };
  // Without a post, the username is unknown.
  return newest ? { value: newest.user.username } : { failure: { kind: "unavailable" } };
}

function readFeed(body: unknown, reader: FieldReader): { value: Page<PostData> } | CallFailure {
  const feed = reader.read(InstagramFeed, body);
  if (!feed) return { failure: { kind: "invalid_response" } };
  const items = reader.each(InstagramMedia, feed.items, "items[]").flatMap((media): PostData[] => {
    const publishedAt = media.taken_at ?? publishedAtFromId("instagram", media.code);
    if (!publishedAt) return [];
    const figures = {
      views: null,
      likes: visibleLikes(media.like_count, media.like_and_view_counts_disabled),
      comments: media.comment_count ?? null,
      shares: media.reshare_count ?? null,
      saves: null,
    };
    const link = canonicalVideoUrl("instagram", media.code);
    const caption = media.caption?.text ?? "";
    return [
      { externalId: media.code, publishedAt, caption, link, durationSeconds: media.video_duration ?? null, figures },
    ];
  });
  return { value: { items, next: feed.more_available ? (feed.next_max_id ?? null) : null } };
}
