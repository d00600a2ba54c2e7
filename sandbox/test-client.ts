import { type Sandbox, startSandbox } from "./server";

/** The fields that tests read in parsed responses of all platforms. Scalars are compared as they are. */
type Field =
  | "attachments"
  | "author"
  | "author_id"
  | "aweme_id"
  | "calls"
  | "channelId"
  | "channelTitle"
  | "code"
  | "commentCount"
  | "contentDetails"
  | "count"
  | "create_time"
  | "cursor"
  | "customUrl"
  | "digg_count"
  | "edge_followed_by"
  | "edge_liked_by"
  | "edge_media_preview_like"
  | "edge_media_to_comment"
  | "edge_media_to_parent_comment"
  | "edge_owner_to_timeline_media"
  | "error"
  | "followerCount"
  | "follower_count"
  | "hasMore"
  | "hiddenSubscriberCount"
  | "high"
  | "id"
  | "impression_count"
  | "includes"
  | "is_private"
  | "is_top"
  | "likeCount"
  | "like_and_view_counts_disabled"
  | "like_count"
  | "max_id"
  | "media_key"
  | "message"
  | "meta"
  | "more_available"
  | "msg"
  | "nextPageToken"
  | "next_max_id"
  | "next_token"
  | "node"
  | "owner"
  | "pageInfo"
  | "paging_info"
  | "pk"
  | "play_count"
  | "privateAccount"
  | "public_metrics"
  | "publishedAt"
  | "reason"
  | "relatedPlaylists"
  | "resource_id"
  | "shortcode"
  | "snippet"
  | "statistics"
  | "stats"
  | "status"
  | "subscriberCount"
  | "taken_at_timestamp"
  | "text"
  | "thumbnails"
  | "time"
  | "title"
  | "total"
  | "type"
  | "uniqueId"
  | "unique_id"
  | "uploads"
  | "url"
  | "user"
  | "username"
  | "value"
  | "videoId"
  | "video_id"
  | "video_play_count"
  | "video_view_count"
  | "viewCount"
  | "view_count";
type List = "details" | "edges" | "errors" | "followers" | "images" | "items" | "media_keys" | "users" | "videos";
export type Json = { [name in Field]: Json } & { [name in List]: Json[] } & {
  /** A list on X, a single object on TikTok. */
  data: Json & Json[];
  /** A single object on Instagram, a list on X. */
  media: Json & Json[];
};
export interface Answer {
  status: number;
  headers: Headers;
  text: string;
  body: Json;
}

export const RAPIDAPI = "sandbox-rapidapi-key";
export const HOSTS = {
  tiktok: "tiktok-scraper7.p.rapidapi.com",
  instagram: "instagram-looter2.p.rapidapi.com",
} as const;
/** The time in most tests. */
export const NOW = new Date("2026-11-20T12:00:00Z");
export const hoursBefore = (hours: number) => new Date(NOW.getTime() - hours * 3_600_000);
export const hoursAfter = (hours: number) => hoursBefore(-hours);

/** Starts a separate sandbox and returns one client per platform, each with a valid key. */
export async function startClient() {
  const sandbox: Sandbox = await startSandbox();
  const call = async (path: string, headers: Record<string, string>, now: Date = NOW): Promise<Answer> => {
    const response = await fetch(`${sandbox.url}${path}`, {
      headers: { "x-sandbox-now": now.toISOString(), ...headers },
    });
    const text = await response.text();
    return { status: response.status, headers: response.headers, text, body: parsed(text) };
  };
  const rapidapi = (platform: "tiktok" | "instagram") => (path: string, now?: Date) =>
    call(`/${platform}${path}`, { "X-RapidAPI-Key": RAPIDAPI, "X-RapidAPI-Host": HOSTS[platform] }, now);
  return {
    url: sandbox.url,
    close: () => sandbox.close(),
    call,
    youtube: (path: string, now?: Date) =>
      call(`/youtube/v3${path}${path.includes("?") ? "&" : "?"}key=sandbox-youtube-key`, {}, now),
    x: (path: string, now?: Date) => call(`/x/2${path}`, { authorization: "Bearer sandbox-x-token" }, now),
    tiktok: rapidapi("tiktok"),
    instagram: rapidapi("instagram"),
    async inject(fault: object): Promise<string> {
      const response = await fetch(`${sandbox.url}/control/faults`, { method: "POST", body: JSON.stringify(fault) });
      if (response.status !== 201) throw new Error(await response.text());
      return ((await response.json()) as { id: string }).id;
    },
    async clear(): Promise<void> {
      await fetch(`${sandbox.url}/control/faults`, { method: "DELETE" });
      await fetch(`${sandbox.url}/control/calls`, { method: "DELETE" });
    },
  };
}
export type Client = Awaited<ReturnType<typeof startClient>>;

function parsed(text: string): Json {
  try {
    return JSON.parse(text);
  } catch {
    return JSON.parse("null");
  }
}

export const TWEET_FIELDS =
  "tweet.fields=public_metrics,created_at,author_id,attachments&expansions=author_id,attachments.media_keys&media.fields=public_metrics,type,duration_ms,preview_image_url&user.fields=username,public_metrics";

/** Returns the path that fetches one video. */
export function videoPath(platform: "youtube" | "twitter" | "tiktok" | "instagram", id: string): string {
  if (platform === "youtube") return `/videos?part=snippet,statistics,contentDetails,status&id=${id}`;
  if (platform === "twitter") return `/tweets?ids=${id}&${TWEET_FIELDS}`;
  if (platform === "tiktok") return `/?url=${id}&hd=0`;
  return `/post?url=https://www.instagram.com/reel/${id}/`;
}
