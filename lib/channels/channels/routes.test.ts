import { randomUUID } from "node:crypto";
import { and, eq } from "drizzle-orm";
import pMap from "p-map";
import { beforeEach, describe, expect, test } from "vitest";
import { ledgerEntries, organizations } from "@/db/schema";
import { getCredits } from "@/lib/billing/credits";
import { grantCredits } from "@/lib/billing/grant-credits";
import { getChannelAudience } from "@/lib/channels/channels/audience";
import { listChannelContent } from "@/lib/channels/channels/content";
import { listEngagedInfluencers } from "@/lib/channels/channels/engaged";
import { seedChannel, seedFollowers, seedPost, seedStats } from "@/lib/channels/channels/fixtures";
import { listFollowerChanges } from "@/lib/channels/channels/follower-changes";
import { getChannel } from "@/lib/channels/channels/get";
import { importAudience } from "@/lib/channels/channels/import-audience";
import { listIncomingMentions, listOutgoingMentions } from "@/lib/channels/channels/mentions";
import { getChannelQuality } from "@/lib/channels/channels/quality";
import { EngagedPage } from "@/lib/channels/channels/schemas";
import { searchChannels } from "@/lib/channels/channels/search";
import type { ChannelRow } from "@/lib/channels/channels/store-profile";
import type { OrganizationContext } from "@/lib/core/context";
import { type Limits, memoryLimiter } from "@/lib/core/rate-limit";
import { createKey } from "@/lib/developers/keys/create";
import { generateKey } from "@/lib/developers/keys/generate";
import type { CreateKeyRequest } from "@/lib/developers/keys/schemas";
import { PEER_HEADER } from "@/rest/client-address";
import { getRootOperation } from "@/rest/operations/about";
import { getCreditsOperation } from "@/rest/operations/billing";
import * as analytics from "@/rest/operations/channel-analytics";
import * as operations from "@/rest/operations/channels";
import { bind, bindPublic, type RouteDeps } from "@/rest/pipeline";
import { OPERATIONS } from "@/rest/registry";
import { type RouteHandlers, routes } from "@/rest/routes";
import { createTestOrganization, testContext } from "@/test/context";
import { countCalls } from "@/test/sandbox";

const ctx = testContext(new Date("2026-03-10T12:00:00Z"));
let limits: Limits;
const deps: RouteDeps = { context: () => ctx, limits: () => limits };
const served: Record<string, RouteHandlers> = {
  "/channels/search": routes({ GET: bind(operations.searchChannelsOperation, searchChannels, deps) }),
  "/channels/{id}": routes({ GET: bind(operations.getChannelOperation, getChannel, deps) }),
  "/channels/{id}/analytics/audience": routes({
    GET: bind(analytics.getChannelAudienceOperation, getChannelAudience, deps),
  }),
  "/channels/{id}/analytics/quality": routes({
    GET: bind(analytics.getChannelQualityOperation, getChannelQuality, deps),
  }),
  "/channels/{id}/analytics/mentions/incoming": routes({
    GET: bind(analytics.listIncomingMentionsOperation, listIncomingMentions, deps),
  }),
  "/channels/{id}/analytics/mentions/outgoing": routes({
    GET: bind(analytics.listOutgoingMentionsOperation, listOutgoingMentions, deps),
  }),
  "/channels/{id}/analytics/follower-changes": routes({
    GET: bind(analytics.listFollowerChangesOperation, listFollowerChanges, deps),
  }),
  "/channels/{id}/analytics/engaged": routes({
    GET: bind(analytics.listEngagedInfluencersOperation, listEngagedInfluencers, deps),
  }),
  "/channels/{id}/content": routes({ GET: bind(operations.listChannelContentOperation, listChannelContent, deps) }),
  "/account/balance": routes({ GET: bind(getCreditsOperation, getCredits, deps) }),
  "/": routes({ GET: bindPublic(getRootOperation, () => ({ version: "1.0.0" }) as const, deps) }),
};
const PRICED = OPERATIONS.filter(({ credits }) => credits > 0);
const BY_ID = PRICED.filter(({ path }) => path.includes("{id}"));
const paths = (list: readonly { path: string }[]) => list.map(({ path }) => path);

let owner: OrganizationContext;
let key: string;
let channel: ChannelRow;

const newKey = async (of: OrganizationContext, roles: CreateKeyRequest["roles"] = ["channels:read", "usage:read"]) =>
  (await createKey(of, { name: "Test", roles, expires_in_days: null })).key;

/** A channel with complete data. */
async function seedWhole(): Promise<ChannelRow> {
  const row = await seedChannel(ctx, {
    country: "US",
    followers: 1234,
    follows: 5678,
    postCount: 345,
    categoriesPrimary: ["travel"],
    categoriesSecondary: ["food", "art"],
  });
  await seedStats(ctx, row, [{ day: "2026-03-09", followers: 1234, follows: 5678 }]);
  await seedPost(ctx, row, { publishedAt: ctx.now(), mentions: ["someone"] });
  await seedFollowers(ctx, row, [{ country: "US" }]);
  return row;
}

beforeEach(async () => {
  limits = { requests: memoryLimiter(randomUUID()), failures: memoryLimiter(randomUUID()) };
  owner = await createTestOrganization(ctx, { plan: "pro" });
  key = await newKey(owner);
  channel = await seedWhole();
});

interface Call {
  method?: "GET" | "HEAD" | "OPTIONS" | "POST";
  id?: string;
  query?: string;
  key?: string | null;
  headers?: Record<string, string>;
}
async function call(path: string, { method = "GET", id = channel.uuid, query, key: as = key, headers }: Call = {}) {
  const handlers = served[path];
  if (!handlers) throw new Error(`no route ${path}`);
  const search = query ?? (path === "/channels/search" ? `username=${channel.username}` : "");
  const url = `http://127.0.0.1:3999/api/v1${path.replace("{id}", id)}${search && `?${search}`}`;
  const request = new Request(url, {
    method,
    headers: { host: "api.example.org", ...(as === null ? {} : { Authorization: `Token ${as}` }), ...headers },
  });
  return handlers[method](request, { params: Promise.resolve(path.includes("{id}") ? { id } : {}) });
}
const answered = async (path: string, options?: Call) => {
  const response = await call(path, options);
  const text = await response.text();
  return [response.status, text === "" ? "" : JSON.parse(text)];
};
const page = (...results: unknown[]) => ({ count: results.length, next: null, previous: null, results });
const credits = async (of = owner) => (await getCredits(of)).credits;
const UNAUTHORIZED = [401, { detail: "Not authorized" }];
const MISSING = [404, { detail: "Not found" }];
const INVALID = [400, { detail: "Invalid value" }];
const POOR = [429, { detail: "Not enough credits" }];

test("nine routes cost credits, five each", () => {
  expect(PRICED.map(({ path, credits }) => [path, credits])).toEqual(
    Object.keys(served)
      .slice(0, 9)
      .map((path) => [path, 5]),
  );
});

describe.each(paths(PRICED))("%s", (path) => {
  test("accepts a token with credits, and charges once", async () => {
    const response = await call(path);
    expect(response.status).toBe(200);
    expect(Object.fromEntries(response.headers)).toMatchObject({
      "content-type": "application/json",
      "x-credits-charged": "5",
      "x-credits-remaining": "9995",
      "x-ratelimit-limit": "300",
      "cache-control": "no-store",
    });
    expect(response.headers.has("etag")).toBe(false);
    expect(await credits()).toBe(9995);
    const entries = await ctx.db.select().from(ledgerEntries);
    const requestId = response.headers.get("x-request-id");
    expect(entries.filter(({ idempotencyKey }) => idempotencyKey === `points:${requestId}:points_allotted`)).toEqual([
      expect.objectContaining({ organizationId: owner.organization.id, kind: "points_used", amount: -5n }),
    ]);
    expect((await call(path)).headers.get("x-credits-remaining")).toBe("9990");
  });

  test("refuses a token without credits, and errors are free", async () => {
    const poor = await createTestOrganization(ctx);
    const poorKey = await newKey(poor);
    for (let n = 0; n < 20; n++) expect((await call(path, { key: poorKey })).status).toBe(200);
    const refused = await call(path, { key: poorKey });
    expect([refused.status, await refused.json()]).toEqual(POOR);
    expect(refused.headers.has("retry-after")).toBe(false);
    expect(refused.headers.has("x-credits-charged")).toBe(false);
    expect(await credits(poor)).toBe(0);
    // Free calls still succeed.
    expect(await answered(path, { key: poorKey, method: "OPTIONS" })).toEqual([200, { credits: 5 }]);
    expect(await answered("/account/balance", { key: poorKey })).toEqual([200, { credits: 0 }]);
    // Existence and format are checked before credits.
    expect(await answered(path, { key: poorKey, id: randomUUID(), query: "page=0&period=7" })).toEqual(
      path.includes("{id}") && !/mentions|follower-changes|content/.test(path) ? MISSING : INVALID,
    );
    expect((await call(path, { key: poorKey, method: "HEAD" })).status).toBe(429);
  });

  test("refuses an unknown or missing token, no matter what else is wrong", async () => {
    for (const unknown of [generateKey(), "9944b09199c62bcf9418ad846dd0e4bbdfc6ee4b", null]) {
      expect(await answered(path, { key: unknown, id: "x", query: "page=x" })).toEqual(UNAUTHORIZED);
      expect(await answered(path, { key: unknown, method: "OPTIONS" })).toEqual(UNAUTHORIZED);
    }
  });

  test("refuses a key without the role, before checking format and existence", async () => {
    const other = await newKey(owner, ["videos:read", "usage:read"]);
    expect(await answered(path, { key: other, id: "x", query: "page=x" })).toEqual([403, { detail: "Forbidden" }]);
    expect(await credits()).toBe(10_000);
  });

  test("is throttled with the documented message and the time to wait", async () => {
    const slow = await newKey(await createTestOrganization(ctx));
    for (let n = 0; n < 60; n++) await call(path, { key: slow, method: "OPTIONS" });
    const refused = await call(path, { key: slow, query: "page=x" });
    expect([refused.status, await refused.json()]).toEqual([429, { detail: "Request was throttled" }]);
    expect(Number(refused.headers.get("retry-after"))).toBeGreaterThan(0);
  });

  test("returns its price free of charge, without parameters", async () => {
    const response = await call(path, { method: "OPTIONS", id: "x", query: "x=y" });
    expect([response.status, await response.json()]).toEqual([200, { credits: 5 }]);
    expect(response.headers.get("allow")).toBe("GET, HEAD, OPTIONS");
    expect(response.headers.get("x-ratelimit-remaining")).toBe("299");
    expect(await credits()).toBe(10_000);
  });

  test("rejects a browser's preflight request", async () => {
    const headers = { Origin: "https://example.org", "Access-Control-Request-Method": "GET" };
    for (const as of [key, null]) {
      const response = await call(path, { method: "OPTIONS", key: as, headers });
      expect([response.status, await response.text()]).toEqual([204, ""]);
      expect([...response.headers.keys()].filter((name) => name.startsWith("access-control"))).toEqual([]);
    }
  });

  test("HEAD is free", async () => {
    const response = await call(path, { method: "HEAD" });
    expect([response.status, await response.text()]).toEqual([200, ""]);
    expect(response.headers.get("content-type")).toBe("application/json");
    expect(response.headers.get("x-credits-charged")).toBe("0");
    expect(response.headers.get("x-credits-remaining")).toBe("10000");
    expect(await credits()).toBe(10_000);
  });

  test("rejects other methods", async () => {
    const response = await call(path, { method: "POST", key: null });
    expect([response.status, await response.json()]).toEqual([405, { detail: "Method not allowed" }]);
    expect(response.headers.get("allow")).toBe("GET, HEAD, OPTIONS");
  });
});

test.each(paths(BY_ID))("%s is a free 404 for malformed and unknown IDs", async (path) => {
  for (const id of [randomUUID(), "x", "00000000-0000-0000-0000-000000000000", `${channel.uuid}0`]) {
    expect(await answered(path, { id })).toEqual(MISSING);
    expect((await call(path, { id, method: "HEAD" })).status).toBe(404);
  }
  expect(await credits()).toBe(10_000);
});

test.each(paths(BY_ID))("%s returns the same to every organization, because channels are shared", async (path) => {
  const other = await newKey(await createTestOrganization(ctx));
  expect(await answered(path, { key: other })).toEqual(await answered(path));
});

describe("the answers", () => {
  test("the root returns its version with any key and without one", async () => {
    for (const as of [key, "nonsense", null])
      expect(await answered("/", { key: as })).toEqual([200, { version: "1.0.0" }]);
  });

  test("the balance is the sum of allotted and purchased credits, and is free", async () => {
    const response = await call("/account/balance");
    expect([response.status, await response.json()]).toEqual([200, { credits: 10_000 }]);
    expect(response.headers.has("x-credits-charged")).toBe(false);
    expect(await answered("/account/balance", { key: "nonsense" })).toEqual(UNAUTHORIZED);
    const other = await newKey(owner, ["channels:read"]);
    expect(await answered("/account/balance", { key: other })).toEqual([403, { detail: "Forbidden" }]);
  });

  test("a channel", async () => {
    expect(await answered("/channels/{id}")).toEqual([
      200,
      {
        id: channel.uuid,
        username: channel.username,
        media: "instagram",
        category: { primary: [{ name: "travel" }], secondary: [{ name: "food" }, { name: "art" }] },
        country: "US",
        stats: { followers: 1234, follows: 5678, post_count: 345 },
      },
    ]);
    const unknown = await seedChannel(ctx, { platform: "youtube" });
    expect((await answered("/channels/{id}", { id: unknown.uuid }))[1]).toMatchObject({
      media: "youtube",
      country: "",
      category: { primary: [], secondary: [] },
      stats: { followers: 0, follows: 0, post_count: 0 },
    });
  });

  test("the quality of a sample", async () => {
    const sampled = await seedChannel(ctx);
    await seedFollowers(
      ctx,
      sampled,
      [0, 0, 0, 1, 2, 3, 4, 6].map((flags) => ({ flags })),
    );
    expect(await answered("/channels/{id}/analytics/quality", { id: sampled.uuid })).toEqual([
      200,
      {
        quality_grade: 56,
        quality_distribution: {
          quality_distribution_1: 0.375,
          quality_distribution_2: 0.125,
          quality_distribution_3: 0.125,
          quality_distribution_4: 0.125,
          quality_distribution_5: 0.25,
        },
      },
    ]);
  });

  test("without a sample, quality and audience are a free 404", async () => {
    const bare = await seedChannel(ctx);
    const silent = await seedChannel(ctx, { platform: "twitter" });
    await seedFollowers(ctx, silent, [{ country: null }]);
    expect(await answered("/channels/{id}/analytics/quality", { id: bare.uuid })).toEqual(MISSING);
    expect(await answered("/channels/{id}/analytics/audience", { id: bare.uuid })).toEqual(MISSING);
    expect(await answered("/channels/{id}/analytics/audience", { id: silent.uuid })).toEqual(MISSING);
    expect(await answered("/channels/{id}/analytics/engaged", { id: bare.uuid })).toEqual([200, page()]);
    const reason = async (id: string) =>
      (await call("/channels/{id}/analytics/quality", { id })).headers.get("x-reason");
    const x = await seedChannel(ctx, { platform: "twitter" });
    expect([await reason(bare.uuid), await reason(x.uuid), await reason(randomUUID())]).toEqual([
      "not_available",
      "no_sample_yet",
      "unknown",
    ]);
    for (const free of ["/", "/account/balance"]) {
      expect(await answered(free, { method: "OPTIONS" })).toEqual([200, { credits: 0 }]);
    }
    expect(await credits()).toBe(9995);
  });

  test("the audience comes from the sample, or from the caller's own import if that has more", async () => {
    const path = "/channels/{id}/analytics/audience";
    const sampled = await seedChannel(ctx, { platform: "tiktok" });
    await seedFollowers(ctx, sampled, [{ country: "US" }, { country: "US" }, { country: "ID" }, { country: null }]);
    const fromSample = {
      genders: { male: 0, femalte: 0 },
      countries: { US: 66.6667, ID: 33.3333 },
      ages: { total: 0, counts: [] },
    };
    expect(await answered(path, { id: sampled.uuid })).toEqual([200, fromSample]);
    expect((await call(path, { id: sampled.uuid })).headers.get("x-audience-unknown")).toBe("genders, ages");
    const csv =
      "dimension,value,amount\ngender,male,43.7\ngender,female,56.3\nage,25-34,123\nage,18-24,456\nage,65+,27";
    await importAudience(owner, { channelId: sampled.uuid, csv });
    const imported = {
      genders: { male: 43.7, femalte: 56.3 },
      ages: {
        total: 606,
        counts: [
          ["18-24", 456],
          ["25-34", 123],
          ["65+", 27],
        ],
      },
    };
    expect(await answered(path, { id: sampled.uuid })).toEqual([200, { ...fromSample, ...imported }]);
    await importAudience(owner, { channelId: sampled.uuid, csv: `${csv}\ncountry,DE,1` });
    expect(await answered(path, { id: sampled.uuid })).toEqual([200, { countries: { DE: 100 }, ...imported }]);
    const foreign = await newKey(await createTestOrganization(ctx));
    expect(await answered(path, { id: sampled.uuid, key: foreign })).toEqual([200, fromSample]);
    const bare = await seedChannel(ctx);
    await importAudience(owner, { channelId: bare.uuid, csv });
    expect(await answered(path, { id: bare.uuid })).toEqual([200, { ...imported, countries: {} }]);
    expect(await answered(path, { id: bare.uuid, key: foreign })).toEqual(MISSING);
  });

  test("follower changes of the period, oldest first", async () => {
    const path = "/channels/{id}/analytics/follower-changes";
    const read = await seedChannel(ctx, { platform: "tiktok" });
    await seedStats(ctx, read, [
      { day: "2026-03-10", followers: 5982, follows: 132 },
      { day: "2026-03-08", followers: 5438, follows: null },
      { day: "2026-03-09", followers: null },
      { day: "2025-12-11", followers: 5000 },
      { day: "2025-12-10", followers: 1000 },
      { day: "2025-03-16", followers: 10 },
      { day: "2025-03-15", followers: 1 },
    ]);
    const newest = [
      { date: "2026-03-08", followers: 5438, change: 8.76, follows: 0 },
      { date: "2026-03-10", followers: 5982, change: 10.0037, follows: 132 },
    ];
    const first = { date: "2025-12-11", followers: 5000, change: 0, follows: 0 };
    expect(await answered(path, { id: read.uuid })).toEqual([200, page(first, ...newest)]);
    expect(await answered(path, { id: read.uuid, query: "period=90" })).toEqual([200, page(first, ...newest)]);
    const half = page({ ...first, date: "2025-12-10", followers: 1000 }, { ...first, change: 400 }, ...newest);
    expect(await answered(path, { id: read.uuid, query: "period=180" })).toEqual([200, half]);
    const [, year] = await answered(path, { id: read.uuid, query: "period=360" });
    expect([year.count, year.results[0].date]).toEqual([5, "2025-03-16"]);
    for (const period of ["89", "91", "0", "-90", "x", "", "90.5", "1e3"])
      expect(await answered(path, { id: read.uuid, query: `period=${period}` })).toEqual(INVALID);
  });

  test("mentions, outgoing and incoming", async () => {
    const [a, b, c] = [await seedChannel(ctx), await seedChannel(ctx, { pictureUrl: null }), await seedChannel(ctx)];
    const namesake = await seedChannel(ctx, { platform: "tiktok", username: a.username });
    const at = ctx.now();
    await seedPost(ctx, a, { publishedAt: at, mentions: [b.usernameKey, "stranger", a.usernameKey] });
    await seedPost(ctx, a, { publishedAt: at, mentions: ["stranger"] });
    await seedPost(ctx, b, { publishedAt: at, mentions: [a.usernameKey] });
    await seedPost(ctx, c, { publishedAt: at, mentions: [a.usernameKey] });
    await seedPost(ctx, c, { publishedAt: at, mentions: [a.usernameKey] });
    await seedPost(ctx, namesake, { publishedAt: at, mentions: [a.usernameKey] });
    const [out, into] = ["/channels/{id}/analytics/mentions/outgoing", "/channels/{id}/analytics/mentions/incoming"];
    expect(await answered(out, { id: a.uuid })).toEqual([
      200,
      page({ username: "stranger", profile_picture: "" }, { username: b.username, profile_picture: "" }),
    ]);
    expect(await answered(into, { id: a.uuid })).toEqual([
      200,
      page({ username: c.username, profile_picture: c.pictureUrl }, { username: b.username, profile_picture: "" }),
    ]);
    const lonely = await seedChannel(ctx);
    expect(await answered(into, { id: lonely.uuid })).toEqual([200, page()]);
    expect(await answered(out, { id: lonely.uuid })).toEqual([200, page()]);
  });

  test("engaged ranks the sample: the hundred with the most followers, each with a valid ID", async () => {
    const path = "/channels/{id}/analytics/engaged";
    const followed = await seedChannel(ctx, { platform: "twitter" });
    const known = await seedChannel(ctx, { platform: "twitter", followers: 3, username: "known.here" });
    const elsewhere = await seedChannel(ctx, { platform: "tiktok", followers: 10_000 });
    const fans = Array.from({ length: 102 }, (_, n) => ({ externalId: `fan${n}`, followers: n, country: "US" }));
    await seedFollowers(ctx, followed, [
      ...fans,
      { externalId: known.externalId, followers: 1_000 },
      { externalId: elsewhere.externalId, followers: 2_000 },
      { externalId: "untold" },
    ]);
    const calls = await countCalls("twitter");
    const [status, body] = await answered(path, { id: followed.uuid });
    const { results } = EngagedPage.parse(body);
    expect([status, results.length]).toEqual([200, 100]);
    // The sample's own data counts, not that of the known channel.
    expect(results[1]).toEqual({ id: known.uuid, profile_picture: known.pictureUrl });
    expect(results[0]?.id).not.toBe(elsewhere.uuid);
    const stubs = await Promise.all(
      [results[2], results[99]].map((result) => answered("/channels/{id}", { id: result?.id ?? "" })),
    );
    expect(stubs).toEqual(
      [101, 4].map((n) => [
        200,
        {
          id: expect.any(String),
          username: `follower_${n}`,
          media: "twitter",
          category: { primary: [], secondary: [] },
          country: "US",
          stats: { followers: n, follows: 0, post_count: 0 },
        },
      ]),
    );
    expect(results[2]?.profile_picture).toBe("https://pictures.example/follower_101.jpg");
    // A second call returns the same IDs without a platform request.
    expect(await answered(path, { id: followed.uuid })).toEqual([200, body]);
    expect(await countCalls("twitter")).toBe(calls);
    for (const other of ["content", "analytics/follower-changes", "analytics/engaged", "analytics/mentions/outgoing"])
      expect(await answered(`/channels/{id}/${other}`, { id: results[2]?.id ?? "" })).toEqual([200, page()]);
  });

  test("content, newest first, twenty per page, with URLs on the client's host", async () => {
    const path = "/channels/{id}/content";
    const writer = await seedChannel(ctx);
    const posts = [];
    for (let n = 0; n < 41; n++)
      posts.unshift(
        await seedPost(ctx, writer, {
          publishedAt: new Date(Date.UTC(2018, 7, 13, 16, 53, n, 999)),
          caption: `Number ${n} #one`,
          tags: ["one"],
        }),
      );
    const shown = posts.map((post) => ({
      post_id: post.uuid,
      created_time: post.publishedAt.toISOString().slice(0, 19),
      caption: post.caption,
      tags: ["one"],
      link: post.link,
    }));
    const url = (n: number, origin = "http://api.example.org") =>
      `${origin}/api/v1/channels/${writer.uuid}/content?page=${n}`;
    const id = writer.uuid;
    expect(await answered(path, { id })).toEqual([
      200,
      { count: 41, next: url(2), previous: null, results: shown.slice(0, 20) },
    ]);
    expect(await answered(path, { id, query: "page=2" })).toEqual([
      200,
      { count: 41, next: url(3), previous: url(1), results: shown.slice(20, 40) },
    ]);
    expect(await answered(path, { id, query: "page=3" })).toEqual([
      200,
      { count: 41, next: null, previous: url(2), results: shown.slice(40) },
    ]);
    expect(shown[40]?.created_time).toBe("2018-08-13T16:53:00");
    const before = await credits();
    for (const past of ["4", "1000000000000"])
      expect(await answered(path, { id, query: `page=${past}` })).toEqual(MISSING);
    for (const bad of ["0", "-1", "1.5", "x", "", "1e400"])
      expect(await answered(path, { id, query: `page=${bad}` })).toEqual(INVALID);
    expect(await credits()).toBe(before);
    // The proxy's statement about its client counts if server.ts vouches for it.
    const secure = { host: "stats.example.com:8443", "x-forwarded-proto": "https" };
    expect((await answered(path, { id, headers: { ...secure, [PEER_HEADER]: "9.9.9.9" } }))[1].next).toBe(
      url(2, "https://stats.example.com:8443"),
    );
    expect((await answered(path, { id, headers: secure }))[1].next).toBe(url(2, "http://stats.example.com:8443"));
    const empty = await seedChannel(ctx);
    expect(await answered(path, { id: empty.uuid })).toEqual([200, page()]);
    expect(await answered(path, { id: empty.uuid, query: "page=2" })).toEqual(MISSING);
  });
});

test("of a hundred concurrent calls with credits for forty, exactly forty succeed", async () => {
  const small = await createTestOrganization(ctx);
  const organizationId = small.organization.id;
  // A hundred of the allotment and a hundred purchased.
  await grantCredits(ctx, { organizationId, credits: 100, idempotencyKey: "a" });
  await ctx.db.update(organizations).set({ rateLimitPerMinute: 1000 }).where(eq(organizations.id, organizationId));
  const smallKey = await newKey(small);
  const paths = Array.from({ length: 100 }, (_, n) => PRICED[1 + (n % 8)]?.path ?? "");
  // More together than there are connections. A hundred would wait so long on a busy machine that some are refused.
  const answers = await pMap(paths, (path) => answered(path, { key: smallKey }), { concurrency: 25 });
  expect(answers.filter(([status]) => status === 200)).toHaveLength(40);
  expect(answers.filter(([status]) => status !== 200)).toEqual(Array.from({ length: 60 }, () => POOR));
  expect(await credits(small)).toBe(0);
  const used = await ctx.db
    .select()
    .from(ledgerEntries)
    .where(and(eq(ledgerEntries.organizationId, organizationId), eq(ledgerEntries.kind, "points_used")));
  expect(used.reduce((sum, { amount }) => sum + amount, 0n)).toBe(-200n);
  expect(used).toHaveLength(40);
}, 60_000);
