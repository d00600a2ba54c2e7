import { randomUUID } from "node:crypto";
import { eq } from "drizzle-orm";
import { beforeEach, describe, expect, test, vi } from "vitest";
import { database } from "@/db/client";
import { organizations } from "@/db/schema";
import type { OrganizationContext } from "@/lib/core/context";
import { AppError } from "@/lib/core/errors";
import { memoryLimiter, postgresLimiter } from "@/lib/core/rate-limit";
import { createKey } from "@/lib/developers/keys/create";
import { generateKey } from "@/lib/developers/keys/generate";
import { FAILURES_PER_MINUTE } from "@/lib/developers/keys/rules";
import type { CreateKeyRequest } from "@/lib/developers/keys/schemas";
import type { TrackedVideo, VideoDetail } from "@/lib/tracking/videos/schemas";
import { PEER_HEADER } from "@/rest/client-address";
import { getVideoOperation, listVideosOperation, trackVideoOperation } from "@/rest/operations/videos";
import { bind, type RouteDeps } from "@/rest/pipeline";
import { type Handler, routes } from "@/rest/routes";
import { createTestOrganization, testContext } from "@/test/context";

const ctx = testContext();
let owner: OrganizationContext;
let key: string;
let deps: RouteDeps;

const newKey = async (roles: CreateKeyRequest["roles"], days: number | null = null) =>
  (await createKey(owner, { name: "Test", roles, expires_in_days: days })).key;

beforeEach(async () => {
  const limits = { requests: memoryLimiter(randomUUID()), failures: memoryLimiter(randomUUID()) };
  deps = { context: () => ctx, limits: () => limits };
  owner = await createTestOrganization(ctx);
  key = await newKey(["videos:read", "videos:write"]);
});

const body = { video_link: "https://www.tiktok.com/@user/video/7234567890123456789", duration_days: 7 };
const tracked = trackVideoOperation.example as TrackedVideo;
const renamed = async (db: OrganizationContext["db"]) =>
  (await db.select().from(organizations).where(eq(organizations.id, owner.organization.id)))[0]?.name;

/** A verb that writes, which shows whether its transaction was committed. */
const writing = (name: string, hook: () => unknown = () => {}) =>
  routes({
    POST: bind(
      trackVideoOperation,
      (verbCtx) =>
        verbCtx.db.transaction(async (tx) => {
          await tx.update(organizations).set({ name }).where(eq(organizations.id, verbCtx.organization.id));
          await hook();
          const answer = { ...tracked, id: randomUUID().replaceAll("-", "") };
          await verbCtx.onAnswer?.(tx, answer);
          return answer;
        }),
      deps,
    ),
  }).POST;
const reading = () =>
  routes({
    GET: bind(listVideosOperation, async (_, q) => ({ videos: [], total: 0, limit: q.limit, next_cursor: null }), deps),
  });

const at = "http://localhost/api/v1/videos";
const call = (handler: Handler, init: RequestInit & { url?: string; params?: Record<string, string> } = {}) =>
  handler(new Request(init.url ?? at, init), { params: Promise.resolve(init.params) });
const post = (handler: Handler, payload: BodyInit, headers: Record<string, string> = {}) =>
  call(handler, { method: "POST", body: payload, headers: { "X-API-Key": key, ...headers } });
const fieldsOf = async (response: Response) =>
  ((await response.json()) as { details: { field: string }[] }).details.map(({ field }) => field);

describe("authentication", () => {
  test.each(["X-API-Key", "X-API-KEY", "x-api-key"])("accepts the key in %s", async (name) => {
    expect((await call(reading().GET, { headers: { [name]: key } })).status).toBe(200);
  });

  test.each(["Bearer", "bearer", "Token"])("accepts the key in Authorization: %s", async (scheme) => {
    expect((await call(reading().GET, { headers: { Authorization: `${scheme} ${key}` } })).status).toBe(200);
  });

  test.each([
    ["no key", async () => ({})],
    ["a mistyped key", async () => ({ "X-API-Key": `${key}x` })],
    ["an unknown key", async () => ({ "X-API-Key": generateKey() })],
    ["another scheme", async () => ({ Authorization: `Basic ${key}` })],
  ])("%s is 401, before anything else is checked", async (_, headers) => {
    const response = await call(writing("x"), { method: "POST", body: "x".repeat(70_000), headers: await headers() });
    expect(response.status).toBe(401);
    expect(await response.json()).toEqual({ error: "API key required" });
    expect(response.headers.has("x-ratelimit-limit")).toBe(false);
  });

  test("a missing role is 403 before the body is read, with the rate headers", async () => {
    key = await newKey(["videos:read"]);
    const response = await post(writing("x"), "no json");
    expect(response.status).toBe(403);
    expect(await response.json()).toEqual({
      error: "Access denied",
      message: "This API key lacks the role videos:write",
    });
    expect(response.headers.get("x-ratelimit-remaining")).toBe("59");
  });

  test("a suspended organization is refused", async () => {
    await ctx.db
      .update(organizations)
      .set({ suspendedAt: ctx.now() })
      .where(eq(organizations.id, owner.organization.id));
    const response = await call(reading().GET, { headers: { "X-API-Key": key } });
    expect(response.status).toBe(403);
  });

  test("too many failures from one address are 429; a good key from there still works", async () => {
    const from = { [PEER_HEADER]: "9.9.9.9" };
    const bad = { ...from, "X-API-Key": generateKey() };
    for (let n = 0; n < FAILURES_PER_MINUTE; n++)
      expect((await call(reading().GET, { headers: bad })).status).toBe(401);
    const refused = await call(reading().GET, { headers: bad });
    expect(refused.status).toBe(429);
    expect(await refused.json()).toMatchObject({ error: "Rate limit exceeded", limit: FAILURES_PER_MINUTE });
    expect(Number(refused.headers.get("retry-after"))).toBeGreaterThan(50);
    expect((await call(reading().GET, { headers: { ...bad, [PEER_HEADER]: "9.9.9.8" } })).status).toBe(401);
    expect((await call(reading().GET, { headers: { ...from, "X-API-Key": key } })).status).toBe(200);
  });
});

describe.each([
  ["memory", () => memoryLimiter(randomUUID())],
  ["PostgreSQL", () => postgresLimiter(randomUUID(), database().sql)],
])("all keys of an organization, counted in %s", (_, make) => {
  test("share five times the plan's rate, and one key in a loop does not use it up", async () => {
    const limits = { requests: make(), failures: make() };
    deps = { context: () => ctx, limits: () => limits };
    await ctx.db
      .update(organizations)
      .set({ rateLimitPerMinute: 4 })
      .where(eq(organizations.id, owner.organization.id));
    const keys = [key, ...(await Promise.all(Array.from({ length: 6 }, () => newKey(["videos:read"]))))];
    const { GET } = reading();
    const ask = async (each: string) => {
      const { status, headers } = await call(GET, { headers: { "X-API-Key": each } });
      return [status, ...["limit", "remaining"].map((name) => Number(headers.get(`x-ratelimit-${name}`)))];
    };
    const [first = "", ...others] = keys;
    for (const left of [3, 2, 1, 0]) expect(await ask(first)).toEqual([200, 4, left]);
    for (let count = 0; count < 10; count++) expect(await ask(first)).toEqual([429, 4, 0]);
    for (const other of others.slice(0, 4))
      for (const left of [3, 2, 1, 0]) expect(await ask(other)).toEqual([200, 4, left]);
    expect(await ask(others[4] ?? "")).toEqual([429, 20, 0]);
    expect(await ask(others[5] ?? "")).toEqual([429, 20, 0]);
    const refused = await call(GET, { headers: { "X-API-Key": others[5] ?? "" } });
    expect(Number(refused.headers.get("retry-after"))).toBeGreaterThan(0);
    expect(await refused.json()).toMatchObject({ error: "Rate limit exceeded", limit: 20 });
  });
});

describe("the rate limit", () => {
  test("is the plan's, per key, and is in the headers of every response", async () => {
    const { GET } = reading();
    const other = await newKey(["videos:read"]);
    for (let left = 59; left >= 0; left--) {
      const response = await call(GET, { headers: { "X-API-Key": key } });
      expect(response.headers.get("x-ratelimit-limit")).toBe("60");
      expect(response.headers.get("x-ratelimit-remaining")).toBe(String(left));
    }
    const refused = await call(GET, { headers: { "X-API-Key": key } });
    const reset = Number(refused.headers.get("x-ratelimit-reset"));
    expect(refused.status).toBe(429);
    expect(await refused.json()).toEqual({ error: "Rate limit exceeded", limit: 60, reset });
    expect(Number(refused.headers.get("retry-after"))).toBeGreaterThan(0);
    expect(reset * 1000).toBeGreaterThan(Date.now());
    expect((await call(GET, { headers: { "X-API-Key": other } })).status).toBe(200);
  });
});

describe("the request", () => {
  test.each(["", "{", "null", "[]", '"text"', "\xff"])(
    "rejects the body %j with an error on the field body",
    async (text) => {
      const response = await post(writing("x"), Buffer.from(text, "latin1"));
      expect(response.status).toBe(400);
      expect(await fieldsOf(response)).toEqual(["body"]);
    },
  );

  test("returns one detail per invalid field and ignores unknown keys", async () => {
    const bad = await post(
      writing("x"),
      JSON.stringify({ video_link: "https://example.org", duration_days: "7", x: 1 }),
    );
    expect(bad.status).toBe(400);
    expect(await bad.json()).toEqual({
      error: "Invalid request",
      details: [
        { field: "video_link", message: "Invalid URL format" },
        { field: "duration_days", message: "Must be a whole number from 1 to 30, for example 7" },
      ],
    });
    expect((await post(writing("x"), JSON.stringify({ ...body, x: 1 }))).status).toBe(200);
  });

  test.each([0, 31, 1.5, "7", null, true, [7]])("rejects duration_days %j", async (duration_days) => {
    expect(await fieldsOf(await post(writing("x"), JSON.stringify({ ...body, duration_days })))).toEqual([
      "duration_days",
    ]);
  });

  test("rejects invalid query values with details", async () => {
    const headers = { "X-API-Key": key };
    const response = await call(reading().GET, { url: `${at}?limit=101&platform=vimeo&status=x`, headers });
    expect(await fieldsOf(response)).toEqual(["limit", "platform", "status"]);
    const nul = await call(reading().GET, { url: `${at}?cursor=%00`, headers });
    expect(await fieldsOf(nul)).toEqual(["cursor"]);
  });

  test("accepts 64 KiB; one byte more is 413, even without a Content-Length", async () => {
    const padded = (size: number) => JSON.stringify(body).padEnd(size, " ");
    expect((await post(writing("x"), padded(65_536))).status).toBe(200);
    const tooLong = await post(writing("x"), padded(65_537));
    expect(tooLong.status).toBe(413);
    expect(await tooLong.json()).toEqual({ error: "Request body too large" });
    let sent = 0;
    const endless = new ReadableStream({
      pull(controller) {
        sent += 1024;
        controller.enqueue(new Uint8Array(1024));
      },
    });
    const init = { method: "POST", body: endless, duplex: "half", headers: { "X-API-Key": key } };
    expect((await writing("x")(new Request(at, init), { params: Promise.resolve({}) })).status).toBe(413);
    expect(sent).toBeLessThan(70_000);
  });
});

describe("the response", () => {
  test("has a request ID of ours and is not cached", async () => {
    const response = await call(reading().GET, { headers: { "X-API-Key": key, "X-Request-Id": "mine" } });
    expect(response.headers.get("x-request-id")).toMatch(/^[0-9a-f-]{36}$/);
    expect(response.headers.get("cache-control")).toBe("no-store");
    expect(response.headers.get("x-content-type-options")).toBe("nosniff");
    expect(response.headers.get("content-type")).toBe("application/json");
  });

  test("contains only documented fields", async () => {
    const leaking = async () => ({ ...tracked, organization_id: 7 });
    const { POST } = routes({ POST: bind(trackVideoOperation, leaking, deps) });
    expect(await (await post(POST, JSON.stringify(body))).json()).toEqual(tracked);
  });

  test("a result that does not match its schema is a 500, and its effects are rolled back", async () => {
    const before = await renamed(ctx.db);
    const { POST } = routes({
      POST: bind(
        trackVideoOperation,
        (verbCtx) =>
          verbCtx.db.transaction(async (tx) => {
            await tx.update(organizations).set({ name: "x" }).where(eq(organizations.id, verbCtx.organization.id));
            const answer = { ...tracked, days_remaining: Number.NaN };
            await verbCtx.onAnswer?.(tx, answer);
            return answer;
          }),
        deps,
      ),
    });
    const response = await post(POST, JSON.stringify(body));
    expect(response.status).toBe(500);
    expect(await response.json()).toEqual({ error: "Internal server error" });
    expect(await renamed(ctx.db)).toBe(before);
  });

  test("HEAD is GET without the body", async () => {
    const init = { headers: { "X-API-Key": key } };
    const get = await call(reading().GET, init);
    const head = await call(reading().HEAD, { ...init, method: "HEAD" });
    expect(head.status).toBe(200);
    expect(await head.text()).toBe("");
    expect(head.headers.get("content-length")).toBe(String((await get.text()).length));
  });

  test("other methods are 405 with Allow; OPTIONS lists the methods", async () => {
    const read = reading();
    for (const method of ["POST", "PUT", "PATCH", "DELETE"] as const) {
      const response = await call(read[method], { method });
      expect(response.status).toBe(405);
      expect(response.headers.get("allow")).toBe("GET, HEAD, OPTIONS");
      expect(await response.json()).toEqual({ error: "Method not allowed" });
    }
    const preflight = await call(read.OPTIONS, { method: "OPTIONS" });
    expect(preflight.status).toBe(204);
    expect([...preflight.headers.keys()].filter((name) => name.startsWith("access-control"))).toEqual([]);
  });

  test("an unchanged video is 304", async () => {
    const detail = getVideoOperation.example as VideoDetail;
    const { GET } = routes({ GET: bind(getVideoOperation, async () => detail, deps) });
    const init = { headers: { "X-API-Key": key }, params: { id: "abc" } };
    const etag = (await call(GET, init)).headers.get("etag") ?? "";
    const same = await call(GET, { ...init, headers: { ...init.headers, "If-None-Match": `"x", ${etag}` } });
    expect([same.status, await same.text(), same.headers.get("etag")]).toEqual([304, "", etag]);
    const other = await call(GET, { ...init, headers: { ...init.headers, "If-None-Match": '"x"' } });
    expect(other.status).toBe(200);
    const odd = await call(GET, { ...init, params: { id: "\0" } });
    expect([odd.status, await odd.json()]).toEqual([404, { error: "Video not found" }]);
  });
});

describe("Idempotency-Key", () => {
  const json = JSON.stringify(body);

  test("replays exactly the same response, runs once, and counts against the rate limit", async () => {
    const run = vi.fn();
    const POST = writing("once", run);
    const headers = { "Idempotency-Key": randomUUID() };
    const first = await post(POST, json, headers);
    const second = await post(POST, json, headers);
    expect(await second.text()).toBe(await first.text());
    expect([first.headers.get("idempotent-replayed"), second.headers.get("idempotent-replayed")]).toEqual([
      null,
      "true",
    ]);
    expect(second.headers.get("x-ratelimit-remaining")).toBe("58");
    expect(run).toHaveBeenCalledTimes(1);
  });

  test("another body is 422, even if only the order of its fields differs", async () => {
    const headers = { "Idempotency-Key": randomUUID() };
    await post(writing("x"), json, headers);
    const response = await post(writing("x"), ` ${json}`, headers);
    expect(response.status).toBe(422);
  });

  test("of identical parallel requests, one runs and the others are 409", async () => {
    let finish = () => {};
    const finished = new Promise<void>((resolve) => {
      finish = resolve;
    });
    const run = vi.fn(() => finished);
    const headers = { "Idempotency-Key": randomUUID() };
    const POST = writing("twin", run);
    const settled = vi.fn();
    const twins = Array.from({ length: 5 }, () => post(POST, json, headers).finally(settled));
    await vi.waitFor(() => expect(settled).toHaveBeenCalledTimes(4));
    finish();
    const answers = await Promise.all(twins);
    for (const { status, headers } of answers)
      expect(headers.get("retry-after")).toEqual(status === 409 ? expect.stringMatching(/^[1-9]\d?$/) : null);
    const statuses = answers.map(({ status }) => status).sort();
    expect(statuses).toEqual([200, 409, 409, 409, 409]);
    expect(run).toHaveBeenCalledTimes(1);
  });

  test("an error is not stored: the next attempt runs", async () => {
    const headers = { "Idempotency-Key": randomUUID() };
    const failing = writing("x", () => {
      throw new AppError({ code: "platform_failed", message: "It failed" });
    });
    const failed = await post(failing, json, headers);
    expect([failed.status, await failed.json()]).toEqual([500, { error: "It failed" }]);
    expect((await post(writing("y"), json, headers)).status).toBe(200);
    expect(await renamed(ctx.db)).toBe("y");
  });

  test("a request that lost its lock leaves no effects", async () => {
    const headers = { "Idempotency-Key": randomUUID() };
    const slow = writing("slow", async () => {
      ctx.clock.advance(60_001);
      // Waits for no lock: the second request renames nothing before the first one's transaction has ended.
      const answer = async () => tracked;
      const second = await post(routes({ POST: bind(trackVideoOperation, answer, deps) }).POST, json, headers);
      expect(second.status).toBe(200);
    });
    const before = await renamed(ctx.db);
    expect((await post(slow, json, headers)).status).toBe(409);
    expect(await renamed(ctx.db)).toBe(before);
    expect(await (await post(slow, json, headers)).json()).toEqual(tracked);
  });

  test("more than 255 characters are 400", async () => {
    const response = await post(writing("x"), json, { "Idempotency-Key": "x".repeat(256) });
    expect(await fieldsOf(response)).toEqual(["Idempotency-Key"]);
  });
});
