import type { Account } from "./accounts";
import { followersAt, followersSeen } from "./accounts";
import type { GatewayRequest } from "./gateway";
import { hash, unit } from "./hash";
import { shownName } from "./known-names";
import { postCount } from "./posts";
import type { VideoState } from "./videos";
import { topicsOf } from "./youtube-topics";

type Resource = Record<string, unknown>;

/** Returns null if the ID is absent from the response, as for deleted, private or nonexistent videos. */
export function videoResource(asked: GatewayRequest, id: string, parts: ReadonlySet<string>): Resource | null {
  const video = asked.read(id);
  if (video.has("absent") || video.reserved === "absent" || video.reserved === "private") return null;
  const resource: Resource = { kind: "youtube#video", etag: etag(id, video.counts.views), id };
  if (parts.has("snippet")) resource.snippet = videoSnippet(asked, video);
  if (parts.has("contentDetails"))
    resource.contentDetails = {
      duration: isoDuration(video.duration),
      dimension: "2d",
      definition: "hd",
      caption: "false",
      licensedContent: true,
      contentRating: {},
      projection: "rectangular",
    };
  if (parts.has("status"))
    resource.status = {
      uploadStatus: "processed",
      privacyStatus: "public",
      license: "youtube",
      embeddable: true,
      publicStatsViewable: true,
      madeForKids: false,
    };
  if (parts.has("statistics")) resource.statistics = statistics(video);
  return resource;
}

/**
 * Returns a `videoStats` resource: no title, channel, thumbnail or status
 * (developers.google.com/youtube/v3/docs/videos/batchGetStats). Null if the ID is absent from the response.
 */
export function statResource(asked: GatewayRequest, id: string, parts: ReadonlySet<string>): Resource | null {
  const video = asked.read(id);
  if (video.has("absent") || video.has("left_out") || video.reserved === "absent" || video.reserved === "private")
    return null;
  const { viewCount, likeCount, commentCount } = statistics(video);
  return {
    kind: "youtube#videoStats",
    etag: etag(id, video.counts.views),
    id,
    ...(parts.has("snippet") && { snippet: { publishTime: isoSeconds(video.publishedAt) } }),
    ...(parts.has("statistics") && {
      statistics: {
        viewCount,
        ...(likeCount !== undefined && { likeCount }),
        ...(commentCount !== undefined && { commentCount }),
      },
    }),
    ...(parts.has("contentDetails") && {
      contentDetails: { duration: isoDuration(video.duration), durationMillis: String(video.duration * 1000) },
    }),
  };
}

function statistics(video: VideoState): Record<string, string> {
  const { views, likes, comments } = video.counts;
  const likesHidden = video.has("missing_likes") || video.reserved === "likes hidden";
  const commentsOff = video.has("missing_comments") || video.reserved === "comments off";
  return {
    viewCount: String(views),
    ...(likesHidden ? {} : { likeCount: String(likes) }),
    favoriteCount: "0",
    ...(commentsOff ? {} : { commentCount: String(comments) }),
  };
}

function videoSnippet(asked: GatewayRequest, video: VideoState): Resource {
  return {
    ...entrySnippet(asked, video),
    description: `${video.title}\n\n${video.caption}`,
    tags: video.caption.match(/#\w+/g)?.map((tag) => tag.slice(1)) ?? [],
    categoryId: "22",
    liveBroadcastContent: "none",
    localized: { title: video.title, description: `${video.title}\n\n${video.caption}` },
    defaultAudioLanguage: "en",
  };
}

/** Returns what videos, playlist items and search results have in common. */
export function entrySnippet(asked: GatewayRequest, video: VideoState): Resource {
  return {
    publishedAt: isoSeconds(video.publishedAt),
    channelId: video.creator.id,
    title: video.title,
    description: video.caption,
    thumbnails: thumbnails(asked.origin, video.id),
    channelTitle: video.has("rename") ? `${video.creator.displayName} II` : video.creator.displayName,
  };
}

export function channelResource(asked: GatewayRequest, account: Account, parts: ReadonlySet<string>): Resource | null {
  const faults = asked.faultsOf(account.id);
  if (faults.has("absent") || /^(gone|private)_/.test(account.username)) return null;
  const picture = `${asked.origin}/avatars/youtube/${account.id}.png`;
  const handle = shownName("youtube", account, faults);
  const hidden = faults.has("hidden_subscribers") || (account.kind === "creator" && unit(account.seed, 80) < 0.02);
  const resource: Resource = {
    kind: "youtube#channel",
    etag: etag(account.id, followersAt(account, asked.now)),
    id: account.id,
  };
  if (parts.has("snippet"))
    resource.snippet = {
      title: account.displayName,
      description: account.biography,
      customUrl: `@${handle.toLowerCase()}`,
      publishedAt: isoSeconds(account.createdAt),
      thumbnails: {
        default: { url: picture, width: 88, height: 88 },
        medium: { url: picture, width: 240, height: 240 },
      },
      localized: { title: account.displayName, description: account.biography },
      country: account.country,
    };
  if (parts.has("contentDetails"))
    resource.contentDetails = { relatedPlaylists: { likes: "", uploads: `UU${account.id.slice(2)}` } };
  if (parts.has("statistics"))
    resource.statistics = {
      viewCount: String(totalViews(account, asked.now)),
      ...(hidden ? {} : { subscriberCount: String(threeFigures(followersSeen(account, asked.now, faults))) }),
      hiddenSubscriberCount: hidden,
      videoCount: String(postCount(account, asked.now)),
    };
  if (parts.has("topicDetails")) resource.topicDetails = { topicIds: [], topicCategories: topicsOf(account) };
  return resource;
}

/** Depends on time alone, so it never falls. */
function totalViews(account: Account, now: number): number {
  const perHour = (account.followersAtEpoch ** 0.9 * 4) / account.rhythm;
  return Math.floor(Math.max(0, now - account.createdAt) / 3_600_000) * Math.ceil(perHour);
}

/** Rounds down to three significant figures, as YouTube does with subscriber counts. */
export function threeFigures(count: number): number {
  const unitSize = 10 ** Math.max(0, Math.floor(Math.log10(Math.max(count, 1))) - 2);
  return Math.floor(count / unitSize) * unitSize;
}

function thumbnails(origin: string, id: string): Resource {
  const url = (size: string) => `${origin}/thumbnails/youtube/${id}.webp?size=${size}`;
  return {
    default: { url: url("default"), width: 120, height: 90 },
    medium: { url: url("medium"), width: 320, height: 180 },
    high: { url: url("high"), width: 480, height: 360 },
  };
}

export function isoSeconds(milliseconds: number): string {
  return `${new Date(milliseconds).toISOString().slice(0, 19)}Z`;
}

function isoDuration(seconds: number): string {
  const minutes = Math.floor(seconds / 60);
  return `PT${minutes > 0 ? `${minutes}M` : ""}${seconds % 60}S`;
}

export function etag(id: string, version: number): string {
  return Buffer.from(`${hash(`${id} ${version}`).toString(16)}${id}`)
    .toString("base64url")
    .slice(0, 27);
}
