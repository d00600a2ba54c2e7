import type { PlatformResponse } from "@/lib/platforms/call";
import { callWithRetries, isFailure, planCalls, type Run } from "@/lib/platforms/call-with-retries";
import type { ChannelConnector, KnownReference } from "@/lib/platforms/channel-connector";
import { type CallFailure, interpretTransportStatus, type Outcomes } from "@/lib/platforms/connector";
import { fetchInHalves } from "@/lib/platforms/fetch-in-halves";
import type { FieldReader } from "@/lib/platforms/field-reader";
import { canonicalVideoUrl } from "@/lib/platforms/rules";
import type { ChannelData, Failure, Outcome, PostData } from "@/lib/platforms/schemas";
import { postOfVideo, toChannel } from "@/lib/platforms/sources/channel-parts";
import { type Page, readPages } from "@/lib/platforms/sources/pages";
import { streamVideos } from "@/lib/platforms/sources/stream-videos";
import { YoutubeChannel, YoutubeList, YoutubeUpload } from "@/lib/platforms/sources/youtube-data-api/channel-answers";
import { YoutubeIdentified } from "@/lib/platforms/sources/youtube-data-api/video-answers";
import { readError, youtube } from "@/lib/platforms/sources/youtube-data-api/videos";

const MAX_IDS = 50;
const CHANNEL_PARTS = "snippet,statistics,contentDetails,topicDetails";

interface Channels {
  found: Map<string, Outcome<ChannelData>>;
  /** The outcome of an ID that is not in the response. */
  others: Failure;
}

/** YouTube Data API v3: one quota unit per call of 50 channels or 50 uploads. Subscribers are not available. */
export const youtubeChannels: ChannelConnector = {
  byUsername: async (run, username) => {
    const found = await requestChannels(run, { forHandle: `@${username}` }, [username], () => username);
    if (isFailure(found)) return found.failure;
    return [...found.value.found.values()][0] ?? found.value.others;
  },
  byId: async (run, references) => {
    const outcomes: Channels["found"] = new Map();
    planCalls(run, youtube.bucket, Math.ceil(references.length / MAX_IDS));
    for (let start = 0; start < references.length; start += MAX_IDS) {
      const ids = references.slice(start, start + MAX_IDS).map(({ externalId }) => externalId);
      const known = new Map(references.map(({ externalId, username }) => [externalId, username]));
      await fetchInHalves(
        ids,
        (part) =>
          requestChannels(run, { id: part.join(","), maxResults: String(MAX_IDS) }, part, (id) => known.get(id)),
        (found, part) => {
          for (const id of part)
            outcomes.set(id, isFailure(found) ? found.failure : (found.value.found.get(id) ?? found.value.others));
        },
      );
    }
    return outcomes;
  },
  posts: async (run, { externalId, postsId }, max) => {
    const playlistId = postsId ?? `UU${externalId.slice(2)}`;
    const uploads = await readPages(max, async (cursor, left) =>
      callWithRetries<{ value: Page<KnownReference> }>(run, {
        bucket: youtube.bucket,
        subjects: [externalId],
        path: "/playlistItems",
        parameters: {
          part: "contentDetails",
          playlistId,
          maxResults: String(Math.min(MAX_IDS, left)),
          ...(cursor !== null && { pageToken: cursor }),
        },
        interpret: (answer, now, reader) => interpret(answer, now, (body) => readUploads(body, reader)),
      }),
    );
    if (uploads.kind !== "ok") return uploads;
    return readVideos(
      run,
      uploads.value.map((upload) => upload.externalId),
    );
  },
  followers: null,
};

type KnownName = (id: string) => string | null | undefined;

/** @param known the username to use if a channel's own cannot be read */
const requestChannels = (run: Run, which: Record<string, string>, subjects: readonly string[], known: KnownName) =>
  callWithRetries<{ value: Channels }>(run, {
    bucket: youtube.bucket,
    subjects,
    path: "/channels",
    parameters: { part: CHANNEL_PARTS, ...which },
    interpret: (answer, now, reader) => interpret(answer, now, (body) => readChannels(body, reader, known)),
  });

function interpret<T>(answer: PlatformResponse, now: Date, read: (body: unknown) => { value: T } | CallFailure) {
  const failed = interpretTransportStatus(answer);
  if (failed) return failed;
  return answer.status === 200 ? read(answer.body) : readError(answer, now);
}

function readChannels(body: unknown, reader: FieldReader, known: KnownName): { value: Channels } | CallFailure {
  const list = reader.read(YoutubeList, body);
  if (!list?.items && !list?.pageInfo) return { failure: { kind: "invalid_response" } };
  const found: Channels["found"] = new Map();
  // An absent ID means that the channel is gone, unless an item that cannot be read might be that channel.
  let others: Failure = { kind: "unavailable" };
  for (const item of list.items ?? []) {
    const identified = reader.read(YoutubeIdentified, item, "items[]");
    if (identified) found.set(identified.id, readChannel(item, reader, known));
    else others = { kind: "invalid_response" };
  }
  return { value: { found, others } };
}

function readChannel(item: unknown, reader: FieldReader, known: KnownName): Outcome<ChannelData> {
  const channel = reader.read(YoutubeChannel, item);
  if (!channel) return { kind: "invalid_response" };
  const { id, snippet, statistics, contentDetails, topicDetails } = channel;
  const [primary, ...secondary] = (topicDetails?.topicCategories ?? [])
    .map((link) => topicOf(link ?? ""))
    .filter(Boolean);
  return {
    kind: "ok",
    value: toChannel({
      externalId: id,
      // Channels without a handle use their ID as username.
      username: snippet?.customUrl || known(id) || id,
      postsId: contentDetails?.relatedPlaylists?.uploads ?? null,
      name: snippet?.title ?? null,
      description: snippet?.description ?? null,
      pictureUrl: snippet?.thumbnails ?? null,
      country: snippet?.country ?? null,
      categoriesPrimary: primary ? [primary] : [],
      categoriesSecondary: secondary,
      followers: statistics?.hiddenSubscriberCount ? null : (statistics?.subscriberCount ?? null),
      postCount: statistics?.videoCount ?? null,
    }),
  };
}

/** "https://en.wikipedia.org/wiki/Lifestyle_(sociology)" → "Lifestyle". */
const topicOf = (link: string): string =>
  (link.split("/").at(-1) ?? "")
    .replaceAll("_", " ")
    .replace(/ \(.*\)$/, "")
    .trim();

function readUploads(body: unknown, reader: FieldReader): { value: Page<KnownReference> } | CallFailure {
  const list = reader.read(YoutubeList, body);
  if (!list?.items && !list?.pageInfo) return { failure: { kind: "invalid_response" } };
  const items = reader
    .each(YoutubeUpload, list.items, "items[]")
    .map(({ contentDetails }) => ({ externalId: contentDetails.videoId }));
  return { value: { items, next: list.nextPageToken || null } };
}

/**
 * Fetches the uploads' figures from the same endpoint as tracked videos'. An upload that cannot be read does not affect
 * the others.
 */
async function readVideos(run: Run, ids: readonly string[]): Promise<Outcome<PostData[]>> {
  const posts: PostData[] = [];
  let odd: Failure | null = null;
  const outcomes: Outcomes = new Map();
  await streamVideos(run.ctx, run.source, ids, run.options, (id, outcome) => outcomes.set(id, outcome));
  for (const [id, outcome] of outcomes) {
    // It was listed a moment ago and is gone now.
    if (outcome.kind === "unavailable" || outcome.kind === "private") continue;
    if (outcome.kind === "invalid_response") {
      odd = outcome;
      continue;
    }
    if (outcome.kind !== "ok") return outcome;
    const { title, description } = outcome.value;
    const caption = description?.startsWith(title ?? "")
      ? description
      : [title, description].filter(Boolean).join("\n\n");
    const post = postOfVideo(outcome.value, caption, canonicalVideoUrl("youtube", id));
    if (post) posts.push(post);
  }
  return odd && posts.length === 0 ? odd : { kind: "ok", value: posts };
}
