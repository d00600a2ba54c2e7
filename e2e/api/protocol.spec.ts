import { requestOf, sendRaw } from "@/e2e/api/raw";
import { expect, test } from "@/e2e/fixtures";

const NOT_FOUND = { error: "Not found" };
const NOT_ALLOWED = { error: "Method not allowed" };
const MALFORMED = { error: "Invalid request", details: [{ field: "url", message: "Malformed URL" }] };

for (const [path, get, allow] of [
  ["/api/v1/videos", true, "GET, HEAD, OPTIONS"],
  ["/api/v1/videos/abc", true, "GET, HEAD, OPTIONS"],
  ["/api/v1/videos/track", false, "POST, OPTIONS"],
  ["/api/v1/videos/abc/stop", false, "POST, OPTIONS"],
  ["/api/v1/usage", true, "GET, HEAD, OPTIONS"],
  ["/api/v1/whoami", true, "GET, HEAD, OPTIONS"],
  ["/api/v1/openapi.json", true, "GET, HEAD, OPTIONS"],
  ["/api/health", true, "GET, HEAD, OPTIONS"],
] as const)
  test(`${path} rejects other methods in JSON`, async ({ request }) => {
    for (const method of ["PUT", "PATCH", "DELETE", get ? "POST" : "GET"]) {
      const response = await request.fetch(path, { method });
      expect([response.status(), await response.json()]).toEqual([405, NOT_ALLOWED]);
      expect(response.headers().allow).toBe(allow);
    }
    const options = await request.fetch(path, { method: "OPTIONS" });
    expect([options.status(), options.headers().allow, await options.text()]).toEqual([204, allow, ""]);
  });

test("HEAD responds like GET without a body", async ({ apiAs, demo }) => {
  const api = await apiAs(demo.keys.full);
  for (const path of ["/api/v1/videos", "/api/v1/usage", "/api/v1/videos/nosuch", "/api/v1/nosuch", "/v1/whoami/"]) {
    const [get, head] = [await api.get(path), await api.head(path)];
    expect(head.status()).toBe(get.status());
    expect(await head.text()).toBe("");
    expect(head.headers()["content-type"]).toBe("application/json");
  }
});

test("the alias and trailing slashes work without a redirect", async ({ apiAs, demo }) => {
  const api = await apiAs(demo.keys.full);
  for (const path of ["/v1/whoami", "/v1/whoami/", "/api/v1/whoami/", "/api/v1/whoami/?_=1"]) {
    const response = await api.get(path, { maxRedirects: 0 });
    expect([response.status(), (await response.json()).plan]).toEqual([200, "pro"]);
  }
});

for (const [path, body] of [
  ["/api/v1/nosuch", NOT_FOUND],
  ["/v1/nosuch/", NOT_FOUND],
  ["/api/v1/videos/abc/nosuch", NOT_FOUND],
  ["/api/nosuch", NOT_FOUND],
  ["/api/v1/videos/stats/x", { success: false, error: "Not found", code: "NOT_FOUND" }],
  ["/api/v1/channels/x/nosuch", { detail: "Not found" }],
  ["/api/v1/channels", { detail: "Not found" }],
  ["/v1/account/nosuch", { detail: "Not found" }],
  ["/token-stat-jobs/nosuch", NOT_FOUND],
] as const)
  test(`${path} is an unknown route in its own dialect`, async ({ request }) => {
    for (const method of ["GET", "POST", "PUT", "PATCH", "DELETE"]) {
      const response = await request.fetch(path, { method, maxRedirects: 0 });
      expect([response.status(), await response.json()]).toEqual([404, body]);
    }
    const headers = { Origin: "https://example.org", "Access-Control-Request-Method": "GET" };
    const preflight = await request.fetch(path, { method: "OPTIONS", headers });
    expect(preflight.status()).toBe(204);
    expect(Object.keys(preflight.headers()).filter((name) => name.startsWith("access-control"))).toEqual([]);
  });

const RAW: [request: string, status: number, body: unknown, allow?: string][] = [
  [requestOf("TRACE /api/v1/videos"), 405, NOT_ALLOWED, "GET, HEAD, OPTIONS"],
  [requestOf("PROPFIND /v1/videos/track/"), 405, NOT_ALLOWED, "POST, OPTIONS"],
  [requestOf("PROPFIND /api/v1/nosuch"), 404, NOT_FOUND],
  [requestOf("PROPFIND /api/v1/channels/x"), 405, { detail: "Method not allowed" }, "GET, HEAD, OPTIONS"],
  [requestOf("BREW /api/v1/usage"), 405, NOT_ALLOWED, "GET, HEAD, OPTIONS"],
  [requestOf("CONNECT example.org:443"), 405, NOT_ALLOWED, "GET, HEAD, POST, OPTIONS"],
  [requestOf("GET //"), 404, NOT_FOUND],
  [requestOf("GET //api/v1/videos"), 404, NOT_FOUND],
  [requestOf("GET /api/v1//videos"), 404, NOT_FOUND],
  [requestOf("GET /api/v1/../videos"), 404, NOT_FOUND],
  [requestOf("GET /api/v1/%E0%A4%A"), 400, MALFORMED],
  [requestOf("GET /api/v1/channels/%E0%A4%A"), 400, { detail: "Invalid value" }],
  [requestOf("GET http://localhost/api/v1/usage"), 401, { error: "API key required" }],
  [requestOf("OPTIONS *"), 400, MALFORMED],
  [requestOf("GET /api/v1/usage", { Host: "a b" }), 400, { error: "Malformed Host header" }],
  ["GET /api/v1/usage HTTP/1.1\r\nConnection: close\r\n\r\n", 400, { error: "Malformed Host header" }],
  ["GET /api/v1/usage HTTP/1.0\r\n\r\n", 401, { error: "API key required" }],
  ["nonsense\r\n\r\n", 400, { error: "Malformed HTTP request" }],
  [requestOf(`GET /api/v1/usage?${"x".repeat(20_000)}`), 431, { error: "Request URL or headers too large" }],
  [requestOf("GET /v1/channels", { "X-Big": "x".repeat(20_000) }), 431, { detail: "Request URL or headers too large" }],
  [requestOf("GET /api/v1/usage", { Upgrade: "h2c", Connection: "Upgrade" }), 401, { error: "API key required" }],
];
for (const [index, [request, status, body, allow]] of RAW.entries())
  test(`raw ${index}: ${request.slice(0, 60).split("\r\n")[0]} gets a JSON response`, async ({ demo }) => {
    const answer = await sendRaw(demo.url, request.replace("Connection: Upgrade", "Connection: Upgrade, close"));
    expect([answer.status, JSON.parse(answer.body)]).toEqual([status, body]);
    expect(answer.headers["content-type"]).toBe("application/json");
    expect(answer.headers["x-request-id"]).toMatch(/^[0-9a-f-]{36}$/);
    expect(answer.headers.location).toBeUndefined();
    expect(answer.headers.allow).toBe(allow);
  });

test("a body over 64 KiB is 413, with or without a Content-Length", async ({ apiAs, demo }) => {
  const api = await apiAs(demo.keys.full);
  const response = await api.post("/api/v1/videos/track", {
    data: { video_link: "x".repeat(65_536), duration_days: 1 },
  });
  expect([response.status(), await response.json()]).toEqual([413, { error: "Request body too large" }]);
  const chunk = `8000\r\n${"x".repeat(32_768)}\r\n`;
  const head = requestOf("POST /api/v1/videos/track", {
    "X-API-Key": demo.keys.full,
    "Transfer-Encoding": "chunked",
  });
  const chunked = await sendRaw(demo.url, `${head}${chunk.repeat(3)}0\r\n\r\n`);
  expect([chunked.status, JSON.parse(chunked.body)]).toEqual([413, { error: "Request body too large" }]);
});

test("responses can't be cached, sniffed or framed by browsers, and never reveal the server", async ({ request }) => {
  const headers = (await request.get("/api/v1/usage")).headers();
  expect(headers).toMatchObject({
    "cache-control": "no-store",
    "content-security-policy": "default-src 'none'; frame-ancestors 'none'",
    "x-content-type-options": "nosniff",
  });
  expect(headers["x-powered-by"]).toBeUndefined();
});
