import { type Context, Hono } from "hono";
import { accountById, accountByName } from "./accounts";
import { answer, json, type World } from "./gateway";
import { WELL_FORMED } from "./ids";
import { mediaResource, postResource, profileResource } from "./instagram-resources";
import { postsOf } from "./posts";
import { endpointMissing, rapidapiDialect } from "./rapidapi-dialect";
import { shortLinkTarget } from "./short-links";

export const INSTAGRAM_HOST = "instagram-looter2.p.rapidapi.com";
const USERNAME = /^[0-9A-Za-z_.]{1,30}$/;
const POST_URL = /^(?:https?:)?(?:\/\/)?(?:www\.|m\.)?instagram\.com\/(?:[^/]+\/)?(?:p|reels?|tv)\/([0-9A-Za-z_-]+)/i;

const dialect = rapidapiDialect("instagram", INSTAGRAM_HOST);

export function instagram(world: World): Hono {
  const media = (endpoint: "/reels" | "/user-feeds") => (c: Context) => {
    const id = c.req.query("id") ?? "";
    return answer(world, dialect, c, endpoint, id ? [id] : [], (asked) => {
      const count = Number(c.req.query("count") ?? 12);
      const from = c.req.query("max_id") ? Number(c.req.query("max_id")?.split("_")[0]) : undefined;
      if (!/^\d{1,19}$/.test(id)) return failure("id is required");
      if (!Number.isInteger(count) || count < 1 || count > 50 || Number.isNaN(from))
        return failure("count or max_id is invalid");
      const account = accountById("instagram", id);
      const faults = asked.faultsOf(id);
      if (faults.has("status_false")) return failure("Something went wrong");
      const page = postsOf("instagram", account, asked.now, count, from);
      const secret = account.private || faults.has("private");
      const list = endpoint === "/reels" ? "reels" : "user-feeds";
      const items = secret ? [] : page.ids.map((code) => mediaResource(asked, asked.read(code), list));
      const more = !secret && page.next !== null;
      const next = more ? `${page.next}_${id}` : "";
      return endpoint === "/reels"
        ? json({
            status: true,
            items: items.map((item) => ({ media: item })),
            paging_info: { max_id: next, more_available: more },
          })
        : json({ status: true, items, num_results: items.length, next_max_id: next, more_available: more });
    });
  };

  return new Hono()
    .get("/profile", (c) => {
      const name = c.req.query("username") ?? "";
      return answer(world, dialect, c, "/profile", name ? [name] : [], (asked) => {
        if (!USERNAME.test(name)) return failure("username is required");
        const account = accountByName("instagram", name);
        if (account.username.startsWith("gone_") || asked.faultsOf(account.id).has("status_false"))
          return failure("User not found");
        return json(profileResource(asked, account));
      });
    })
    .get("/post", (c) => {
      const url = c.req.query("url") ?? "";
      const code =
        POST_URL.exec(url)?.[1] ?? shortLinkTarget(url.replace(/^https?:\/\//i, "").replace(/[?#].*$/, ""))?.id ?? null;
      return answer(world, dialect, c, "/post", code ? [code] : [], (asked) => {
        if (!code || !WELL_FORMED.instagram.test(code)) return failure("Invalid URL");
        const video = asked.read(code);
        if (video.has("status_false") || video.reserved === "absent") return failure("Post not found");
        return json(postResource(asked, video));
      });
    })
    .get("/reels", media("/reels"))
    .get("/user-feeds", media("/user-feeds"))
    .all("/*", (c) =>
      answer(world, dialect, c, "unknown", [], () => endpointMissing(c.req.path.replace(/^\/instagram/, ""))),
    );
}

/** Every failure has status 200, whatever the reason. */
function failure(errorMessage: string): Response {
  return json({ status: false, errorMessage });
}
