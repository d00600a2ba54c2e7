import { randomUUID } from "node:crypto";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { addSocialAccount } from "@/lib/channels/subscribers/add";
import { getSubscriberCounts } from "@/lib/channels/subscribers/list";
import { syncSubscriberCounts } from "@/lib/channels/subscribers/sync";
import type { OrganizationContext } from "@/lib/core/context";
import { DEFAULT_KEY_ROLES, type KeyRole } from "@/lib/core/key-role-schemas";
import { memoryLimiter } from "@/lib/core/rate-limit";
import { createKey } from "@/lib/developers/keys/create";
import { getSubscriberCountsOperation, syncSubscriberCountsOperation } from "@/rest/operations/subscribers";
import { bind, type RouteDeps } from "@/rest/pipeline";
import { type RouteHandlers, routes } from "@/rest/routes";
import { resolveTarget } from "@/rest/target";
import { createTestOrganization, testContext } from "@/test/context";
import { clearFaults, injectFault } from "@/test/sandbox";

const HOUR = 3_600_000;
const SYNC = "/token-stat-jobs/sync-social-subscriber-count";
const READ = "/token-stat-jobs/social-subscriber-count";
const ROLES: KeyRole[] = ["CLOUD_SCHEDULES"];

let month = 0;
let ctx: ReturnType<typeof testContext>;
let own: OrganizationContext;
let key: string;
let resources: Record<string, RouteHandlers>;

const newKey = async (roles: readonly KeyRole[], owner = own, days: number | null = null) =>
  (await createKey(owner, { name: "Test", roles: [...roles], expires_in_days: days })).key;

beforeEach(async () => {
  month += 1;
  ctx = testContext(new Date(Date.UTC(2020, month, 1)));
  own = await createTestOrganization(ctx);
  key = await newKey(ROLES);
  const limits = { requests: memoryLimiter(randomUUID()), failures: memoryLimiter(randomUUID()) };
  const deps: RouteDeps = { context: () => ctx, limits: () => limits };
  resources = {
    [`/api/v1${SYNC}`]: routes({ POST: bind(syncSubscriberCountsOperation, syncSubscriberCounts, deps) }),
    [`/api/v1${READ}`]: routes({ GET: bind(getSubscriberCountsOperation, getSubscriberCounts, deps) }),
  };
});
afterEach(clearFaults);

type Method = "GET" | "POST" | "PUT" | "DELETE" | "HEAD" | "OPTIONS";

/** Like the server: the target is resolved to a resource, which has a handler. */
async function call(method: Method, target: string, init: RequestInit = {}) {
  const resolved = resolveTarget(method, target);
  if (resolved.kind === "refuse") throw new Error(`${target} was refused`);
  const handlers = resources[resolved.url];
  if (!handlers) throw new Error(`${target} is no route`);
  const headers = { "X-API-KEY": key, ...init.headers };
  const request = new Request(`http://localhost${resolved.url}`, { method, ...init, headers });
  const response = await handlers[method](request, { params: Promise.resolve(undefined) });
  const text = await response.text();
  return { status: response.status, body: text === "" ? null : JSON.parse(text), headers: response.headers };
}
const sync = async (init: RequestInit = {}) => {
  const { status, body } = await call("POST", SYNC, init);
  return [status, body];
};
const read = async () => (await call("GET", READ)).body;
const add = (type: "TWITTER" | "YOUTUBE" | "TIKTOK", by = own) => addSocialAccount(by, { type, username: "blockbet" });

const PATHS = (path: string) => ["", "/v1", "/api/v1"].flatMap((base) => [`${base}${path}`, `${base}${path}/`]);

describe("the paths", () => {
  it.each(PATHS(SYNC))("POST %s syncs", async (path) => {
    await add("TWITTER");
    ctx.clock.advance(HOUR);
    expect(await call("POST", path)).toMatchObject({ status: 200, body: { status: "success" } });
    expect((await read()).socials[0].lastSyncedAt).toBe(ctx.now().toISOString());
  });

  it.each(PATHS(READ))("GET %s reads", async (path) => {
    expect(await call("GET", path)).toMatchObject({ status: 200, body: { socials: [] } });
  });
});

describe("POST sync-social-subscriber-count", () => {
  it("returns exactly the status, with rate limit headers", async () => {
    const { status, body, headers } = await call("POST", SYNC);
    expect([status, body]).toEqual([200, { status: "success" }]);
    expect(headers.get("x-ratelimit-remaining")).toBe("59");
    expect(headers.get("content-type")).toBe("application/json");
  });

  it.each(["no json", '{"status":"x"}', "[]", "\0"])("ignores the body %j", async (body) => {
    expect(await sync({ body })).toEqual([200, { status: "success" }]);
  });

  it("is 200 failed if every platform failed, and success again as soon as one answers", async () => {
    await add("TWITTER");
    await add("TIKTOK");
    ctx.clock.advance(HOUR);
    await injectFault({ platform: "twitter", fault: "http_500" });
    await injectFault({ platform: "tiktok", fault: "http_500" });
    expect(await sync()).toEqual([200, { status: "failed" }]);
    await clearFaults();
    await injectFault({ platform: "twitter", fault: "http_500" });
    expect(await sync()).toEqual([200, { status: "success" }]);
    expect((await read()).socials.map(({ lastError }: { lastError: string | null }) => lastError)).toEqual([
      "transient",
      null,
    ]);
  });

  it("syncs only the key's organization", async () => {
    const other = await createTestOrganization(ctx);
    await add("TWITTER");
    await add("TWITTER", other);
    ctx.clock.advance(HOUR);
    const before = await getSubscriberCounts(other);
    expect(await sync()).toEqual([200, { status: "success" }]);
    expect(await getSubscriberCounts(other)).toEqual(before);
    expect(await sync({ headers: { "X-API-KEY": await newKey(ROLES, other) } })).toEqual([200, { status: "success" }]);
    expect(await getSubscriberCounts(other)).not.toEqual(before);
  });

  it("returns the first response to a retry with the same Idempotency-Key", async () => {
    const first = { headers: { "Idempotency-Key": "today" } };
    expect(await sync(first)).toEqual([200, { status: "success" }]);
    const again = await call("POST", SYNC, first);
    expect([again.status, again.body, again.headers.get("idempotent-replayed")]).toEqual([
      200,
      { status: "success" },
      "true",
    ]);
  });

  it("reads no body, since it has none", async () => {
    const first = { headers: { "Idempotency-Key": "tomorrow" } };
    expect(await sync({ ...first, body: "x" })).toEqual([200, { status: "success" }]);
    const other = await call("POST", SYNC, { ...first, body: "x".repeat(65_537) });
    expect([other.status, other.headers.get("idempotent-replayed")]).toEqual([200, "true"]);
  });
});

describe("GET social-subscriber-count", () => {
  it("returns the documented fields, and the growth since the previous count", async () => {
    await add("TWITTER");
    ctx.clock.advance(24 * HOUR);
    await sync();
    const { socials } = await read();
    const [{ currentNumberOfSubscribers: current, prevNumberOfSubscribers: previous }] = socials;
    expect(socials).toEqual([
      {
        type: "TWITTER",
        username: expect.stringMatching(/^blockbet$/i),
        currentNumberOfSubscribers: expect.any(Number),
        prevNumberOfSubscribers: expect.any(Number),
        lastSyncedAt: ctx.now().toISOString(),
        lastError: null,
        growth: current - previous,
      },
    ]);
    const other = await createTestOrganization(ctx);
    const foreign = await call("GET", READ, { headers: { "X-API-KEY": await newKey(ROLES, other) } });
    expect(foreign.body).toEqual({ socials: [] });
  });

  it("has null numbers and growth before the first sync", async () => {
    await injectFault({ platform: "youtube", fault: "hidden_subscribers" });
    await add("YOUTUBE");
    expect(await read()).toEqual({
      socials: [
        {
          type: "YOUTUBE",
          username: expect.any(String),
          currentNumberOfSubscribers: null,
          prevNumberOfSubscribers: null,
          lastSyncedAt: null,
          lastError: null,
          growth: null,
        },
      ],
    });
  });
});

describe.each([
  ["POST", SYNC],
  ["GET", READ],
] as const)("%s %s refuses", (method, path) => {
  const refused = async (target: string, value: string | null) => {
    const { status, body } = await call(method, target, { headers: value === null ? {} : { "X-API-KEY": value } });
    return [status, body];
  };

  it.each([path, `/api/v1${path}`])("a missing, invalid or expired key at %s", async (target) => {
    const expired = await newKey(ROLES, own, 1);
    ctx.clock.advance(25 * HOUR);
    for (const value of ["", "cs_live_wrong", expired])
      expect(await refused(target, value)).toEqual([401, { error: "API key required" }]);
  });

  it.each([path, `/api/v1${path}`])("a key without the role at %s", async (target) => {
    expect(await refused(target, await newKey(DEFAULT_KEY_ROLES))).toEqual([403, { error: "Access denied" }]);
  });

  it("over the plan's rate", async () => {
    for (let n = 0; n < 60; n++) expect((await call(method, path)).status).toBe(200);
    const { status, body, headers } = await call(method, path);
    expect([status, body]).toEqual([429, { error: "Rate limit exceeded", limit: 60, reset: expect.any(Number) }]);
    expect(Number(headers.get("retry-after"))).toBeGreaterThan(0);
  });

  it("other methods", async () => {
    const allow = method === "GET" ? "GET, HEAD, OPTIONS" : "POST, OPTIONS";
    for (const other of ["PUT", "DELETE", method === "GET" ? "POST" : "GET"] as const) {
      const { status, body, headers } = await call(other, path);
      expect([status, body, headers.get("allow")]).toEqual([405, { error: "Method not allowed" }, allow]);
    }
    const options = await call("OPTIONS", path);
    expect([options.status, options.body, options.headers.get("allow")]).toEqual([204, null, allow]);
  });
});
