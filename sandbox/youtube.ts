import { type Context, Hono } from "hono";
import { accountById, accountByName } from "./accounts";
import { answer, type GatewayRequest, json, type World } from "./gateway";
import { WELL_FORMED } from "./ids";
import { postsOf } from "./posts";
import { youtubeDialect } from "./youtube-dialect";
import { youtubeErrors } from "./youtube-errors";
import { channelResource, entrySnippet, etag, isoSeconds, statResource, videoResource } from "./youtube-resources";

const MAX_IDS = 50;
const CHANNEL_ID = /^UC[0-9A-Za-z_-]{22}$/;
const VIDEO_PARTS = [
  "id",
  "snippet",
  "statistics",
  "contentDetails",
  "status",
  "player",
  "topicDetails",
  "localizations",
];
const STAT_PARTS = ["id", "snippet", "statistics", "contentDetails"];
const CHANNEL_PARTS = ["id", "snippet", "statistics", "contentDetails", "status", "brandingSettings", "topicDetails"];

export function youtube(world: World): Hono {
  const videos = (c: Context) => {
    const ids = list(c.req.query("id"));
    return answer(world, youtubeDialect, c, "videos", ids, (asked) => {
      const parts = partsOf(c, VIDEO_PARTS);
      if (parts instanceof Response) return parts;
      if (ids.length === 0) return youtubeErrors.noFilter("chart, id, myRating");
      if (ids.length > MAX_IDS) return youtubeErrors.invalidFilters("id");
      const known = [...new Set(ids)].filter((id) => WELL_FORMED.youtube.test(id));
      const items = known.map((id) => videoResource(asked, id, parts)).filter((item) => item !== null);
      return listResponse("youtube#videoListResponse", items, items.length, items.length);
    });
  };

  const stats = (c: Context) => {
    const ids = list(c.req.query("id"));
    return answer(world, youtubeDialect, c, "videos:batchGetStats", ids, (asked) => {
      const parts = partsOf(c, STAT_PARTS);
      if (parts instanceof Response) return parts;
      if (ids.length === 0) return youtubeErrors.noFilter("id");
      if (ids.length > MAX_IDS) return youtubeErrors.invalidFilters("id");
      const known = [...new Set(ids)].filter((id) => WELL_FORMED.youtube.test(id));
      const items = known.map((id) => statResource(asked, id, parts)).filter((item) => item !== null);
      return json({ kind: "youtube#batchGetStatsResponse", etag: etag("stats", items.length), items });
    });
  };

  return new Hono()
    .get("/videos", videos)
    .get("/videos:batchGetStats", stats)
    .get("/channels", (c) => {
      const ids = list(c.req.query("id"));
      const name = c.req.query("forHandle") ?? c.req.query("forUsername");
      return answer(world, youtubeDialect, c, "channels", name ? [name] : ids, (asked) => {
        const parts = partsOf(c, CHANNEL_PARTS);
        if (parts instanceof Response) return parts;
        if (!name && ids.length === 0) return youtubeErrors.noFilter("forHandle, forUsername, id, managedByMe, mine");
        if ((name && ids.length > 0) || ids.length > MAX_IDS) return youtubeErrors.invalidFilters("id");
        const accounts = name
          ? [accountByName("youtube", name)]
          : [...new Set(ids)].filter((id) => CHANNEL_ID.test(id)).map((id) => accountById("youtube", id));
        const items = accounts.map((account) => channelResource(asked, account, parts)).filter((item) => item !== null);
        return listResponse("youtube#channelListResponse", items, items.length, items.length);
      });
    })
    .get("/playlistItems", (c) => {
      const playlist = c.req.query("playlistId") ?? "";
      return answer(world, youtubeDialect, c, "playlistItems", playlist ? [playlist] : [], (asked) => {
        const parts = partsOf(c, ["id", "snippet", "contentDetails", "status"]);
        if (parts instanceof Response) return parts;
        if (!playlist) return youtubeErrors.noFilter("id, playlistId");
        const channelId = playlist.replace(/^UU/, "UC");
        if (!playlist.startsWith("UU") || !CHANNEL_ID.test(channelId)) return youtubeErrors.playlistNotFound();
        return uploads(c, asked, channelId, "youtube#playlistItemListResponse", (id, position) => {
          const video = asked.read(id);
          const resourceId = { kind: "youtube#video", videoId: id };
          return {
            kind: "youtube#playlistItem",
            etag: etag(id, position),
            id: Buffer.from(`${playlist}.${id}`).toString("base64url"),
            ...(parts.has("snippet")
              ? { snippet: { ...entrySnippet(asked, video), playlistId: playlist, position, resourceId } }
              : {}),
            ...(parts.has("contentDetails")
              ? { contentDetails: { videoId: id, videoPublishedAt: isoSeconds(video.publishedAt) } }
              : {}),
          };
        });
      });
    })
    .get("/search", (c) => {
      const channelId = c.req.query("channelId") ?? "";
      return answer(world, youtubeDialect, c, "search", channelId ? [channelId] : [], (asked) => {
        const parts = partsOf(c, ["id", "snippet"]);
        if (parts instanceof Response) return parts;
        if (!CHANNEL_ID.test(channelId)) return youtubeErrors.invalidFilters("channelId");
        return uploads(c, asked, channelId, "youtube#searchListResponse", (id, position) => ({
          kind: "youtube#searchResult",
          etag: etag(id, position),
          id: { kind: "youtube#video", videoId: id },
          ...(parts.has("snippet")
            ? { snippet: { ...entrySnippet(asked, asked.read(id)), liveBroadcastContent: "none" } }
            : {}),
        }));
      });
    });
}

/** Returns one page of a channel's videos, newest first. The token is the number of the page's first post. */
function uploads(
  c: Context,
  asked: GatewayRequest,
  channelId: string,
  kind: string,
  item: (id: string, position: number) => object,
): Response {
  const size = Number(c.req.query("maxResults") ?? 5);
  if (!Number.isInteger(size) || size < 0 || size > 50) return youtubeErrors.invalidFilters("maxResults");
  const token = c.req.query("pageToken");
  const [from, before] = token === undefined ? [undefined, 0] : (token.match(/\d+/g) ?? []).map(Number);
  if (token !== undefined && (!/^P\d+-\d+$/.test(token) || from === undefined || before === undefined))
    return youtubeErrors.invalidPageToken();
  const account = accountById("youtube", channelId);
  const page = postsOf("youtube", account, asked.now, size, from);
  const shown = page.ids.filter((id) => !asked.faultsOf(id).has("absent"));
  const items = shown.map((id, index) => item(id, (before ?? 0) + index));
  const next = page.next === null ? {} : { nextPageToken: `P${page.next}-${(before ?? 0) + page.ids.length}` };
  return listResponse(kind, items, page.total, size, next);
}

function listResponse(kind: string, items: object[], total: number, size: number, next: object = {}): Response {
  const pageInfo = { totalResults: total, resultsPerPage: size };
  return json({ kind, etag: etag(kind, items.length), ...next, items, pageInfo });
}

function partsOf(c: Context, known: readonly string[]): ReadonlySet<string> | Response {
  const parts = list(c.req.query("part"));
  if (parts.length === 0) return youtubeErrors.missingPart();
  const unknown = parts.find((part) => !known.includes(part));
  return unknown === undefined ? new Set(parts) : youtubeErrors.unknownPart(unknown);
}

function list(value: string | undefined): string[] {
  return (value ?? "")
    .split(",")
    .map((entry) => entry.trim())
    .filter((entry) => entry !== "");
}
