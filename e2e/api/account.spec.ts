import { expect, test } from "@/e2e/fixtures";

test("usage has exactly the documented values, and they are consistent", async ({ apiAs, demo }) => {
  const response = await (await apiAs(demo.keys.full)).get("/api/v1/usage");
  expect(response.status()).toBe(200);
  const usage = await response.json();
  expect(Object.keys(usage)).toEqual([
    "balance_usd",
    "total_snapshots",
    "active_videos",
    "uncharged_usage_usd",
    "total_charged_usd",
    "estimated_snapshots_remaining",
    "cost_per_snapshot",
    "committed_usd",
    "runway_hours",
    "plan",
    "rate_limit_per_minute",
  ]);
  expect(usage).toMatchObject({ cost_per_snapshot: 0.015, plan: "pro", rate_limit_per_minute: 300 });
  const micros = (usd: number) => Math.round(usd * 1_000_000);
  const spendable = micros(usage.balance_usd) - micros(usage.uncharged_usage_usd);
  expect(usage.estimated_snapshots_remaining).toBe(Math.floor(spendable / 15_000));
  expect(micros(usage.total_charged_usd) + micros(usage.uncharged_usage_usd)).toBe(usage.total_snapshots * 15_000);
});

test("usage of an organization without balance and videos", async ({ apiAs, demo }) => {
  const usage = await (await (await apiAs(demo.keys.noCredits)).get("/api/v1/usage")).json();
  expect(usage).toMatchObject({ balance_usd: 0, active_videos: 0, runway_hours: null, committed_usd: 0 });
});

test("whoami returns organization, key, roles and plan", async ({ apiAs, demo }) => {
  const response = await (await apiAs(demo.keys.readOnly)).get("/api/v1/whoami");
  expect(response.status()).toBe(200);
  expect(await response.json()).toEqual({
    organization: { id: expect.stringMatching(/^[a-z0-9]+$/), name: expect.any(String) },
    key_name: expect.any(String),
    roles: ["videos:read", "channels:read", "usage:read"],
    plan: "pro",
    rate_limit_per_minute: 300,
  });
});

test("the OpenAPI document requires no key and lists every route", async ({ request }) => {
  const response = await request.get("/api/v1/openapi.json");
  expect(response.status()).toBe(200);
  const document = await response.json();
  expect(document.openapi).toBe("3.1.0");
  expect(Object.keys(document.paths)).toEqual([
    "/videos/track",
    "/videos",
    "/videos/{id}",
    "/videos/{id}/stop",
    "/videos/stats",
    "/campaigns",
    "/campaigns/{id}",
    "/campaigns/{id}/videos",
    "/follows",
    "/follows/{id}",
    "/alerts",
    "/alerts/{id}",
    "/alerts/{id}/firings",
    "/reports",
    "/reports/{id}",
    "/token-stat-jobs/sync-social-subscriber-count",
    "/token-stat-jobs/social-subscriber-count",
    "/channels/search",
    "/channels/{id}",
    "/channels/{id}/analytics/audience",
    "/channels/{id}/analytics/quality",
    "/channels/{id}/analytics/mentions/incoming",
    "/channels/{id}/analytics/mentions/outgoing",
    "/channels/{id}/analytics/follower-changes",
    "/channels/{id}/analytics/engaged",
    "/channels/{id}/content",
    "/usage",
    "/account/balance",
    "/whoami",
    "/",
    "/openapi.json",
  ]);
  const etag = response.headers().etag ?? "";
  const known = await request.get("/v1/openapi.json", { headers: { "If-None-Match": etag } });
  expect(known.status()).toBe(304);
});

test("health reports that the database responds", async ({ request }) => {
  const response = await request.get("/api/health");
  expect([response.status(), (await response.json()).database]).toEqual([200, "ok"]);
});
