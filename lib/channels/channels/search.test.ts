import { randomUUID } from "node:crypto";
import { eq } from "drizzle-orm";
import { afterEach, beforeEach, expect, test } from "vitest";
import { channels } from "@/db/schema";
import { chargeCredits } from "@/lib/billing/charge-credits";
import { getCredits } from "@/lib/billing/credits";
import { searchChannels } from "@/lib/channels/channels/search";
import type { OrganizationContext } from "@/lib/core/context";
import { memoryLimiter } from "@/lib/core/rate-limit";
import { createKey } from "@/lib/developers/keys/create";
import type { Platform } from "@/lib/platforms/schemas";
import { searchChannelsOperation } from "@/rest/operations/channels";
import { bind, type RouteDeps } from "@/rest/pipeline";
import { routes } from "@/rest/routes";
import { createTestOrganization, testContext } from "@/test/context";
import { clearFaults, countCalls, injectFault } from "@/test/sandbox";

const ctx = testContext();
const limits = { requests: memoryLimiter(randomUUID()), failures: memoryLimiter(randomUUID()) };
const deps: RouteDeps = { context: () => ctx, limits: () => limits };
const handlers = routes({ GET: bind(searchChannelsOperation, searchChannels, deps) });
const EMPTY = { count: 0, next: null, previous: null, results: [] };

let owner: OrganizationContext;
let key: string;

beforeEach(async () => {
  owner = await createTestOrganization(ctx);
  key = (await createKey(owner, { name: "Test", roles: ["channels:read"], expires_in_days: null })).key;
});
afterEach(clearFaults);

async function search(query: string, method: "GET" | "HEAD" = "GET") {
  const url = `http://127.0.0.1/api/v1/channels/search?${query}`;
  const request = new Request(url, { method, headers: { Authorization: `Token ${key}` } });
  const response = await handlers[method](request, { params: Promise.resolve({}) });
  const text = await response.text();
  return { status: response.status, body: text === "" ? "" : JSON.parse(text), headers: response.headers };
}
const newName = () => `who${randomUUID().replace(/\D/g, "").slice(0, 8)}x`;
const credits = async () => (await getCredits(owner)).credits;
const burnTo = async (left: number) =>
  chargeCredits(owner, { credits: (await credits()) - left, requestId: randomUUID(), operation: "test" });

test.each(["instagram", "tiktok", "youtube", "twitter"] satisfies Platform[])(
  "a name that exists on %s is fetched once, stored, and charged each time",
  async (media) => {
    const username = newName();
    const first = await search(`username=@${username.toUpperCase()}&media=${media}`);
    expect(first.status).toBe(200);
    const [stored] = await ctx.db.select().from(channels).where(eq(channels.uuid, first.body.results[0]?.id));
    expect(first.body).toEqual({
      count: 1,
      next: null,
      previous: null,
      results: [
        {
          id: stored?.uuid,
          username: expect.stringMatching(new RegExp(`^${username}$`, "i")),
          media,
          category: { primary: expect.any(Array), secondary: expect.any(Array) },
          country: stored?.country ?? "",
          stats: {
            followers: stored?.followers ?? 0,
            follows: stored?.follows ?? 0,
            post_count: stored?.postCount ?? 0,
          },
        },
      ],
    });
    const calls = await countCalls(media);
    expect((await search(`username=${username}&media=${media}`)).body).toEqual(first.body);
    expect(await countCalls(media)).toBe(calls);
    expect(await credits()).toBe(90);
  },
);

test("Instagram is the default", async () => {
  const username = newName();
  const given = await search(`username=${username}&media=instagram`);
  expect((await search(`username=${username}`)).body).toEqual(given.body);
});

test.each(["no%20such%20name", "a,b", "../x", "%F0%9F%A6%9C", "@@"])(
  "%s belongs to no one: an empty page",
  async (name) => {
    const { status, body } = await search(`username=${name}`);
    expect([status, body]).toEqual([200, EMPTY]);
    expect(await credits()).toBe(95);
  },
);

test("a page past the end is a free 404 without a platform request", async () => {
  const calls = await countCalls("instagram");
  const { status, body } = await search(`username=${newName()}&page=2`);
  expect([status, body]).toEqual([404, { detail: "Not found" }]);
  expect([await countCalls("instagram"), await credits()]).toEqual([calls, 100]);
});

test.each([
  "",
  "username=",
  "username=%20",
  "username=%00",
  `username=${"x".repeat(201)}`,
  "username=dior&media=vimeo",
  "username=dior&media=",
  "username=dior&page=0",
  "username=dior&page=x",
])("%j is invalid, free of charge", async (query) => {
  const { status, body } = await search(query);
  expect([status, body]).toEqual([400, { detail: "Invalid value" }]);
  expect(await credits()).toBe(100);
});

test("a failing platform is a free 503 with the time to wait", async () => {
  await injectFault({ platform: "tiktok", fault: "http_500" });
  const { status, body, headers } = await search(`username=${newName()}&media=tiktok`);
  expect([status, body]).toEqual([503, { detail: "Platform unavailable" }]);
  expect(headers.get("retry-after")).toMatch(/^[1-9]\d*$/);
  expect(headers.has("x-credits-charged")).toBe(false);
  expect(await credits()).toBe(100);
});

test("credits are checked before the platform is queried", async () => {
  await burnTo(4);
  const calls = await countCalls("twitter");
  const { status, body } = await search(`username=${newName()}&media=twitter`);
  expect([status, body]).toEqual([429, { detail: "Not enough credits" }]);
  expect([await countCalls("twitter"), await credits()]).toEqual([calls, 4]);
});

test("HEAD queries no platform, whether the name is known or not", async () => {
  const calls = await countCalls("twitter");
  const { status, body, headers } = await search(`username=${newName()}&media=twitter`, "HEAD");
  expect([status, body, headers.get("x-credits-charged")]).toEqual([200, "", "0"]);
  expect([await countCalls("twitter"), await credits()]).toEqual([calls, 100]);
  await burnTo(4);
  expect((await search(`username=${newName()}&media=twitter`, "HEAD")).status).toBe(429);
});
