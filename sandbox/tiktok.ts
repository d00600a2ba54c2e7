import { type Context, Hono } from "hono";
import { type Account, accountById, accountByName } from "./accounts";
import { followersOf } from "./followers";
import { answer, type Dialect, type GatewayRequest, json, type World } from "./gateway";
import { WELL_FORMED } from "./ids";
import { pinnedPost, postsOf } from "./posts";
import { endpointMissing, rapidapiDialect } from "./rapidapi-dialect";
import { shortLinkTarget } from "./short-links";
import { followerResource, isPrivate, listedResource, userResource, videoResource } from "./tiktok-resources";

export const TIKTOK_HOST = "tiktok-scraper7.p.rapidapi.com";
const USERNAME = /^@?[0-9A-Za-z_.]{2,24}$/;
/** Pages of followers are addressed by the second of following. This is the first follower's. */
const FIRST_FOLLOW = 1_400_000_000;

const gateway = rapidapiDialect("tiktok", TIKTOK_HOST);
const dialect: Dialect = {
  ...gateway,
  fault: (fault, endpoint, now) => {
    if (fault.fault === "msg_free_limit") return failure("Free Api Limit: 1 request/second.");
    if (fault.fault === "msg_daily_limit") return failure("Free Api Limit: 10000 request/ 1 day.");
    if (fault.fault === "msg_empty") return failure("");
    if (fault.fault === "msg_internal") return failure("Internal server error");
    return gateway.fault(fault, endpoint, now);
  },
};

export function tiktok(world: World): Hono {
  return new Hono()
    .get("/", (c) => {
      const url = c.req.query("url") ?? "";
      const id = videoIdIn(url);
      return answer(world, dialect, c, "/", id ? [id] : [], (asked) => {
        if (url === "") return failure("url is required");
        if (!id) return unparsed();
        const video = asked.read(id);
        if (video.has("code_minus_one") || video.reserved === "absent" || video.reserved === "private")
          return unparsed();
        if (video.has("long_url_fails") && url !== id) return unparsed();
        return success(videoResource(asked, video));
      });
    })
    .get("/user/info", (c) =>
      withAccount(world, c, "/user/info", (asked, account) => success(userResource(asked, account))),
    )
    .get("/user/posts", (c) =>
      withAccount(world, c, "/user/posts", (asked, account) => {
        const count = countOf(c, 10, 30);
        const cursor = Number(c.req.query("cursor") ?? 0);
        if (count === null || !Number.isInteger(cursor) || cursor < 0) return failure("count or cursor is invalid");
        if (isPrivate(account)) return success({ videos: [], cursor: "0", hasMore: false });
        const page = postsOf("tiktok", account, asked.now, count, cursor === 0 ? undefined : cursor);
        const entries = page.ids.map((id) => asked.read(id));
        const pinned =
          pinnedPost("tiktok", account, asked.now) ??
          (asked.faultsOf(account.id).has("pinned") ? page.ids.at(-1) : null);
        const first = cursor === 0 && pinned ? [listedResource(asked, asked.read(pinned), true)] : [];
        const videos = [
          ...first,
          ...entries.filter(({ id }) => id !== pinned).map((video) => listedResource(asked, video, false)),
        ];
        return success({ videos, cursor: String(page.next ?? 0), hasMore: page.next !== null });
      }),
    )
    .get("/user/followers", (c) =>
      withAccount(world, c, "/user/followers", (asked, account) => {
        const count = countOf(c, 50, 200);
        const time = Number(c.req.query("time") ?? 0);
        if (count === null || !Number.isInteger(time) || time < 0) return failure("count or time is invalid");
        if (isPrivate(account)) return success({ followers: [], total: 0, time: 0, hasMore: false });
        const page = followersOf("tiktok", account, asked.now, count, time === 0 ? undefined : time - FIRST_FOLLOW);
        const total = followersOf("tiktok", account, asked.now, 0).next ?? 0;
        return success({
          followers: page.followers.map((follower) => followerResource(asked, follower)),
          total,
          time: page.next === null ? 0 : FIRST_FOLLOW + page.next,
          hasMore: page.next !== null,
        });
      }),
    )
    .all("/*", (c) =>
      answer(world, dialect, c, "unknown", [], () => endpointMissing(c.req.path.replace(/^\/tiktok/, ""))),
    );
}

/** Finds the account by `unique_id` or `user_id`. Usernames that start with gone_ don't exist. */
function withAccount(
  world: World,
  c: Context,
  endpoint: string,
  build: (asked: GatewayRequest, account: Account) => Response,
): Promise<Response> {
  const name = c.req.query("unique_id");
  const id = c.req.query("user_id");
  return answer(world, dialect, c, endpoint, [name ?? id ?? ""].filter(Boolean), (asked) => {
    const account =
      id && WELL_FORMED.tiktok.test(id)
        ? accountById("tiktok", id)
        : name && USERNAME.test(name)
          ? accountByName("tiktok", name)
          : null;
    if (!account || account.username.startsWith("gone_") || asked.faultsOf(account.id).has("code_minus_one"))
      return failure("unique_id is invalid");
    return build(asked, account);
  });
}

/** Returns the number in a link, or the number itself. Short links are resolved. */
function videoIdIn(url: string): string | null {
  if (/^\d+$/.test(url)) return WELL_FORMED.tiktok.test(url) ? url : null;
  const link = url.replace(/^(https?:)?\/\//i, "");
  const long = /^(?:www\.|m\.)?tiktok\.com\/(?:@[^/]*\/|share\/)(?:video|photo)\/(\d+)/i.exec(link);
  return long?.[1] ?? shortLinkTarget(link.replace(/[?#].*$/, ""))?.id ?? null;
}

function countOf(c: Context, usual: number, most: number): number | null {
  const count = Number(c.req.query("count") ?? usual);
  return Number.isInteger(count) && count >= 1 && count <= most ? count : null;
}

function success(data: object): Response {
  return json({ code: 0, msg: "success", processed_time: 0.2181, data });
}
function failure(msg: string): Response {
  return json({ code: -1, msg, processed_time: 0.0312 });
}
function unparsed(): Response {
  return failure("Url parsing is failed! Please check url.");
}
