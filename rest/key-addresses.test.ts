import { randomUUID } from "node:crypto";
import { eq } from "drizzle-orm";
import { beforeEach, expect, test } from "vitest";
import { auditEntries } from "@/db/schema";
import type { OrganizationContext } from "@/lib/core/context";
import { memoryLimiter } from "@/lib/core/rate-limit";
import { createKey } from "@/lib/developers/keys/create";
import { limitKey } from "@/lib/developers/keys/limit";
import { listKeys } from "@/lib/developers/keys/list";
import { rotateKey } from "@/lib/developers/keys/rotate";
import { FAILURES_PER_MINUTE } from "@/lib/developers/keys/rules";
import { PEER_HEADER } from "@/rest/client-address";
import { getChannelOperation } from "@/rest/operations/channels";
import { listVideoStatsOperation } from "@/rest/operations/stats";
import { getSubscriberCountsOperation } from "@/rest/operations/subscribers";
import { listVideosOperation } from "@/rest/operations/videos";
import { bind, type RouteDeps } from "@/rest/pipeline";
import { routes } from "@/rest/routes";
import { createTestOrganization, testContext } from "@/test/context";
import { outcomeOf } from "@/test/teams";

const RANGES = ["203.0.113.0/24", "2001:db8::/32"];
const ELSEWHERE = "198.51.100.7";
const MESSAGE = `This API key can't be used from ${ELSEWHERE}`;

const ctx = testContext();
let owner: OrganizationContext;
let id: string;
let key: string;
let deps: RouteDeps;
beforeEach(async () => {
  const limits = { requests: memoryLimiter(randomUUID()), failures: memoryLimiter(randomUUID()) };
  deps = { context: () => ctx, limits: () => limits };
  owner = await createTestOrganization(ctx);
  ({ id, key } = await createKey(owner, {
    name: "Server",
    roles: ["videos:read"],
    expires_in_days: null,
    allowed_ranges: RANGES,
  }));
});

const list = () =>
  bind(listVideosOperation, async (_, { limit }) => ({ videos: [], total: 0, limit, next_cursor: null }), deps);

async function callFrom(address: string | null, operation = list()) {
  const headers = { "X-API-Key": key, ...(address !== null && { [PEER_HEADER]: address }) };
  const { GET } = routes({ GET: operation });
  const response = await GET(new Request("http://localhost/api/v1/videos", { headers }), {
    params: Promise.resolve({}),
  });
  return { status: response.status, body: await response.json() };
}

test.each([
  ["203.0.113.200", 200],
  ["::ffff:203.0.113.1", 200],
  ["2001:db8:5::1", 200],
  [ELSEWHERE, 403],
  ["2001:db9::1", 403],
  ["unknown", 403],
  [null, 403],
])("a request from %s is %i", async (address, status) => {
  expect((await callFrom(address)).status).toBe(status);
});

test("is refused in the family's dialect", async () => {
  const never = async () => {
    throw new Error("the verb ran");
  };
  const refused = async (operation: ReturnType<typeof list>) => {
    const { status, body } = await callFrom(ELSEWHERE, operation);
    expect(status).toBe(403);
    return body;
  };
  expect(await refused(list())).toEqual({ error: "Access denied", message: MESSAGE });
  expect(await refused(bind(listVideoStatsOperation, never, deps))).toMatchObject({
    success: false,
    code: "FORBIDDEN",
  });
  expect(await refused(bind(getChannelOperation, never, deps))).toEqual({ detail: "Forbidden" });
  expect(await refused(bind(getSubscriberCountsOperation, never, deps))).toMatchObject({ error: "Access denied" });
});

test("counts toward the address, not the key", async () => {
  for (let n = 0; n < FAILURES_PER_MINUTE; n++) expect((await callFrom(ELSEWHERE)).status).toBe(403);
  expect((await callFrom(ELSEWHERE)).status).toBe(429);
  expect((await callFrom("203.0.113.1")).status).toBe(200);
});

test("a change takes effect with the next request, is in the audit log, and survives a rotation", async () => {
  expect((await callFrom(ELSEWHERE)).status).toBe(403);
  await limitKey(owner, { id, allowed_ranges: ["198.51.100.7/24", "198.51.100.0/24"] });
  expect((await callFrom(ELSEWHERE)).status).toBe(200);
  expect((await callFrom("203.0.113.1")).status).toBe(403);
  const acts = await ctx.db.select().from(auditEntries).where(eq(auditEntries.action, "key.limit"));
  expect(acts.at(-1)).toMatchObject({
    before: { allowed_ranges: RANGES },
    after: { allowed_ranges: ["198.51.100.0/24"] },
  });
  ({ key } = await rotateKey(owner, { id, overlap_hours: 0, expires_in_days: null }));
  expect((await callFrom("203.0.113.1")).status).toBe(403);
  expect((await listKeys(owner)).keys[0]?.allowed_ranges).toEqual(["198.51.100.0/24"]);
  expect(await outcomeOf(limitKey(owner, { id: "unknown", allowed_ranges: [] }))).toBe("not_found");
  expect(await outcomeOf(limitKey(owner, { id, allowed_ranges: ["10.0.0.0/99"] }))).toBe("invalid_request");
});
