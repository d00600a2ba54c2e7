import { createServer, type IncomingMessage, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { eq } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { platformQuotas } from "@/db/schema";
import type { Platform } from "@/lib/platforms/schemas";
import { fetchVideo, fetchVideos } from "@/lib/platforms/sources/fetch-videos";
import { testContext } from "@/test/context";

/** A platform that returns what a test specifies, reached by base URLs and keys as in production. */
interface Reply {
  status?: number;
  headers?: Record<string, string>;
  body: unknown;
}
let server: Server;
let requests: IncomingMessage[] = [];
let reply: (request: IncomingMessage) => Reply;

beforeAll(async () => {
  server = createServer((request, response) => {
    requests.push(request);
    const { status = 200, headers = {}, body } = reply(request);
    response.writeHead(status, { "content-type": "application/json", ...headers });
    response.end(typeof body === "string" ? body : JSON.stringify(body));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  delete process.env.SANDBOX_URL;
  Object.assign(process.env, {
    YOUTUBE_API_KEY: "youtube-key",
    YOUTUBE_BASE_URL: `${origin}/youtube/v3/`,
    X_BEARER_TOKEN: "x-token",
    X_BASE_URL: origin,
    RAPIDAPI_KEY: "rapid-key",
    TIKTOK_BASE_URL: `${origin}/tiktok`,
    INSTAGRAM_BASE_URL: `${origin}/instagram`,
  });
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});
beforeEach(async () => {
  requests = [];
  await testContext().db.delete(platformQuotas);
});

const NOW = new Date("2026-07-10T12:00:00Z");
const ctx = () => testContext(NOW);
const quick = { timeoutMs: 2000, backoffMs: 1 };
const IDS: Record<Platform, string> = {
  youtube: "dQw4w9WgXcQ",
  twitter: "1460323737035677698",
  tiktok: "7234567890123456789",
  instagram: "C1aB2cD3eF4",
};
const ask = (platform: Platform) => fetchVideo(ctx(), platform, IDS[platform], quick);
const google = (code: number, reason: string, details: object[] = []) => ({
  status: code,
  body: { error: { code, message: "No.", errors: [{ message: "No.", domain: "global", reason }], details } },
});

describe("what is sent", () => {
  it.each([
    [
      "youtube",
      `/youtube/v3/videos?part=snippet%2Cstatistics%2CcontentDetails%2Cstatus&id=${IDS.youtube}&key=youtube-key`,
      {},
    ],
    ["twitter", expect.stringMatching(`^/2/tweets\\?ids=${IDS.twitter}&`), { authorization: "Bearer x-token" }],
    [
      "tiktok",
      `/tiktok/?url=${IDS.tiktok}&hd=0`,
      { "x-rapidapi-key": "rapid-key", "x-rapidapi-host": "tiktok-scraper7.p.rapidapi.com" },
    ],
    [
      "instagram",
      `/instagram/post?url=https%3A%2F%2Fwww.instagram.com%2Freel%2F${IDS.instagram}%2F`,
      { "x-rapidapi-key": "rapid-key", "x-rapidapi-host": "instagram-looter2.p.rapidapi.com" },
    ],
  ] as [Platform, unknown, Record<string, string>][])("%s", async (platform, url, headers) => {
    reply = () => ({ status: 400, body: {} });
    await ask(platform);
    expect(requests).toHaveLength(1);
    expect(requests[0]?.url).toEqual(url);
    expect(requests[0]?.headers).toMatchObject(headers);
    expect(requests[0]?.headers).not.toHaveProperty("x-sandbox-now");
  });
});

describe("failures", () => {
  const pacificMidnight = new Date("2026-07-11T07:00:00Z");
  const inOneMinute = new Date("2026-07-10T12:01:00Z");
  const inOneHour = new Date("2026-07-10T13:00:00Z");
  it.each([
    ["youtube", google(403, "dailyLimitExceeded"), { kind: "quota", until: pacificMidnight }],
    ["youtube", google(403, "userRateLimitExceeded"), { kind: "rate_limited", until: inOneMinute }],
    ["youtube", google(429, "RESOURCE_EXHAUSTED"), { kind: "rate_limited", until: inOneMinute }],
    ["youtube", google(400, "badRequest", [{ reason: "API_KEY_INVALID" }]), { kind: "auth" }],
    ["youtube", google(403, "forbidden", [{ reason: "API_KEY_SERVICE_BLOCKED" }]), { kind: "auth" }],
    ["youtube", google(403, "accessNotConfigured"), { kind: "auth" }],
    ["youtube", google(403, "ipRefererBlocked"), { kind: "auth" }],
    ["youtube", google(400, "keyExpired"), { kind: "auth" }],
    ["youtube", google(401, "authError"), { kind: "auth" }],
    ["youtube", google(403, "forbidden", [{ reason: "CONSUMER_SUSPENDED" }]), { kind: "auth" }],
    ["youtube", google(403, "forbidden"), { kind: "invalid_response" }],
    ["youtube", google(403, "channelClosed"), { kind: "unavailable" }],
    ["youtube", google(403, "channelSuspended"), { kind: "unavailable" }],
    ["youtube", google(404, "channelNotFound"), { kind: "unavailable" }],
    ["youtube", google(403, "accountClosed"), { kind: "unavailable" }],
    ["youtube", google(400, "channelClosed"), { kind: "unavailable" }],
    ["youtube", google(404, "videoNotFound"), { kind: "unavailable" }],
    ["youtube", google(403, "channelForbidden"), { kind: "private" }],
    ["youtube", google(403, "playlistForbidden"), { kind: "private" }],
    ["youtube", google(403, "playlistItemsNotAccessible"), { kind: "private" }],
    [
      "youtube",
      { status: 403, body: { error: { errors: null, details: {}, message: 5 } } },
      { kind: "invalid_response" },
    ],
    ["youtube", google(400, "invalidFilters"), { kind: "invalid_response" }],
    ["youtube", google(404, "notFound"), { kind: "invalid_response" }],
    ["youtube", { status: 302, headers: { location: "/elsewhere" }, body: {} }, { kind: "invalid_response" }],
    ["youtube", { body: {} }, { kind: "invalid_response" }],
    ["youtube", { body: [] }, { kind: "invalid_response" }],
    ["youtube", { body: "null" }, { kind: "invalid_response" }],
    ["youtube", { body: { items: [] } }, { kind: "unavailable" }],
    ["youtube", { body: { items: [{ noId: true }] } }, { kind: "invalid_response" }],
    ["youtube", { body: { items: [{ id: IDS.youtube, snippet: {}, statistics: {} }] } }, { kind: "invalid_response" }],
    ["youtube", { status: 408, body: {} }, { kind: "transient" }],
    [
      "twitter",
      { status: 429, headers: { "x-rate-limit-reset": "1783685100" }, body: {} },
      { kind: "rate_limited", until: new Date(1783685100_000) },
    ],
    [
      "twitter",
      { status: 429, headers: { "x-rate-limit-reset": "1000" }, body: {} },
      { kind: "rate_limited", until: inOneMinute },
    ],
    ["twitter", { status: 429, body: "slow down" }, { kind: "rate_limited", until: new Date("2026-07-10T12:15:00Z") }],
    ["twitter", { status: 403, body: { title: "UsageCapExceeded" } }, { kind: "quota", until: inOneHour }],
    ["twitter", { status: 402, body: { title: "CreditsDepleted" } }, { kind: "quota", until: inOneHour }],
    ["twitter", { status: 401, body: "<html>" }, { kind: "auth" }],
    ["twitter", { status: 403, body: { title: "Client Forbidden", reason: "client-not-enrolled" } }, { kind: "auth" }],
    [
      "twitter",
      { status: 403, body: { errors: [{ code: 453, message: "You have access to a subset" }] } },
      { kind: "auth" },
    ],
    [
      "twitter",
      { status: 403, body: { type: "https://api.x.com/2/problems/unsupported-authentication" } },
      { kind: "auth" },
    ],
    [
      "twitter",
      { status: 403, body: { errors: [{ code: 63, message: "User has been suspended." }] } },
      { kind: "unavailable" },
    ],
    [
      "twitter",
      { status: 404, body: { type: "https://api.x.com/2/problems/resource-not-found" } },
      { kind: "unavailable" },
    ],
    [
      "twitter",
      { status: 403, body: { type: "https://api.x.com/2/problems/not-authorized-for-resource" } },
      { kind: "private" },
    ],
    ["twitter", { status: 403, body: { title: "Forbidden", type: "about:blank" } }, { kind: "invalid_response" }],
    ["twitter", { status: 403, body: { title: 5, type: null, errors: {} } }, { kind: "invalid_response" }],
    ["twitter", { status: 403, body: "<html>blocked</html>" }, { kind: "invalid_response" }],
    ["twitter", { status: 400, body: { title: "Invalid Request" } }, { kind: "invalid_response" }],
    ["twitter", { body: {} }, { kind: "invalid_response" }],
    ["twitter", { body: { data: [] } }, { kind: "invalid_response" }],
    [
      "twitter",
      {
        body: {
          errors: [{ resource_type: "tweet", value: IDS.twitter, type: "https://api.x.com/2/problems/unheard-of" }],
        },
      },
      { kind: "invalid_response" },
    ],
    ["tiktok", { body: { code: -1, msg: "Something new" } }, { kind: "invalid_response" }],
    ["tiktok", { body: { code: -1 } }, { kind: "transient" }],
    ["tiktok", { body: { code: 0, msg: "success" } }, { kind: "invalid_response" }],
    ["tiktok", { body: { code: 0, msg: "success", data: { id: "1", play_count: 1 } } }, { kind: "invalid_response" }],
    ["tiktok", { body: { code: 0, data: { id: IDS.tiktok, play_count: -5 } } }, { kind: "invalid_response" }],
    ["tiktok", { body: { code: 0, data: { id: IDS.tiktok, play_count: 1.5 } } }, { kind: "invalid_response" }],
    ["tiktok", { body: { code: 0, data: { id: IDS.tiktok, play_count: 2 ** 60 } } }, { kind: "invalid_response" }],
    ["tiktok", { body: { code: 0, data: { id: IDS.tiktok, play_count: "1e3" } } }, { kind: "invalid_response" }],
    ["tiktok", { body: { code: -1, msg: "This video is private" } }, { kind: "private" }],
    ["tiktok", { body: { code: 0, data: { id: IDS.tiktok } } }, { kind: "invalid_response" }],
    [
      "tiktok",
      {
        status: 429,
        headers: { "x-ratelimit-requests-reset": "90" },
        body: { message: "You have exceeded the DAILY quota for Requests" },
      },
      { kind: "quota", until: new Date("2026-07-10T12:01:30Z") },
    ],
    [
      "tiktok",
      { status: 429, body: { message: "You have exceeded the MONTHLY quota" } },
      { kind: "quota", until: inOneHour },
    ],
    [
      "tiktok",
      { status: 429, headers: { "retry-after": "7" }, body: { message: "Too many requests" } },
      { kind: "rate_limited", until: new Date("2026-07-10T12:00:07Z") },
    ],
    ["instagram", { status: 404, body: { message: "Endpoint '/post' does not exist" } }, { kind: "invalid_response" }],
    ["instagram", { status: 403, body: { message: "You are not subscribed to this API." } }, { kind: "auth" }],
    ["instagram", { status: 401, body: { message: "Invalid API key" } }, { kind: "auth" }],
    [
      "instagram",
      { status: 403, body: { message: "Blocked User. Please contact your API provider." } },
      { kind: "auth" },
    ],
    ["instagram", { status: 403, body: { message: "Your account is suspended" } }, { kind: "auth" }],
    ["instagram", { status: 403, body: { message: "This account is private" } }, { kind: "private" }],
    ["instagram", { status: 403, body: { message: "The user has been suspended" } }, { kind: "unavailable" }],
    ["instagram", { status: 404, body: { message: "Media not found" } }, { kind: "unavailable" }],
    ["instagram", { status: 403, body: { message: "Forbidden" } }, { kind: "invalid_response" }],
    ["instagram", { status: 403, body: { message: {} } }, { kind: "invalid_response" }],
    ["instagram", { body: { is_private: true } }, { kind: "private" }],
    [
      "instagram",
      { body: { shortcode: "other", edge_media_preview_like: { count: 1 } } },
      { kind: "invalid_response" },
    ],
    [
      "instagram",
      { body: { shortcode: IDS.instagram, edge_media_preview_like: { count: -2 } } },
      { kind: "invalid_response" },
    ],
  ] as [Platform, Reply, object][])("%s %j → %j", async (platform, answer, expected) => {
    reply = () => answer;
    expect(await ask(platform)).toEqual(expected);
  });

  it("a connection that is refused is transient", async () => {
    reply = () => ({ body: {} });
    const { port } = server.address() as AddressInfo;
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
    try {
      expect(await ask("youtube")).toEqual({ kind: "transient" });
    } finally {
      await new Promise<void>((resolve) => server.listen(port, "127.0.0.1", resolve));
    }
  });
});

describe("readings", () => {
  const post = (metrics: object, more: object = {}) => ({
    body: { data: [{ id: IDS.twitter, text: "A\0B\ud800", public_metrics: metrics, ...more }] },
  });
  const figuresOf = async (platform: Platform) => {
    const outcome = await ask(platform);
    if (outcome.kind !== "ok") throw new Error(outcome.kind);
    return outcome.value.figures;
  };

  it("X: impressions before they were counted are unknown, later zeros are zeros", async () => {
    const counts = { like_count: 1, reply_count: 2, retweet_count: 3, bookmark_count: 4 };
    reply = () => post({ ...counts, impression_count: 0 }, { created_at: "2022-12-14T23:59:59.000Z" });
    expect(await figuresOf("twitter")).toEqual({ views: null, likes: 1, comments: 2, shares: 3, saves: 4 });
    reply = () => post({ ...counts, impression_count: 0 }, { created_at: "2022-12-15T00:00:00.000Z" });
    expect((await figuresOf("twitter")).views).toBe(0);
    // Without created_at, the time comes from the ID: this one is from 2021.
    reply = () => post({ ...counts, impression_count: 0 });
    expect((await figuresOf("twitter")).views).toBeNull();
    reply = () => post({ ...counts, impression_count: null }, { created_at: "2024-01-01T00:00:00.000Z" });
    expect((await figuresOf("twitter")).views).toBeNull();
  });

  it("X: absent counts are null, and text that PostgreSQL cannot store is cleaned", async () => {
    reply = () => post({ like_count: 1 });
    expect(await ask("twitter")).toMatchObject({
      kind: "ok",
      value: {
        title: "AB\ufffd",
        creator: null,
        figures: { views: null, likes: 1, comments: null, shares: null, saves: null },
      },
    });
  });

  it("X: errors about authors and media do not concern a post", async () => {
    reply = () => ({
      body: {
        ...post({ impression_count: 5 }).body,
        errors: [
          {
            resource_type: "user",
            resource_id: IDS.twitter,
            type: "https://api.twitter.com/2/problems/resource-not-found",
          },
        ],
      },
    });
    expect((await ask("twitter")).kind).toBe("ok");
  });

  it("Instagram: likes are hidden only with the flag, or by −1", async () => {
    const answer = (count: number, hidden: boolean) => () => ({
      body: {
        shortcode: IDS.instagram,
        video_play_count: 9,
        like_and_view_counts_disabled: hidden,
        edge_media_preview_like: { count },
      },
    });
    for (const [count, hidden, likes] of [
      [-1, true, null],
      [3, true, null],
      [-1, false, null],
      [3, false, 3],
    ] as const) {
      reply = answer(count, hidden);
      expect((await figuresOf("instagram")).likes).toBe(likes);
    }
  });

  it("YouTube: results are matched by ID, not by position, and a broken item does not affect the others", async () => {
    const item = (id: string, viewCount: unknown) => ({ id, snippet: { title: id }, statistics: { viewCount } });
    const [a, b, c, gone] = ["aaaaaaaaaaa", "bbbbbbbbbbb", "ccccccccccc", "ddddddddddd"];
    reply = () => ({ body: { items: [item(c, "3"), item("zzzzzzzzzzz", "9"), item(b, "many"), item(a, "1")] } });
    const outcomes = await fetchVideos(ctx(), "youtube", [a, b, c, gone], quick);
    expect([...outcomes.keys()]).toEqual([a, b, c, gone]);
    expect(outcomes.get(a)).toMatchObject({ kind: "ok", value: { externalId: a, figures: { views: 1, likes: null } } });
    expect(outcomes.get(b)).toEqual({ kind: "invalid_response" });
    expect(outcomes.get(c)).toMatchObject({ kind: "ok", value: { externalId: c, figures: { views: 3 } } });
    expect(outcomes.get(gone)).toEqual({ kind: "unavailable" });
  });

  it("YouTube: an error about one of a batch does not affect the others", async () => {
    const ids = Array.from({ length: 50 }, (_, n) => `video${n}`.padEnd(11, "_"));
    const closed = ids[17] ?? "";
    reply = ({ url = "" }) => {
      const asked = new URL(url, "http://localhost").searchParams.get("id")?.split(",") ?? [];
      if (asked.includes(closed)) return google(403, "channelClosed");
      return { body: { items: asked.map((id) => ({ id, statistics: { viewCount: "3" } })) } };
    };
    const outcomes = await fetchVideos(ctx(), "youtube", ids, quick);
    expect(outcomes.get(closed)).toEqual({ kind: "unavailable" });
    expect(ids.filter((id) => outcomes.get(id)?.kind === "ok")).toHaveLength(49);
    expect(requests.length).toBeLessThanOrEqual(13);
  });

  it("TikTok: the plan's quota in the headers is stored with its reset time", async () => {
    reply = () => ({
      headers: {
        "x-ratelimit-requests-limit": "500",
        "x-ratelimit-requests-remaining": "0",
        "x-ratelimit-requests-reset": "3600",
      },
      body: { code: 0, msg: "success", data: { id: IDS.tiktok, play_count: 1 } },
    });
    expect((await ask("tiktok")).kind).toBe("ok");
    const [row] = await ctx().db.select().from(platformQuotas).where(eq(platformQuotas.platform, "tiktok"));
    const until = new Date("2026-07-10T13:00:00Z");
    expect(row).toMatchObject({ limit: 500, used: 500, windowEndsAt: until });
    expect(await ask("tiktok")).toEqual({ kind: "quota", until });
    expect(requests).toHaveLength(1);
    const later = testContext(until);
    expect((await fetchVideo(later, "tiktok", IDS.tiktok, quick)).kind).toBe("ok");
  });
});
