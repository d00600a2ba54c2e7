import { Hono } from "hono";
import { accountByName, followersSeen } from "./accounts";
import { answer, type Dialect, type GatewayRequest, json, type World } from "./gateway";
import { graphErrors } from "./graph-errors";
import { isPrivate, likesOf } from "./instagram-resources";
import { shownName } from "./known-names";
import { postCount, postsOf } from "./posts";
import type { VideoState } from "./videos";

/**
 * Instagram's Business Discovery, as the Graph API documents it (developers.facebook.com/docs/instagram-platform/
 * instagram-graph-api/reference/ig-user/business_discovery); nesting and paging as in the public clients
 * instagram_graph_api (Ruby) and instagram-graph-api (Rust).
 */
export const GRAPH_TOKEN = "sandbox-graph-token";
const USER_ID = "17841400000000001";
const HOUR = 3_600_000;
const LIMIT = 4_800;
const PROFILE = [
  "id",
  "username",
  "name",
  "biography",
  "website",
  "profile_picture_url",
  "followers_count",
  "follows_count",
  "media_count",
];
const MEDIA = [
  "id",
  "permalink",
  "caption",
  "media_type",
  "media_product_type",
  "media_url",
  "thumbnail_url",
  "timestamp",
  "username",
  "like_count",
  "comments_count",
  "view_count",
];
const QUERY = /^business_discovery\.username\(([\w.]{1,30})\)\{(.+)\}$/s;
const MEDIA_QUERY = /(?:^|,)media((?:\.\w+\([^)]*\))*)\{([^{}]*)\}/;

const dialect: Dialect = {
  platform: "instagram",
  refuse: (c) => (c.req.query("access_token") === GRAPH_TOKEN ? null : graphErrors.token()),
  quota: (_, now) => {
    const start = now - (now % HOUR);
    return { bucket: "graph", units: 1, limit: LIMIT, start, end: start + HOUR };
  },
  headers: (quota, used, now) => {
    const percent = Math.min(100, Math.floor((100 * used) / quota.limit));
    const minutes = used > quota.limit ? Math.ceil((quota.end - now) / 60_000) : 0;
    const usage = { call_count: percent, total_cputime: percent, total_time: percent };
    return {
      "x-app-usage": JSON.stringify(usage),
      "x-business-use-case-usage": JSON.stringify({
        [USER_ID]: [{ type: "instagram", ...usage, estimated_time_to_regain_access: minutes }],
      }),
    };
  },
  exhausted: graphErrors.appLimit,
  broken: graphErrors.broken,
  fault: ({ fault }) => {
    if (fault === "graph_token_expired") return graphErrors.token();
    if (fault === "graph_app_limit") return graphErrors.appLimit();
    if (fault === "graph_user_limit") return graphErrors.userLimit();
    return null;
  },
};

export function graph(world: World): Hono {
  return new Hono().get("/:user", (c) => {
    const fields = c.req.query("fields") ?? "";
    const [, name, inner = ""] = QUERY.exec(fields) ?? [];
    return answer(world, dialect, c, "business_discovery", name ? [name] : [], (asked) => {
      if (c.req.param("user") !== USER_ID) return graphErrors.unknownObject(c.req.param("user"));
      if (name === undefined) return graphErrors.syntax(fields);
      return discovery(asked, name, inner);
    });
  });
}

function discovery(asked: GatewayRequest, name: string, inner: string): Response {
  const [whole = "", modifiers = "", wanted = ""] = MEDIA_QUERY.exec(inner) ?? [];
  const profileFields = list(inner.replace(whole, ""));
  const mediaFields = list(wanted);
  const odd = profileFields.find((field) => !PROFILE.includes(field));
  if (odd !== undefined) return graphErrors.noField(odd, "ShadowIGUser");
  const oddMedia = mediaFields.find((field) => !MEDIA.includes(field));
  if (oddMedia !== undefined) return graphErrors.noField(oddMedia, "ShadowIGMedia");
  const account = accountByName("instagram", name);
  const faults = asked.faultsOf(account.id);
  // Personal accounts are not covered, and answered like names that don't exist.
  if (
    account.kind !== "creator" ||
    account.private ||
    faults.has("private") ||
    /^(gone|private)_/.test(account.username)
  )
    return graphErrors.noUser(name);
  const profile: Record<string, unknown> = {
    username: shownName("instagram", account, faults),
    name: account.displayName,
    biography: account.biography,
    profile_picture_url: `${asked.origin}/avatars/instagram/${account.id}.png`,
    followers_count: followersSeen(account, asked.now, faults),
    follows_count: account.following,
    media_count: postCount(account, asked.now),
  };
  const found: Record<string, unknown> = {};
  for (const field of profileFields) if (field in profile) found[field] = profile[field];
  if (whole) {
    const limit = Number(/\.limit\((\d+)\)/.exec(modifiers)?.[1] ?? 25);
    const after = /\.after\(([^)]*)\)/.exec(modifiers)?.[1];
    const from = after === undefined ? undefined : Number(Buffer.from(after, "base64url").toString());
    if (Number.isNaN(from)) return graphErrors.syntax("after");
    const page = postsOf("instagram", account, asked.now, Math.min(limit, 50), from);
    const data = page.ids.flatMap((code) => {
      const video = asked.read(code);
      return isPrivate(video) || video.has("status_false") || video.reserved === "absent"
        ? []
        : [select(mediaOf(asked, video), mediaFields)];
    });
    found.media = {
      data,
      ...(page.next !== null && {
        paging: { cursors: { after: Buffer.from(String(page.next)).toString("base64url") } },
      }),
    };
  }
  // An ID comes with every node, requested or not.
  found.id = `178414${account.id.slice(-11)}`;
  return json({ business_discovery: found, id: USER_ID });
}

function mediaOf(asked: GatewayRequest, video: VideoState): Record<string, unknown> {
  const { likes, hidden } = likesOf(video);
  return {
    id: `179${video.facts.seed}`,
    permalink: `https://www.instagram.com/reel/${video.id}/`,
    caption: `${video.title}\n.\n${video.caption}`,
    media_type: "VIDEO",
    media_product_type: "REELS",
    thumbnail_url: `${asked.origin}/thumbnails/instagram/${video.id}.webp`,
    timestamp: new Date(Math.ceil(video.publishedAt / 1000) * 1000).toISOString().replace(/\.\d+Z$/, "+0000"),
    username: video.username,
    // Hidden likes are left out.
    ...(!hidden && { like_count: likes }),
    comments_count: video.counts.comments,
    // With paid views, which the scraper's play count doesn't have.
    view_count: Math.floor(video.counts.views * 1.12),
  };
}

function select(resource: Record<string, unknown>, fields: readonly string[]): Record<string, unknown> {
  const { id } = resource;
  return {
    ...Object.fromEntries(fields.flatMap((field) => (field in resource ? [[field, resource[field]]] : []))),
    id,
  };
}

const list = (text: string): string[] =>
  text
    .split(",")
    .map((entry) => entry.trim())
    .filter((entry) => entry !== "");
