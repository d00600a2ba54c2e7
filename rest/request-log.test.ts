import { randomUUID } from "node:crypto";
import { eq, sql } from "drizzle-orm";
import { beforeEach, describe, expect, test, vi } from "vitest";
import { apiRequests, apiUsageHours, organizations } from "@/db/schema";
import { getUsage } from "@/lib/billing/usage";
import { changeAccess } from "@/lib/core/access-version";
import type { OrganizationContext } from "@/lib/core/context";
import { notFound } from "@/lib/core/errors";
import type { KeyRole } from "@/lib/core/key-role-schemas";
import { log } from "@/lib/core/log";
import { memoryLimiter } from "@/lib/core/rate-limit";
import { StreamedAnswer } from "@/lib/core/streamed-answer";
import { generateKey } from "@/lib/developers/keys/generate";
import { RequestBuffer } from "@/lib/developers/requests/buffer";
import { seedKey } from "@/lib/developers/requests/fixtures";
import { writeRequests } from "@/lib/developers/requests/write";
import type { TrackedVideo, VideoDetail } from "@/lib/tracking/videos/schemas";
import { getCreditsOperation, getUsageOperation } from "@/rest/operations/billing";
import { getChannelOperation } from "@/rest/operations/channels";
import { listVideoStatsOperation } from "@/rest/operations/stats";
import { getVideoOperation, listVideosOperation, trackVideoOperation } from "@/rest/operations/videos";
import { bind, type RouteDeps } from "@/rest/pipeline";
import { type Handler, routes } from "@/rest/routes";
import { createTestOrganization, testContext } from "@/test/context";

const ctx = testContext();
let owner: OrganizationContext;
let buffer: RequestBuffer;
let deps: RouteDeps;
let key: string;
let keyId: number;

async function useKey(roles: readonly KeyRole[]) {
  ({ key, rowId: keyId } = await seedKey(owner, "Reporting", roles));
}

beforeEach(async () => {
  owner = await createTestOrganization(ctx);
  buffer = new RequestBuffer({ write: (batch) => writeRequests(ctx.db, batch) });
  const limits = { requests: memoryLimiter(randomUUID()), failures: memoryLimiter(randomUUID()) };
  deps = { context: () => ctx, limits: () => limits, requests: () => buffer };
  await useKey(["videos:read", "videos:write", "channels:read", "usage:read"]);
});

const root = "http://localhost/api/v1";
interface CallOptions extends RequestInit {
  path?: string;
  params?: Record<string, string>;
}
const call = (handler: Handler, { path = "/videos", params, ...init }: CallOptions = {}) =>
  handler(new Request(root + path, { ...init, headers: { "X-API-Key": key, ...init.headers } }), {
    params: Promise.resolve(params),
  });
const rows = async () => {
  await buffer.flush();
  return ctx.db
    .select()
    .from(apiRequests)
    .where(eq(apiRequests.organizationId, owner.organization.id))
    .orderBy(apiRequests.id);
};

const list = () =>
  routes({
    GET: bind(listVideosOperation, async (_, { limit }) => ({ videos: [], total: 0, limit, next_cursor: null }), deps),
  });
const detail = getVideoOperation.example as VideoDetail;
const one = (verb: () => Promise<VideoDetail> = async () => detail) =>
  routes({ GET: bind(getVideoOperation, verb, deps) });

describe("a call with a known key", () => {
  test("is one row, with the ID in the response", async () => {
    ctx.clock.set(new Date("2026-03-10T12:34:56.789Z"));
    const response = await call(one().GET, { path: "/videos/abc?since=2026-01-01T00:00:00Z", params: { id: "abc" } });
    expect(response.status).toBe(200);
    const [row, ...others] = await rows();
    expect(others).toEqual([]);
    expect(row).toMatchObject({
      requestId: response.headers.get("x-request-id"),
      keyId,
      method: "GET",
      route: "/api/v1/videos/{id}",
      path: "/api/v1/videos/abc",
      status: 200,
      credits: 0,
      at: new Date("2026-03-10T12:34:56.789Z"),
    });
    expect(row?.duration).toBeGreaterThanOrEqual(0);
  });

  test("is logged for a 304 and for HEAD", async () => {
    const first = await call(one().GET, { params: { id: "abc" } });
    const headers = { "If-None-Match": first.headers.get("etag") ?? "" };
    expect((await call(one().GET, { params: { id: "abc" }, headers })).status).toBe(304);
    await call(one().HEAD, { params: { id: "abc" }, method: "HEAD" });
    expect((await rows()).map(({ method, status }) => [method, status])).toEqual([
      ["GET", 200],
      ["GET", 304],
      ["HEAD", 200],
    ]);
  });

  test("is logged when it is refused or fails", async () => {
    vi.spyOn(log, "error").mockImplementation(() => {});
    await call(list().GET, { path: "/videos?limit=x" });
    await call(one(() => Promise.reject(notFound("Video not found"))).GET, { params: { id: "abc" } });
    await call(one(() => Promise.reject(new Error("a bug"))).GET, { params: { id: "abc" } });
    await changeAccess(ctx.db, async (tx) => {
      await tx.update(organizations).set({ suspendedAt: ctx.now() }).where(eq(organizations.id, owner.organization.id));
    });
    await call(list().GET);
    expect((await rows()).map(({ status }) => status)).toEqual([400, 404, 500, 403]);
  });

  test("is logged when it lacks a role or exceeds the rate limit", async () => {
    await useKey(["videos:read"]);
    const { GET } = routes({ GET: bind(getUsageOperation, getUsage, deps) });
    await call(GET);
    for (let n = 0; n < 60; n++) await call(list().GET);
    const statuses = (await rows()).map(({ status }) => status);
    expect([statuses[0], statuses[1], statuses.at(-1), statuses.length]).toEqual([403, 200, 429, 61]);
  });

  test("is logged when its response is streamed, before the client has read it", async () => {
    const streamed = new StreamedAnswer(async function* () {
      yield "{";
      yield "}";
    });
    await call(routes({ GET: bind(listVideoStatsOperation, async () => streamed, deps) }).GET);
    expect(await rows()).toMatchObject([{ route: "/api/v1/videos/stats", status: 200 }]);
  });

  test("has the credits that it cost, and none for an error, HEAD or a price request", async () => {
    const channel = getChannelOperation.example as never;
    const found = routes({ GET: bind(getChannelOperation, async () => channel, deps) });
    const missing = routes({
      GET: bind(getChannelOperation, () => Promise.reject(notFound("Channel not found")), deps),
    });
    const params = { id: randomUUID() };
    await call(found.GET, { params });
    await call(found.HEAD, { params, method: "HEAD" });
    await call(found.OPTIONS, { params, method: "OPTIONS" });
    await call(missing.GET, { params });
    expect((await rows()).map(({ method, status, credits }) => [method, status, credits])).toEqual([
      ["GET", 200, 5],
      ["HEAD", 200, 0],
      ["OPTIONS", 200, 0],
      ["GET", 404, 0],
    ]);
  });

  test("has the same counts in the log and per hour", async () => {
    for (let n = 0; n < 5; n++) await call(list().GET, { path: n % 2 ? "/videos?limit=0" : "/videos" });
    await call(routes({ GET: bind(getCreditsOperation, async () => ({ credits: 1 }), deps) }).GET);
    const logged = await rows();
    const [counted] = await ctx.db
      .select({
        calls: sql<number>`sum(calls)::int`,
        errors: sql<number>`sum(errors)::int`,
        credits: sql<number>`sum(points)::int`,
      })
      .from(apiUsageHours)
      .where(eq(apiUsageHours.organizationId, owner.organization.id));
    expect(counted).toEqual({ calls: logged.length, errors: 2, credits: 0 });
  });
});

test("calls without a known key are not logged", async () => {
  for (const headers of [{ "X-API-Key": "" }, { "X-API-Key": generateKey() }, { "X-API-Key": `${key}x` }])
    expect((await call(list().GET, { headers })).status).toBe(401);
  expect((await list().POST(new Request(root, { method: "POST" }), { params: Promise.resolve({}) })).status).toBe(405);
  expect(buffer.state.waiting).toBe(0);
});

test("no column contains a secret, no matter where it was sent", async () => {
  const secret = generateKey();
  const tracked = trackVideoOperation.example as TrackedVideo;
  const { POST } = routes({ POST: bind(trackVideoOperation, async () => tracked, deps) });
  await call(POST, {
    path: `/videos/track?api_key=${key}&token=${secret}`,
    method: "POST",
    body: JSON.stringify({ video_link: `https://x.com/a?key=${key}`, duration_days: 1, password: secret }),
    headers: { Authorization: `Bearer ${secret}`, Cookie: `session=${secret}` },
  });
  await call(one().GET, { path: `/videos/${key}`, params: { id: key } });
  const logged = await rows();
  expect(logged).toHaveLength(2);
  const [hours] = await ctx.db.execute(
    sql`select jsonb_agg(to_jsonb(u)) as all_columns from api_usage_hours u
        where organization_id = ${owner.organization.id}`,
  );
  const everything = JSON.stringify([logged, hours]);
  for (const hidden of [key, secret, "password", "token=", "api_key", "x.com"])
    expect(everything).not.toContain(hidden);
  expect(logged[1]?.path).toBe("/api/v1/videos/cs_live_…");
});

test("a path is cut to 200 characters", async () => {
  await call(one().GET, { path: `/videos/${"a".repeat(500)}`, params: { id: "a".repeat(500) } });
  expect((await rows())[0]?.path).toHaveLength(200);
});

test("a failing log does not fail the request", async () => {
  vi.spyOn(log, "warn").mockImplementation(() => {});
  const write = () => Promise.reject(new Error("the database is away"));
  const broken = new RequestBuffer({ write, batchSize: 2, capacity: 3 });
  deps = { ...deps, requests: () => broken };
  for (let n = 0; n < 8; n++) expect((await call(list().GET)).status).toBe(200);
  expect(await broken.flush()).toBe(false);
  expect(broken.state).toEqual({ waiting: 3, dropped: 5 });
});
