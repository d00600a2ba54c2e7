import { expect, test } from "@/e2e/fixtures";

const ROUTES = [
  ["GET", "/api/v1/videos"],
  ["GET", "/api/v1/videos/abc"],
  ["POST", "/api/v1/videos/track"],
  ["POST", "/api/v1/videos/abc/stop"],
  ["GET", "/api/v1/usage"],
  ["GET", "/api/v1/whoami"],
] as const;
const REFUSED = { error: "API key required" };

for (const [method, path] of ROUTES)
  test(`${method} ${path} requires a valid key`, async ({ request }) => {
    const presented: Record<string, string>[] = [{}, { "X-API-Key": "cs_live_wrong" }];
    for (const headers of presented) {
      const response = await request.fetch(path, { method, headers });
      expect([response.status(), await response.json()]).toEqual([401, REFUSED]);
      expect(response.headers()["x-ratelimit-limit"]).toBeUndefined();
      expect(response.headers()["x-request-id"]).toMatch(/^[0-9a-f-]{36}$/);
    }
  });

test("the key is accepted in any of the three headers", async ({ request, demo }) => {
  const key = demo.keys.full;
  const presented: Record<string, string>[] = [
    { "X-API-Key": key },
    { "X-API-KEY": key },
    { Authorization: `Bearer ${key}` },
    { Authorization: `Token ${key}` },
  ];
  for (const headers of presented) expect((await request.get("/api/v1/whoami", { headers })).status()).toBe(200);
});

test("a key without the role is refused before the body is read", async ({ apiAs, demo }) => {
  const api = await apiAs(demo.keys.readOnly);
  for (const path of ["/api/v1/videos/track", "/api/v1/videos/abc/stop"]) {
    const response = await api.post(path, { data: "no json" });
    expect([response.status(), await response.json()]).toEqual([
      403,
      { error: "Access denied", message: "This API key lacks the role videos:write" },
    ]);
    expect(response.headers()["x-ratelimit-limit"]).toBe("300");
  }
});

test("a key has its plan's rate limit, which the headers report", async ({ apiAs, demo }) => {
  // Used by no other test.
  const api = await apiAs(demo.keys.schedules);
  const first = await api.get("/api/v1/whoami");
  expect(first.headers()).toMatchObject({ "x-ratelimit-limit": "300", "x-ratelimit-remaining": "299" });
  const reset = Number(first.headers()["x-ratelimit-reset"]);
  expect(reset).toBeGreaterThan(Date.now() / 1000);
  expect(reset).toBeLessThanOrEqual(Date.now() / 1000 + 61);
  let response = first;
  for (let n = 1; n <= 300; n++) response = await api.get("/api/v1/whoami");
  expect([response.status(), await response.json()]).toEqual([
    429,
    { error: "Rate limit exceeded", limit: 300, reset },
  ]);
  expect(response.headers()["x-ratelimit-remaining"]).toBe("0");
  expect(Number(response.headers()["retry-after"])).toBeGreaterThan(0);
  expect((await (await apiAs(demo.keys.full)).get("/api/v1/whoami")).status()).toBe(200);
});
