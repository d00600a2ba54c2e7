import { randomInt, randomUUID } from "node:crypto";
import type { APIRequestContext, APIResponse } from "@playwright/test";
import { expect, test } from "@/e2e/fixtures";

const UNKNOWN = "9944b09199c62bcf9418ad846dd0e4bbdfc6ee4b";
const UNAUTHORIZED = { detail: "Not authorized" };
const MISSING = { detail: "Not found" };
const POOR = { detail: "Not enough credits" };

const token = (key: string) => ({ Authorization: `Token ${key}` });
const told = async (response: APIResponse) => [response.status(), await response.json()];
const CHANNEL = {
  id: expect.stringMatching(/^[0-9a-f-]{36}$/),
  username: expect.any(String),
  media: "youtube",
  category: { primary: expect.any(Array), secondary: expect.any(Array) },
  country: expect.any(String),
  stats: { followers: expect.any(Number), follows: expect.any(Number), post_count: expect.any(Number) },
};

/** A creator that exists in the sandbox and that the product does not know yet. */
const newName = () => `e2e.${randomInt(1e9).toString(36)}`;

async function find(request: APIRequestContext, key: string, username: string) {
  const response = await request.get(`/v1/channels/search?media=youtube&username=${username}`, { headers: token(key) });
  return { response, body: await response.json() };
}

/** The blueprint's resources below a channel. */
const BELOW = [
  "",
  "/analytics/audience",
  "/analytics/quality",
  "/analytics/mentions/incoming",
  "/analytics/mentions/outgoing",
  "/analytics/follower-changes?period=180",
  "/analytics/engaged",
  "/content?page=1",
];

test("the root returns its version under every path, with and without a key", async ({ request, demo }) => {
  for (const path of ["/v1/", "/v1", "/api/v1/", "/api/v1"])
    for (const headers of [token(demo.keys.full), token(UNKNOWN), {}]) {
      const response = await request.get(path, { headers, maxRedirects: 0 });
      expect(await told(response)).toEqual([200, { version: "1.0.0" }]);
    }
  const refused = await request.post("/v1/");
  expect(await told(refused)).toEqual([405, { detail: "Method not allowed" }]);
  expect(refused.headers().allow).toBe("GET, HEAD, OPTIONS");
});

test("a search finds a channel, charges five credits, and returns the remaining ones", async ({ request, demo }) => {
  const username = newName();
  const { response, body } = await find(request, demo.keys.full, username);
  expect(response.status()).toBe(200);
  expect(body).toEqual({ count: 1, next: null, previous: null, results: [{ ...CHANNEL, username }] });
  expect(response.headers()["x-credits-charged"]).toBe("5");
  const left = Number(response.headers()["x-credits-remaining"]);
  const again = await find(request, demo.keys.full, username);
  expect(again.body).toEqual(body);
  expect(Number(again.response.headers()["x-credits-remaining"])).toBeLessThan(left);
  const nobody = await find(request, demo.keys.full, "no%20such%20name");
  expect(nobody.body).toEqual({ count: 0, next: null, previous: null, results: [] });
});

test("the blueprint's resources respond to a token with credits, one without, and an unknown one", async ({
  request,
  demo,
}) => {
  const { body } = await find(request, demo.keys.full, newName());
  const { id } = body.results[0];
  for (const below of BELOW) {
    const path = `/v1/channels/${id}${below}`;
    const rich = await request.get(path, { headers: token(demo.keys.full) });
    // YouTube doesn't share who follows a channel.
    const isKnown = !/audience|quality/.test(below);
    expect([below, rich.status()]).toEqual([below, isKnown ? 200 : 404]);
    expect(rich.headers()["x-credits-charged"]).toBe(isKnown ? "5" : undefined);
    expect(rich.headers().etag).toBeUndefined();
    const poor = await request.get(path, { headers: token(demo.keys.noCredits) });
    expect(await told(poor)).toEqual(isKnown ? [429, POOR] : [404, MISSING]);
    expect(poor.headers()["retry-after"]).toBeUndefined();
    const unknown = await request.get(path, { headers: token(UNKNOWN) });
    expect(await told(unknown)).toEqual([401, UNAUTHORIZED]);
    const price = await request.fetch(path, { method: "OPTIONS", headers: token(demo.keys.noCredits) });
    expect(await told(price)).toEqual([200, { credits: 5 }]);
  }
});

test("an unknown ID and a malformed one are the same 404", async ({ request, demo }) => {
  for (const id of [randomUUID(), "x"]) {
    const response = await request.get(`/v1/channels/${id}`, { headers: token(demo.keys.full) });
    expect(await told(response)).toEqual([404, MISSING]);
  }
});

test("without credits, nothing is fetched, and the balance is free", async ({ request, demo }) => {
  const poor = await find(request, demo.keys.noCredits, newName());
  expect([poor.response.status(), poor.body]).toEqual([429, POOR]);
  const balance = await request.get("/v1/account/balance", { headers: token(demo.keys.noCredits) });
  expect(await told(balance)).toEqual([200, { credits: 0 }]);
  expect(await told(await request.get("/v1/account/balance"))).toEqual([401, UNAUTHORIZED]);
});

test("HEAD is free, and a price requires a key but no parameters", async ({ request, demo }) => {
  const search = "/api/v1/channels/search";
  const head = await request.head(`${search}?username=dior`, { headers: token(demo.keys.full) });
  expect([head.status(), head.headers()["x-credits-charged"], await head.text()]).toEqual([200, "0", ""]);
  const price = await request.fetch(`${search}/`, { method: "OPTIONS", headers: token(demo.keys.full) });
  expect(await told(price)).toEqual([200, { credits: 5 }]);
  expect(await told(await request.fetch(search, { method: "OPTIONS" }))).toEqual([401, UNAUTHORIZED]);
  const headers = { Origin: "https://example.org", "Access-Control-Request-Method": "GET" };
  const preflight = await request.fetch(search, { method: "OPTIONS", headers });
  expect(preflight.status()).toBe(204);
  expect(Object.keys(preflight.headers()).filter((name) => name.startsWith("access-control"))).toEqual([]);
});

test("invalid values are errors in the family's form", async ({ request, demo }) => {
  const queries = ["", "username=", "username=dior&media=vimeo", "username=dior&page=0"];
  for (const query of queries) {
    const response = await request.get(`/v1/channels/search?${query}`, { headers: token(demo.keys.full) });
    expect(await told(response)).toEqual([400, { detail: "Invalid value" }]);
  }
});

test("the dashboard's channels require a sign-in", async ({ request }) => {
  const response = await request.get("/api/dashboard/channels");
  expect(await told(response)).toEqual([401, { error: "Sign in to continue" }]);
});

test("a member saves channels and imports an audience, visible only to their organization", async ({
  playwright,
  request,
  demo,
}) => {
  const { body } = await find(request, demo.keys.full, newName());
  const { id } = body.results[0];
  const member = await playwright.request.newContext({ baseURL: demo.url, extraHTTPHeaders: { Origin: demo.url } });
  const { csrfToken } = await (await member.get("/api/auth/csrf")).json();
  await member.post("/api/auth/callback/credentials", {
    form: { csrfToken, email: demo.email, password: demo.password, json: "true" },
  });
  const path = `/api/dashboard/channels/${id}`;
  const saved = await (await member.put(path)).json();
  const { username, media, country, stats } = body.results[0];
  expect(saved).toEqual({
    id,
    platform: media,
    username,
    name: expect.any(String),
    // The blueprint says 0 and "" for what a channel hides or doesn't state.
    followers: stats.followers || null,
    country: country || null,
    categories: expect.any(Array),
    read_at: expect.any(String),
    saved_at: expect.any(String),
    trackings: 0,
    gained_30d: null,
    gained_percent_30d: null,
    post_count: stats.post_count,
    quality_grade: null,
    quality_source: null,
    has_audience: false,
    is_verified: null,
  });
  expect((await (await member.get("/api/dashboard/channels")).json()).rows).toContainEqual({
    ...saved,
    recent_followers: expect.any(Array),
  });
  expect(await told(await member.delete(path))).toEqual([200, { id }]);
  expect((await member.delete(path)).status()).toBe(404);

  const csv = "dimension,value,amount\ngender,male,25\ngender,female,75\ncountry,US,1";
  const audience = { genders: { male: 25, femalte: 75 }, countries: { US: 100 }, ages: { total: 0, counts: [] } };
  const preview = await member.post(`${path}/audience/preview`, { data: { csv: `${csv}\ncountry,XX,1` } });
  expect(await told(preview)).toEqual([
    200,
    { audience, errors: [{ line: 5, message: `"XX" isn't a two-letter country code, such as DE` }] },
  ]);
  const imported = await member.put(`${path}/audience`, { data: { csv } });
  expect(await told(imported)).toEqual([200, { audience, imported_at: expect.any(String) }]);
  const large = await member.put(`${path}/audience`, { data: { csv: csv.padEnd(1_048_577, " ") } });
  expect(await told(large)).toEqual([413, { error: "The request is larger than 1024 KiB. Send less data." }]);
  await member.dispose();

  const route = `/v1/channels/${id}/analytics/audience`;
  expect(await told(await request.get(route, { headers: token(demo.keys.full) }))).toEqual([200, audience]);
  expect(await told(await request.get(route, { headers: token(demo.keys.noCredits) }))).toEqual([404, MISSING]);
});
