import { ask, isFailure, type Run } from "@/lib/platforms/ask";
import type { Answer } from "@/lib/platforms/call";
import type { ChannelConnector, KnownReference } from "@/lib/platforms/channels/connector";
import { type Page, readPages } from "@/lib/platforms/channels/pages";
import { isIdentified, postOfVideo, toChannel } from "@/lib/platforms/channels/parts";
import { YoutubeChannel, YoutubeList, YoutubeUpload } from "@/lib/platforms/channels/youtube-answers";
import { type CallFailure, judgeTransport } from "@/lib/platforms/connector";
import { fetchVideos } from "@/lib/platforms/fetch-videos";
import { canonicalVideoUrl } from "@/lib/platforms/rules";
import type { ChannelReading, Outcome, PostReading } from "@/lib/platforms/schemas";
import { readError, youtube } from "@/lib/platforms/youtube";
import { YoutubeError } from "@/lib/platforms/youtube-answers";

const MOST = 50;
const CHANNEL_PARTS = "snippet,statistics,contentDetails,topicDetails";

type Channels = Map<string, Outcome<ChannelReading>>;

/** YouTube Data API v3: one quota unit a call of 50 channels or 50 uploads; subscribers are nobody's to see. */
export const youtubeChannels: ChannelConnector = {
  byUsername: async (run, username) => {
    const found = await askChannels(run, { forHandle: `@${username}` });
    if (isFailure(found)) return found.failure;
    return [...found.value.values()][0] ?? { kind: "unavailable" };
  },
  byId: async (run, references) => {
    const outcomes: Channels = new Map();
    for (let start = 0; start < references.length; start += MOST) {
      const ids = references.slice(start, start + MOST).map(({ externalId }) => externalId);
      const found = await askChannels(run, { id: ids.join(","), maxResults: String(MOST) });
      // An id that is absent from the answer is a channel that is gone.
      for (const id of ids)
        outcomes.set(id, isFailure(found) ? found.failure : (found.value.get(id) ?? { kind: "unavailable" }));
    }
    return outcomes;
  },
  posts: async (run, { externalId, postsId }, max) => {
    const playlistId = postsId ?? `UU${externalId.slice(2)}`;
    const uploads = await readPages(max, async (cursor, left) =>
      ask<{ value: Page<KnownReference> }>(run, {
        bucket: youtube.bucket,
        path: "/playlistItems",
        parameters: {
          part: "contentDetails",
          playlistId,
          maxResults: String(Math.min(MOST, left)),
          ...(cursor !== null && { pageToken: cursor }),
        },
        judge: (answer, now) => judge(answer, now, readUploads),
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

const askChannels = (run: Run, which: Record<string, string>) =>
  ask<{ value: Channels }>(run, {
    bucket: youtube.bucket,
    path: "/channels",
    parameters: { part: CHANNEL_PARTS, ...which },
    judge: (answer, now) => judge(answer, now, readChannels),
  });

function judge<T>(answer: Answer, now: Date, read: (body: unknown) => { value: T } | CallFailure) {
  const failed = judgeTransport(answer);
  if (failed) return failed;
  if (answer.status === 200) return read(answer.body);
  // A channel without uploads has no such playlist either.
  return isPlaylistMissing(answer) ? { failure: { kind: "unavailable" as const } } : readError(answer, now);
}

function isPlaylistMissing({ status, body }: Answer): boolean {
  const parsed = YoutubeError.safeParse(body);
  const reasons = parsed.success ? (parsed.data.error.errors ?? []).map(({ reason }) => reason) : [];
  return status === 404 && reasons.includes("playlistNotFound");
}

function readChannels(body: unknown): { value: Channels } | CallFailure {
  const list = YoutubeList.safeParse(body);
  if (!list.success) return { failure: { kind: "invalid_response" } };
  const found: Channels = new Map();
  for (const item of list.data.items) {
    const identified = isIdentified.safeParse(item);
    // Who hides behind an item that we cannot read would pass for gone.
    if (!identified.success) return { failure: { kind: "invalid_response" } };
    found.set(identified.data.id, readChannel(item));
  }
  return { value: found };
}

function readChannel(item: unknown): Outcome<ChannelReading> {
  const parsed = YoutubeChannel.safeParse(item);
  if (!parsed.success) return { kind: "invalid_response" };
  const { id, snippet, statistics, contentDetails, topicDetails } = parsed.data;
  const { medium, high, default: small } = snippet.thumbnails ?? {};
  const [primary, ...secondary] = (topicDetails?.topicCategories ?? []).map(topicOf).filter(Boolean);
  return {
    kind: "ok",
    value: toChannel({
      externalId: id,
      username: snippet.customUrl || id,
      postsId: contentDetails?.relatedPlaylists.uploads,
      name: snippet.title,
      description: snippet.description,
      pictureUrl: (medium ?? high ?? small)?.url,
      country: snippet.country,
      categoriesPrimary: primary ? [primary] : [],
      categoriesSecondary: secondary,
      followers: statistics.hiddenSubscriberCount ? null : statistics.subscriberCount,
      postCount: statistics.videoCount,
    }),
  };
}

/** "https://en.wikipedia.org/wiki/Lifestyle_(sociology)" → "Lifestyle". */
const topicOf = (link: string): string =>
  (link.split("/").at(-1) ?? "")
    .replaceAll("_", " ")
    .replace(/ \(.*\)$/, "")
    .trim();

function readUploads(body: unknown): { value: Page<KnownReference> } | CallFailure {
  const list = YoutubeList.safeParse(body);
  if (!list.success) return { failure: { kind: "invalid_response" } };
  const items = list.data.items.flatMap((item) => {
    const upload = YoutubeUpload.safeParse(item);
    return upload.success ? [{ externalId: upload.data.contentDetails.videoId }] : [];
  });
  return { value: { items, next: list.data.nextPageToken ?? null } };
}

/** The uploads' figures, by the same endpoint as tracked videos'. */
async function readVideos(run: Run, ids: readonly string[]): Promise<Outcome<PostReading[]>> {
  const posts: PostReading[] = [];
  for (const [id, outcome] of await fetchVideos(run.ctx, "youtube", ids, run.options)) {
    // Listed a moment ago and gone now.
    if (outcome.kind === "unavailable" || outcome.kind === "private") continue;
    if (outcome.kind !== "ok") return outcome;
    const { title, description } = outcome.value;
    const caption = description?.startsWith(title ?? "")
      ? description
      : [title, description].filter(Boolean).join("\n\n");
    const post = postOfVideo(outcome.value, caption, canonicalVideoUrl("youtube", id));
    if (post) posts.push(post);
  }
  return { kind: "ok", value: posts };
}
