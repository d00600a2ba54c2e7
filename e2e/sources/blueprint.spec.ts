import { randomUUID } from "node:crypto";
import { expect, test } from "@/e2e/fixtures";
import { CLIENT_NAMES, CLIENTS, call } from "@/e2e/sources/clients";
import {
  type DemoKey,
  demoKey,
  type NewOrganization,
  newOrganization,
  savedWithAudience,
} from "@/e2e/sources/organization";

/*
 * The InfluencerDB blueprint, version 1.0.0: channels and their analytics with `Authorization: Token …`. Of its three
 * tokens the first is a user with sufficient credits, the second one without credits, the third belongs to no user.
 */

const UNKNOWN = "a3a9cb7760b56e79a378890adf5808666c369ffd";
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
const token = (key: string) => ({ Authorization: `Token ${key}` });

const CSV = [
  "dimension,value,amount",
  ...["gender,male,43.7", "gender,female,56.3"],
  ...["country,US,56.1", "country,ID,1.8", "country,DE,42.1"],
  ...["age,18-24,200", "age,25-34,123", "age,35-44,283"],
].join("\n");

let access: DemoKey;
let rich: string;
/** A separate organization that has used up its monthly credits and imported the channel's audience. */
let poor: NewOrganization;
let poorKey: string;
/** The channel in the document's examples. */
let id: string;
let at: (path: string) => string;

test.beforeAll(async ({ playwright, demo }) => {
  access = await demoKey(playwright, demo);
  rich = access.key;
  at = (path) => `${demo.url}/v1${path}`;
  poor = await newOrganization(playwright, demo);
  poorKey = await poor.createKey();
  let left = 100;
  for (let n = 0; n < 30 && left > 0; n++) {
    const answer = await call(at("/channels/search?username=dior&media=instagram"), { headers: token(poorKey) });
    if (answer.status === 200) id = (answer.body as { results: { id: string }[] }).results[0]?.id ?? "";
    left = answer.status === 429 ? 0 : Number(answer.headers["x-credits-remaining"]);
  }
  expect(id).toMatch(UUID);
  const imported = await poor.owner.put(`/api/dashboard/channels/${id}/audience`, { data: { csv: CSV } });
  expect(imported.status()).toBe(200);
});
test.afterAll(() => Promise.all([poor?.dispose(), access?.revoke()]));

test("the root returns the version, with and without a token", async ({ demo }) => {
  for (const headers of [token(rich), token(UNKNOWN), {}])
    for (const path of ["/v1/", "/v1", "/api/v1/", "/api/v1"]) {
      const answer = await call(demo.url + path, { headers });
      expect([answer.status, answer.body]).toEqual([200, { version: "1.0.0" }]);
    }
});

test.describe("channels", () => {
  for (const client of CLIENT_NAMES)
    test(`${client} searches and reads a channel`, async () => {
      const headers = { ...CLIENTS[client], ...token(rich) };
      const found = await call(at("/channels/search?username=dior&media=instagram&page=1"), { headers });
      const channel = {
        id,
        username: "dior",
        media: "instagram",
        category: { primary: expect.any(Array), secondary: expect.any(Array) },
        country: expect.stringMatching(/^([A-Z]{2})?$/),
        stats: { followers: expect.any(Number), follows: expect.any(Number), post_count: expect.any(Number) },
      };
      expect([found.status, found.body]).toEqual([200, { count: 1, next: null, previous: null, results: [channel] }]);
      expect(found.headers["content-type"]).toMatch(/^application\/json/);
      const read = await call(at(`/channels/${id}`), { headers });
      expect([read.status, read.body]).toEqual([200, channel]);
    });

  test("media is optional and instagram by default", async () => {
    const found = await call(at("/channels/search?username=dior"), { headers: token(rich) });
    expect(found.body).toMatchObject({ results: [{ id, media: "instagram" }] });
  });

  test("an unknown user is an empty page", async () => {
    for (const username of ["gone_nobody", "no%20such%20user", "a".repeat(200)]) {
      const found = await call(at(`/channels/search?username=${username}`), { headers: token(rich) });
      expect([found.status, found.body]).toEqual([200, { count: 0, next: null, previous: null, results: [] }]);
    }
  });
});

/** Every resource below a channel, with the documented shape of an answer. */
const page = (entry: Record<string, unknown>) => ({
  count: expect.any(Number),
  next: null,
  previous: null,
  results: expect.arrayContaining([entry]),
});
const RESOURCES: [path: string, shape: Record<string, unknown> | null][] = [
  ["", { id: expect.stringMatching(UUID), username: "dior" }],
  [
    "/analytics/audience",
    {
      genders: { male: expect.any(Number), femalte: expect.any(Number) },
      countries: expect.any(Object),
      ages: { total: expect.any(Number), counts: expect.any(Array) },
    },
  ],
  ["/analytics/quality", null],
  ["/analytics/mentions/incoming", null],
  ["/analytics/mentions/outgoing", null],
  [
    "/analytics/follower-changes",
    page({
      date: expect.stringMatching(/^\d{4}-\d\d-\d\d$/),
      followers: expect.any(Number),
      change: expect.any(Number),
      follows: expect.any(Number),
    }),
  ],
  ["/analytics/follower-changes?period=90", null],
  ["/analytics/follower-changes?period=180", null],
  ["/analytics/follower-changes?period=360", null],
  ["/analytics/engaged", null],
  ["/content", null],
  ["/content?page=1", null],
];

for (const [path, shape] of RESOURCES) {
  const name = path || "/";
  test(`GET ${name} responds as documented`, async () => {
    const answer = await call(at(`/channels/${id}${path}`), { headers: token(rich) });
    // The audience is an import of another organization, and Instagram shows no followers to sample.
    if (/audience|quality/.test(path)) {
      expect([answer.status, answer.body]).toEqual([404, { detail: "Not found" }]);
      expect(answer.headers["x-credits-charged"]).toBeUndefined();
    } else {
      expect(answer.status).toBe(200);
      expect(answer.headers["x-credits-charged"]).toBe("5");
      if (shape) expect(answer.body).toMatchObject(shape);
      if (path && !/audience|quality/.test(path))
        expect(Object.keys(answer.body as object)).toEqual(["count", "next", "previous", "results"]);
    }
  });

  test(`GET ${name} without credits is 429, with an unknown token 401, with neither 401`, async () => {
    const without = await call(at(`/channels/${id}${path}`), { headers: token(poorKey) });
    // Without a quality grade, nothing is charged.
    if (path.endsWith("/quality")) expect([without.status, without.body]).toEqual([404, { detail: "Not found" }]);
    else expect([without.status, without.body]).toEqual([429, { detail: "Not enough credits" }]);
    expect(without.headers["retry-after"]).toBeUndefined();
    for (const headers of [token(UNKNOWN), {}]) {
      const answer = await call(at(`/channels/${id}${path}`), { headers });
      expect([answer.status, answer.body]).toEqual([401, { detail: "Not authorized" }]);
    }
  });

  test(`OPTIONS ${name} returns the price to a token, even with the documented parameters`, async () => {
    const url = at(`/channels/${id}${path}`);
    const documented = ["page=1", "period=90", "username=dior&media=instagram"];
    const urls = [url, ...documented.map((query) => `${url}${url.includes("?") ? "&" : "?"}${query}`)];
    for (const each of urls) {
      const answer = await call(each, { method: "OPTIONS", headers: { ...CLIENTS.curl, ...token(rich) } });
      expect([answer.status, answer.body]).toEqual([200, { credits: 5 }]);
    }
    const without = await call(url, { method: "OPTIONS", headers: token(await poor.createKey()) });
    expect([without.status, without.body]).toEqual([200, { credits: 5 }]);
    const unknown = await call(at(`/channels/${id}${path}`), { method: "OPTIONS", headers: token(UNKNOWN) });
    expect([unknown.status, unknown.body]).toEqual([401, { detail: "Not authorized" }]);
  });
}

test("OPTIONS /channels/search returns the price with and without its parameters", async () => {
  for (const query of ["", "?username=dior", "?username=dior&media=instagram&page=1", "?media=instagram"]) {
    const answer = await call(at(`/channels/search${query}`), { method: "OPTIONS", headers: token(rich) });
    expect([answer.status, answer.body]).toEqual([200, { credits: 5 }]);
  }
  const unknown = await call(at("/channels/search"), { method: "OPTIONS", headers: token(UNKNOWN) });
  expect([unknown.status, unknown.body]).toEqual([401, { detail: "Not authorized" }]);
});

test("a known audience has the documented form and shares", async ({ playwright, demo }) => {
  const organization = await newOrganization(playwright, demo);
  try {
    const key = await organization.createKey();
    const imported = await organization.owner.put(`/api/dashboard/channels/${id}/audience`, { data: { csv: CSV } });
    expect(imported.status()).toBe(200);
    const answer = await call(at(`/channels/${id}/analytics/audience`), { headers: token(key) });
    expect([answer.status, answer.body]).toEqual([
      200,
      {
        genders: { male: 43.7, femalte: 56.3 },
        countries: { US: 56.1, ID: 1.8, DE: 42.1 },
        ages: {
          total: 606,
          counts: [
            ["18-24", 200],
            ["25-34", 123],
            ["35-44", 283],
          ],
        },
      },
    ]);
    expect(answer.headers["x-audience-unknown"]).toBeUndefined();
  } finally {
    await organization.dispose();
  }
});

test("on a fresh start, a saved channel of each platform has an audience", async ({ playwright, demo, apiAs }) => {
  const api = await apiAs(rich);
  for (const media of ["instagram", "tiktok", "youtube", "twitter"]) {
    const channel = await savedWithAudience(playwright, demo, media, rich);
    expect([media, channel?.country]).toEqual([media, expect.stringMatching(/^[A-Z]{2}$/)]);
    const answer = await api.get(`/v1/channels/${channel?.id}/analytics/audience`);
    const { genders, countries, ages } = await answer.json();
    expect(Object.keys(genders)).toEqual(["male", "femalte"]);
    expect(genders.male + genders.femalte).toBeCloseTo(100, 0);
    expect(Object.keys(countries).length).toBeGreaterThan(0);
    expect(ages.total).toBeGreaterThan(0);
    expect(answer.headers()["x-audience-unknown"]).toBeUndefined();
  }
});

test("engaged and quality have data if followers were sampled", async ({ playwright, demo, apiAs }) => {
  const api = await apiAs(rich);
  const sampled = (await savedWithAudience(playwright, demo, "tiktok", rich))?.id;
  const engaged = await (await api.get(`/v1/channels/${sampled}/analytics/engaged`)).json();
  expect(engaged.results.length).toBeGreaterThan(0);
  expect(engaged.results.length).toBeLessThanOrEqual(100);
  expect(engaged).toMatchObject({ count: engaged.results.length, next: null, previous: null });
  for (const entry of engaged.results)
    expect(entry).toEqual({ id: expect.stringMatching(UUID), profile_picture: expect.any(String) });
  // Each of them is a channel.
  const follower = await api.get(`/v1/channels/${engaged.results[0].id}`);
  expect([follower.status(), (await follower.json()).media]).toEqual([200, "tiktok"]);
  const quality = await (await api.get(`/v1/channels/${sampled}/analytics/quality`)).json();
  const fractions = [1, 2, 3, 4, 5].map((n) => quality.quality_distribution[`quality_distribution_${n}`]);
  expect(Object.keys(quality)).toEqual(["quality_grade", "quality_distribution"]);
  expect(Math.abs(fractions.reduce((sum, part) => sum + part, 0) - 1)).toBeLessThan(1e-6);
  expect(quality.quality_grade).toBeGreaterThanOrEqual(0);
  expect(quality.quality_grade).toBeLessThanOrEqual(100);
});

test("posts and mentions have the documented form", async ({ playwright, demo, apiAs }) => {
  const api = await apiAs(rich);
  const below = `/v1/channels/${(await savedWithAudience(playwright, demo, "tiktok", rich))?.id}`;
  const content = await (await api.get(`${below}/content?page=1`)).json();
  expect(content.results.length).toBeGreaterThan(0);
  expect(content.results.length).toBeLessThanOrEqual(20);
  for (const post of content.results)
    expect(post).toEqual({
      post_id: expect.any(String),
      created_time: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d$/),
      caption: expect.any(String),
      tags: expect.any(Array),
      link: expect.stringMatching(/^https:\/\/www\.tiktok\.com\/@[^/]+\/(video|photo)\/\d+$/),
    });
  if (content.next) {
    const second = await (await api.get(content.next)).json();
    expect(second.previous).toContain(below);
  }
  expect((await api.get(`${below}/content?page=10000`)).status()).toBe(404);
  for (const direction of ["incoming", "outgoing"]) {
    const mentions = await (await api.get(`${below}/analytics/mentions/${direction}`)).json();
    for (const entry of mentions.results)
      expect(entry).toEqual({ username: expect.any(String), profile_picture: expect.any(String) });
  }
});

test("errors as documented: 400, 403, 404, 405", async ({ demo }) => {
  for (const query of [
    "",
    "?username=",
    "?username=dior&media=vimeo",
    "?username=dior&page=0",
    "?username=dior&page=1e1",
  ]) {
    const answer = await call(at(`/channels/search${query}`), { headers: token(rich) });
    expect([query, answer.status, answer.body]).toEqual([query, 400, { detail: "Invalid value" }]);
  }
  const period = await call(at(`/channels/${id}/analytics/follower-changes?period=30`), { headers: token(rich) });
  expect([period.status, period.body]).toEqual([400, { detail: "Invalid value" }]);
  const roleless = await poor.createKey(["videos:read"]);
  const forbidden = await call(at(`/channels/${id}`), { headers: token(roleless) });
  expect([forbidden.status, forbidden.body]).toEqual([403, { detail: "Forbidden" }]);
  for (const missing of [randomUUID(), "x"]) {
    const answer = await call(at(`/channels/${missing}`), { headers: token(rich) });
    expect([answer.status, answer.body]).toEqual([404, { detail: "Not found" }]);
  }
  for (const method of ["POST", "PUT", "PATCH", "DELETE"]) {
    const answer = await call(`${demo.url}/v1/channels/${id}`, { method, headers: token(rich) });
    expect([answer.status, answer.body]).toEqual([405, { detail: "Method not allowed" }]);
  }
});

test("unknown query parameters are ignored and reported", async () => {
  const answer = await call(at(`/channels/${id}?fields=stats&_=1`), { headers: token(rich) });
  expect(answer.status).toBe(200);
  expect(String(answer.headers["x-ignored-parameters"])).toContain("fields");
});

test("the credit balance is free, under both documented paths, with and without the prefix", async ({ demo }) => {
  for (const path of ["/v1/account/balance", "/v1/balance", "/api/v1/account/balance", "/api/v1/balance"]) {
    const answer = await call(demo.url + path, { headers: token(poorKey) });
    expect([path, answer.status, answer.body]).toEqual([path, 200, { credits: 0 }]);
    expect((await call(demo.url + path, { headers: token(UNKNOWN) })).status).toBe(401);
    const price = await call(demo.url + path, { method: "OPTIONS", headers: token(poorKey) });
    expect([price.status, price.body]).toEqual([200, { credits: 0 }]);
  }
  const root = await call(`${demo.url}/v1/`, { method: "OPTIONS", headers: token(poorKey) });
  expect([root.status, root.body]).toEqual([200, { credits: 0 }]);
  expect((await call(`${demo.url}/v1/`, { method: "OPTIONS" })).status).toBe(401);
});
