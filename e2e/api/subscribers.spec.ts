import type { APIRequestContext } from "@playwright/test";
import { expect, test } from "@/e2e/fixtures";

const SYNC = "/token-stat-jobs/sync-social-subscriber-count";
const READ = "/token-stat-jobs/social-subscriber-count";
const BASES = ["", "/v1", "/api/v1"];

// Its own key, created like by a member, because another file counts the requests of the demo's key.
let api: APIRequestContext;
let dashboard: APIRequestContext;
let keyId = "";
let origin: { Origin: string };

test.beforeAll(async ({ playwright, demo }) => {
  origin = { Origin: demo.url };
  dashboard = await playwright.request.newContext({ baseURL: demo.url });
  const { csrfToken } = await (await dashboard.get("/api/auth/csrf")).json();
  await dashboard.post("/api/auth/callback/credentials", {
    form: { csrfToken, email: demo.email, password: demo.password, json: "true" },
  });
  const created = await dashboard.post("/api/dashboard/keys", {
    headers: origin,
    data: { name: "Subscriber counts", roles: ["CLOUD_SCHEDULES"], expires_in_days: 1 },
  });
  expect(created.status()).toBe(201);
  const { id, key } = await created.json();
  keyId = id;
  api = await playwright.request.newContext({ baseURL: demo.url, extraHTTPHeaders: { "X-API-KEY": key } });
});

test.afterAll(async () => {
  await dashboard.delete(`/api/dashboard/keys/${keyId}`, { headers: origin });
  await Promise.all([api.dispose(), dashboard.dispose()]);
});

test("the documented call works at every base path, with and without a body", async () => {
  for (const base of BASES)
    for (const path of [`${base}${SYNC}`, `${base}${SYNC}/`]) {
      const response = await api.post(path, { maxRedirects: 0 });
      expect([response.status(), await response.json()]).toEqual([200, { status: "success" }]);
    }
  const withBody = await api.post(SYNC, { data: "no json" });
  expect([withBody.status(), await withBody.json()]).toEqual([200, { status: "success" }]);
});

test("the demo's four accounts have counts", async () => {
  for (const base of BASES) {
    const response = await api.get(`${base}${READ}`);
    expect(response.status()).toBe(200);
    const { socials } = await response.json();
    expect(socials.map(({ type }: { type: string }) => type)).toEqual(["TWITTER", "YOUTUBE", "INSTAGRAM", "TIKTOK"]);
    for (const social of socials)
      expect(social).toEqual({
        type: expect.any(String),
        username: expect.stringMatching(/^larkspurtrail$/i),
        currentNumberOfSubscribers: expect.any(Number),
        prevNumberOfSubscribers: expect.any(Number),
        lastSyncedAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT.*Z$/),
        lastError: null,
        growth: social.currentNumberOfSubscribers - social.prevNumberOfSubscribers,
      });
  }
});

for (const [method, path, allow] of [
  ["POST", SYNC, "POST, OPTIONS"],
  ["GET", READ, "GET, HEAD, OPTIONS"],
] as const)
  for (const base of BASES)
    test(`${method} ${base}${path} returns the documented errors`, async ({ request, apiAs, demo }) => {
      const missing = await request.fetch(`${base}${path}`, { method });
      expect([missing.status(), await missing.json()]).toEqual([401, { error: "API key required" }]);
      const without = await (await apiAs(demo.keys.readOnly)).fetch(`${base}${path}`, { method });
      expect([without.status(), await without.json()]).toEqual([403, { error: "Access denied" }]);
      const wrong = await api.fetch(`${base}${path}`, { method: method === "GET" ? "POST" : "GET" });
      expect([wrong.status(), await wrong.json(), wrong.headers().allow]).toEqual([
        405,
        { error: "Method not allowed" },
        allow,
      ]);
    });

test("a member adds, syncs and removes an account that only their organization sees", async () => {
  const username = `e2e${Date.now()}`.slice(0, 15);
  const added = await dashboard.post("/api/dashboard/social", { headers: origin, data: { type: "TIKTOK", username } });
  expect(added.status()).toBe(201);
  const { id } = await added.json();
  try {
    const again = await dashboard.post("/api/dashboard/social", {
      headers: origin,
      data: { type: "TIKTOK", username: `https://www.tiktok.com/@${username}` },
    });
    expect([again.status(), await again.json()]).toEqual([409, { error: "This account is already listed" }]);
    const bad = await dashboard.post("/api/dashboard/social", {
      headers: origin,
      data: { type: "TIKTOK", username: "gone_account" },
    });
    expect([bad.status(), (await bad.json()).details]).toEqual([
      400,
      [{ field: "username", message: "This profile doesn't exist on the platform. Check the spelling" }],
    ]);
    const synced = await dashboard.post("/api/dashboard/social/sync", { headers: origin });
    expect(synced.status()).toBe(200);
    expect((await synced.json()).rows).toContainEqual(expect.objectContaining({ id, last_error: null }));
    const history = await dashboard.get(`/api/dashboard/social/${id}/history?days=30`);
    expect((await history.json()).days).toHaveLength(1);
    const { rows } = await (await dashboard.get("/api/dashboard/social")).json();
    expect(rows.map((account: { id: string }) => account.id)).toContain(id);
  } finally {
    const removed = await dashboard.delete(`/api/dashboard/social/${id}`, { headers: origin });
    expect([removed.status(), await removed.json()]).toEqual([200, { id }]);
  }
  const gone = await dashboard.get(`/api/dashboard/social/${id}/history`);
  expect([gone.status(), await gone.json()]).toEqual([404, { error: "Social account not found" }]);
});

test("the dashboard's routes require a session", async ({ request }) => {
  for (const path of ["/api/dashboard/social", "/api/dashboard/social/x/history"]) {
    const response = await request.get(path);
    expect([response.status(), await response.json()]).toEqual([401, { error: "Sign in to continue" }]);
  }
});
