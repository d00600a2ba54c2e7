import { randomUUID } from "node:crypto";
import { eq } from "drizzle-orm";
import { beforeEach, describe, expect, test } from "vitest";
import { trackings, videoState, videos } from "@/db/schema";
import type { OrganizationContext } from "@/lib/core/context";
import type { KeyRole } from "@/lib/core/key-role-schemas";
import { newPublicId } from "@/lib/core/public-id";
import { memoryLimiter } from "@/lib/core/rate-limit";
import { createKey } from "@/lib/developers/keys/create";
import { generateKey } from "@/lib/developers/keys/generate";
import { type SeededHour, seedHistories } from "@/lib/tracking/snapshots/fixtures";
import { setCost } from "@/lib/tracking/videos/set-cost";
import { listVideoStats } from "@/lib/tracking/videos/stats";
import { VideoStatsAnswer } from "@/lib/tracking/videos/stats-schemas";
import { listVideoStatsOperation } from "@/rest/operations/stats";
import { bind, type RouteDeps } from "@/rest/pipeline";
import { type RouteHandlers, routes } from "@/rest/routes";
import { createTestOrganization, testContext } from "@/test/context";

const START = new Date("2026-03-10T12:00:00.007Z");
const ctx = testContext(START);
let owner: OrganizationContext;
let key: string;
let handlers: RouteHandlers;

const keyOf = async (of: OrganizationContext, roles: KeyRole[] = ["videos:read"], days: number | null = null) =>
  (await createKey(of, { name: "Test", roles, expires_in_days: days })).key;

beforeEach(async () => {
  ctx.clock.set(START);
  const limits = { requests: memoryLimiter(randomUUID()), failures: memoryLimiter(randomUUID()) };
  const deps: RouteDeps = { context: () => ctx, limits: () => limits };
  handlers = routes({ GET: bind(listVideoStatsOperation, listVideoStats, deps) });
  owner = await createTestOrganization(ctx, { plan: "enterprise" });
  key = await keyOf(owner);
});

const ask = (query = "", headers: Record<string, string> = { Authorization: `Bearer ${key}` }, method = "GET") =>
  handlers[method === "HEAD" ? "HEAD" : "GET"](
    new Request(`http://localhost/api/v1/videos/stats${query}`, {
      method,
      headers: { host: "api.example.test", "x-forwarded-proto": "https", ...headers },
    }),
    { params: Promise.resolve({}) },
  );
const read = async (query?: string) => VideoStatsAnswer.strict().parse(await (await ask(query)).json());
const ids = async (query: string) => (await read(query)).data.data.map(({ video_id }) => video_id);
const refused = async (asked: Promise<Response>) => {
  const response = await asked;
  return [response.status, await response.json()];
};

interface Given {
  platform?: "tiktok" | "youtube" | "instagram" | "twitter";
  status?: "monitoring" | "completed" | "paused" | "error" | "cancelled";
  views?: number | null;
  likes?: number | null;
  createdAt?: Date;
  /** Without it: no snapshot yet. */
  latestAt?: Date | null;
  title?: string | null;
  thumbnailUrl?: string | null;
  of?: OrganizationContext;
}

/** Inserts a tracking directly, without the platform. */
async function have(given: Given = {}): Promise<{ uuid: string; id: number; publicId: string; externalId: string }> {
  const { platform = "tiktok", status = "monitoring", createdAt = START, views = null, likes = null } = given;
  const { latestAt = createdAt, title = null, thumbnailUrl = null, of = owner } = given;
  const externalId = `x${newPublicId()}`;
  const [video] = await ctx.db
    .insert(videos)
    .values({ platform, externalId, slot: 0, canonicalUrl: "x", title, thumbnailUrl, createdAt, metadataAt: createdAt })
    .returning();
  const [tracking] = await ctx.db
    .insert(trackings)
    .values({
      publicId: newPublicId(),
      jobId: newPublicId(),
      uuid: randomUUID(),
      organizationId: of.organization.id,
      videoId: video?.id ?? 0,
      platform,
      slot: 0,
      videoLink: "x",
      durationDays: 1,
      status,
      startedAt: createdAt,
      endsAt: createdAt,
      createdAt,
    })
    .returning();
  if (!tracking) throw new Error("not written");
  await ctx.db
    .insert(videoState)
    .values({ trackingId: tracking.id, latestAt, settledHour: 0, snapshots: 0, views, likes, badHours: 0 });
  return { ...tracking, externalId };
}

const NONE = { likes: {}, views: {}, reposts: {}, comments: {} };

describe("the response", () => {
  test("matches the documented one exactly", async () => {
    const { id, uuid, publicId, externalId } = await have({
      views: 2_000_000,
      likes: 56_501,
      latestAt: new Date("2026-03-10T13:10:00.120Z"),
      title: 'A "quoted" title \u2028 🎬',
      thumbnailUrl: "https://p16.example.test/x.jpeg?expires=1",
    });
    const history: SeededHour[] = [
      { hour: 1, takenAt: new Date("2026-03-10T13:10:00.120Z"), views: 2_000_000, likes: 56_501, shares: null },
      { hour: 0, takenAt: START, views: 1_900_000, likes: 56_500, shares: 6_472 },
      // Stored after the page was read: neither in its metrics nor in its history.
      { hour: 2, takenAt: new Date("2026-03-10T14:10:00Z"), views: 2_100_000, likes: 60_000, shares: 1 },
    ].map((row) => ({ ...row, comments: 0 }));
    await seedHistories(ctx, new Map([[id, history]]));
    await setCost(owner, { id: publicId, cost_usd: 250.5 });
    const response = await ask();
    expect(response.status).toBe(200);
    expect(response.headers.get("content-type")).toBe("application/json");
    expect(response.headers.get("x-ratelimit-limit")).toBe("1000");
    expect(await response.json()).toEqual({
      success: true,
      data: {
        data: [
          {
            video_id: uuid,
            external_video_id: externalId,
            id: publicId,
            video_link: "x",
            channel_id: null,
            stats: {
              likes: { "2026-03-10 12:00:00.007000+00": 56_500, "2026-03-10 13:10:00.120000+00": 56_501 },
              views: { "2026-03-10 12:00:00.007000+00": 1_900_000, "2026-03-10 13:10:00.120000+00": 2_000_000 },
              reposts: { "2026-03-10 12:00:00.007000+00": 6_472 },
              comments: { "2026-03-10 12:00:00.007000+00": 0, "2026-03-10 13:10:00.120000+00": 0 },
            },
            views: 2_000_000,
            likes: 56_501,
            comments: null,
            reposts: null,
            platform: "TikTok",
            created_at: "2026-03-10T12:00:00.007000+00:00",
            title: 'A "quoted" title \u2028 🎬',
            thumbnail_url: `https://api.example.test/api/thumbnails/${uuid}`,
            cpm: 0.12525,
            er: (56_501 * 100) / 2_000_000,
            stats_last_updated: "2026-03-10T13:10:00.120000+00:00",
          },
        ],
        pagination: { total: 1, limit: 50, offset: 0, has_more: false },
      },
      meta: { processing_time_ms: expect.any(Number), request_id: response.headers.get("x-request-id") },
    });
  });

  test("of a video without a snapshot has nulls and empty maps; without videos, an empty list", async () => {
    expect(await read()).toMatchObject({
      data: { data: [], pagination: { total: 0, limit: 50, offset: 0, has_more: false } },
    });
    const { uuid } = await have({ platform: "youtube", latestAt: null });
    const [video] = (await read()).data.data;
    expect(video).toMatchObject({ video_id: uuid, stats: NONE, views: null, likes: null, er: null, cpm: 0 });
    expect(video).toMatchObject({ platform: "YouTube", title: null, thumbnail_url: null, stats_last_updated: null });
  });

  test("has no engagement rate and no cpm without views", async () => {
    const { publicId } = await have({ views: 0, likes: 5 });
    await setCost(owner, { id: publicId, cost_usd: 10 });
    expect((await read()).data.data[0]).toMatchObject({ views: 0, er: null, cpm: 0 });
  });

  test("contains only the organization's own videos", async () => {
    const stranger = await createTestOrganization(ctx);
    await have({ of: stranger });
    const { uuid } = await have();
    expect(await ids("")).toEqual([uuid]);
    const { data } = await read();
    expect(data.pagination.total).toBe(1);
  });

  test("to HEAD has only headers", async () => {
    await have();
    const head = await ask("", undefined, "HEAD");
    expect([head.status, await head.text(), head.headers.get("content-type")]).toEqual([200, "", "application/json"]);
    expect((await ask("?sort=x", undefined, "HEAD")).status).toBe(400);
  });

  test("ignores a Content-Type and rejects an unknown parameter", async () => {
    const headers = { Authorization: `Bearer ${key}`, "Content-Type": "application/json" };
    expect((await ask("?limit=1", headers)).status).toBe(200);
    expect(await refused(ask("?limit=1&page=7", headers))).toMatchObject([
      400,
      {
        error: "Invalid page parameter",
        code: "INVALID_PARAMETER",
        details: { valid_parameter_options: expect.arrayContaining(["limit", "since", "blogger_username"]) },
      },
    ]);
  });

  test("contains only later points with since, and none with include=none; totals stay", async () => {
    const { id, externalId } = await have({ views: 30, likes: 3, latestAt: new Date("2026-03-10T14:00:00.007Z") });
    const history = [0, 1, 2].map((hour) => ({
      hour,
      takenAt: new Date(START.getTime() + hour * 3_600_000),
      views: (hour + 1) * 10,
      likes: hour + 1,
    }));
    await seedHistories(ctx, new Map([[id, history]]));
    const own = async (query: string) =>
      (await read(query)).data.data.find((video) => video.external_video_id === externalId);
    const since = await own("?since=2026-03-10T13:00:00.007Z");
    expect(since).toMatchObject({ views: 30, likes: 3 });
    expect(since?.stats).toEqual({
      ...NONE,
      views: { "2026-03-10 14:00:00.007000+00": 30 },
      likes: { "2026-03-10 14:00:00.007000+00": 3 },
    });
    expect(await own("?include=none")).toMatchObject({ views: 30, likes: 3, stats: NONE });
    expect(Object.keys((await own("?include=stats"))?.stats.views ?? {})).toHaveLength(3);
    expect(await refused(ask("?include=all"))).toMatchObject([
      400,
      { details: { valid_include_options: ["stats", "none"] } },
    ]);
    expect(await refused(ask("?since=0000-01-01T00:00:00Z"))).toMatchObject([
      400,
      { error: "Invalid since parameter", details: { valid_since_examples: expect.any(Array) } },
    ]);
  });

  test("can be limited to one creator, including the count", async () => {
    const { externalId, uuid } = await have({});
    await have({});
    await ctx.db.update(videos).set({ creator: "Some.User" }).where(eq(videos.externalId, externalId));
    for (const name of ["some.user", "%40Some.User"])
      expect((await read(`?blogger_username=${name}`)).data).toMatchObject({
        data: [{ video_id: uuid }],
        pagination: { total: 1, has_more: false },
      });
    expect((await read("?blogger_username=some")).data.pagination.total).toBe(0);
  });
});

describe("filters", () => {
  test("by platform, ignoring case, all four", async () => {
    const of = {
      tiktok: await have({ platform: "tiktok" }),
      youtube: await have({ platform: "youtube" }),
      instagram: await have({ platform: "instagram" }),
      twitter: await have({ platform: "twitter" }),
    };
    for (const [name, { uuid }] of Object.entries(of))
      for (const form of [name, name.toUpperCase()]) expect(await ids(`?platform=${form}`)).toEqual([uuid]);
    expect(await ids("?platform=TikTok")).toEqual([of.tiktok.uuid]);
    expect((await read()).data.data.map(({ platform }) => platform).sort()).toEqual([
      "Instagram",
      "TikTok",
      "Twitter",
      "YouTube",
    ]);
  });

  test("by status: each of ours maps to exactly one of theirs", async () => {
    const monitoring = await have({ status: "monitoring" });
    const paused = await have({ status: "paused" });
    const completed = await have({ status: "completed" });
    const cancelled = await have({ status: "cancelled" });
    const error = await have({ status: "error" });
    expect(await ids("?status=active&order=asc")).toEqual([monitoring.uuid, paused.uuid]);
    expect(await ids("?status=completed&order=asc")).toEqual([completed.uuid, cancelled.uuid]);
    expect(await ids("?status=failed")).toEqual([error.uuid]);
    expect((await read("?status=active&limit=1")).data.pagination).toEqual({
      total: 2,
      limit: 1,
      offset: 0,
      has_more: true,
    });
  });
});

describe("order", () => {
  test("by each field in both orders, nulls last in both, ties by ID", async () => {
    const at = (minute: number) => new Date(START.getTime() + minute * 60_000);
    const a = await have({ views: 5, likes: null, createdAt: at(3), latestAt: at(9) });
    const b = await have({ views: null, likes: 7, createdAt: at(1), latestAt: null });
    const c = await have({ views: 9, likes: 7, createdAt: at(2), latestAt: at(4) });
    const d = await have({ views: 5, likes: null, createdAt: at(2), latestAt: at(5) });
    const orders: Record<string, [asc: (typeof a)[], desc: (typeof a)[]]> = {
      created_at: [
        [b, c, d, a],
        [a, d, c, b],
      ],
      views: [
        [a, d, c, b],
        [c, d, a, b],
      ],
      likes: [
        [b, c, a, d],
        [c, b, d, a],
      ],
      updated_at: [
        [c, d, a, b],
        [a, d, c, b],
      ],
    };
    for (const [sort, [asc, desc]] of Object.entries(orders)) {
      expect(await ids(`?sort=${sort}&order=asc`), `${sort} asc`).toEqual(asc.map(({ uuid }) => uuid));
      expect(await ids(`?sort=${sort}&order=desc`), `${sort} desc`).toEqual(desc.map(({ uuid }) => uuid));
    }
    expect(await ids("")).toEqual([a, d, c, b].map(({ uuid }) => uuid));
  });

  test("pages contain every video once, even with equal values", async () => {
    for (let n = 0; n < 7; n++) await have({ views: n < 4 ? 1 : null });
    const seen: string[] = [];
    for (let offset = 0, more = true; more; offset += 2) {
      const { data } = await read(`?sort=views&limit=2&offset=${offset}`);
      seen.push(...data.data.map(({ video_id }) => video_id));
      expect(data.pagination).toEqual({ total: 7, limit: 2, offset, has_more: offset + 2 < 7 });
      more = data.pagination.has_more;
    }
    expect([seen.length, new Set(seen).size]).toEqual([7, 7]);
    expect((await read("?offset=50")).data).toEqual({
      data: [],
      pagination: { total: 7, limit: 50, offset: 50, has_more: false },
    });
  });
});

describe("refusals", () => {
  const LIMIT = { valid_limit_range: { minimum: 1, maximum: 100 } };
  const OFFSET = { valid_offset_range: { minimum: 0 } };
  test.each<[query: string, field: string, details: unknown]>([
    ["sort=title", "sort", { valid_sort_options: ["created_at", "views", "likes", "updated_at"] }],
    ["sort=Views", "sort", { valid_sort_options: ["created_at", "views", "likes", "updated_at"] }],
    ["order=up", "order", { valid_order_options: ["asc", "desc"] }],
    ["status=monitoring", "status", { valid_status_options: ["active", "completed", "failed"] }],
    ["platform=vimeo", "platform", { valid_platform_options: ["TikTok", "YouTube", "Instagram", "Twitter"] }],
    ["platform=", "platform", { valid_platform_options: ["TikTok", "YouTube", "Instagram", "Twitter"] }],
    ["platform=tiktok%00", "platform", { valid_platform_options: ["TikTok", "YouTube", "Instagram", "Twitter"] }],
    ["limit=0", "limit", LIMIT],
    ["limit=101", "limit", LIMIT],
    ["limit=1.5", "limit", LIMIT],
    ["limit=0x10", "limit", LIMIT],
    ["limit=", "limit", LIMIT],
    ["offset=-1", "offset", OFFSET],
    ["offset=", "offset", OFFSET],
    ["offset=99999999999999999999", "offset", OFFSET],
    // Two errors: the flat form has room for one.
    ["sort=x&limit=0", "limit", LIMIT],
  ])("%s", async (query, field, details) => {
    expect(await refused(ask(`?${query}`))).toEqual([
      400,
      { success: false, error: `Invalid ${field} parameter`, code: "INVALID_PARAMETER", details },
    ]);
  });

  test("the largest offset returns an empty page", async () => {
    expect((await read(`?offset=${Number.MAX_SAFE_INTEGER}`)).data.data).toEqual([]);
  });

  test("without a key, with a wrong, an expired or an unauthorized one", async () => {
    const flat = (error: string, code: string) => ({ success: false, error, code });
    expect(await refused(ask("", {}))).toEqual([401, flat("Missing Authorization header", "MISSING_AUTH")]);
    expect(await refused(ask("", { Authorization: `Bearer ${generateKey()}` }))).toEqual([
      401,
      flat("Invalid API key", "INVALID_API_KEY"),
    ]);
    const writer = await keyOf(owner, ["videos:write"]);
    expect(await refused(ask("", { Authorization: `Bearer ${writer}` }))).toEqual([
      403,
      flat("This API key lacks the role videos:read", "FORBIDDEN"),
    ]);
    const short = await keyOf(owner, ["videos:read"], 1);
    ctx.clock.advance(86_400_001);
    expect(await refused(ask("", { Authorization: `Bearer ${short}` }))).toEqual([
      401,
      flat("API key has expired", "EXPIRED_API_KEY"),
    ]);
  });

  test("over the rate limit", async () => {
    const poor = await createTestOrganization(ctx);
    const headers = { Authorization: `Bearer ${await keyOf(poor)}` };
    for (let n = 0; n < 60; n++) expect((await ask("?limit=1", headers)).status).toBe(200);
    const response = await ask("", headers);
    expect([response.status, await response.json()]).toEqual([
      429,
      { success: false, error: "Rate limit exceeded", code: "RATE_LIMITED" },
    ]);
    expect(Number(response.headers.get("retry-after"))).toBeGreaterThan(0);
  });

  test("another method", async () => {
    const request = new Request("http://localhost/api/v1/videos/stats", { method: "POST", body: "{}" });
    const response = await handlers.POST(request, { params: Promise.resolve({}) });
    expect([response.status, response.headers.get("allow"), await response.json()]).toEqual([
      405,
      "GET, HEAD, OPTIONS",
      { success: false, error: "Method not allowed", code: "METHOD_NOT_ALLOWED" },
    ]);
  });
});
