import { requestOf, sendRaw } from "@/e2e/api/raw";
import { expect, test } from "@/e2e/fixtures";

test("health reports database, jobs and collection, and the strict check passes", async ({ request }) => {
  // Right after a first start, the first claim is at most a minute away.
  await expect.poll(async () => (await request.get("/api/health?strict")).status(), { timeout: 90_000 }).toBe(200);
  const response = await request.get("/api/health");
  expect([response.status(), await response.json()]).toEqual([
    200,
    {
      status: "ok",
      database: "ok",
      jobs: { status: "ok", beat_age_seconds: expect.any(Number) },
      collection: { status: "ok", lag_seconds: expect.any(Number) },
      writes: { status: "ok" },
      queues: {
        mail: { status: "ok", overdue_seconds: expect.any(Number) },
        webhooks: { status: "ok", overdue_seconds: expect.any(Number) },
      },
    },
  ]);
});

test("metrics are available on this machine, in Prometheus format", async ({ request, apiAs, demo }) => {
  const api = await apiAs(demo.keys.full);
  expect((await api.get("/api/v1/whoami")).status()).toBe(200);
  const response = await request.get("/metrics");
  expect(response.status()).toBe(200);
  expect(response.headers()["content-type"]).toContain("text/plain");
  const text = await response.text();
  for (const name of [
    "database_up 1",
    "database_writable 1",
    'queue_overdue_seconds{queue="mail"} ',
    "collection_lag_seconds ",
    "jobs_heartbeat_age_seconds ",
    "snapshots_stored_total ",
  ])
    expect(text).toContain(`\nclipscope_${name}`);
  expect(text).toMatch(/^clipscope_http_requests_total\{operation="\w+",status="2xx"\} \d+$/m);
  expect(text).toMatch(/^clipscope_upstream_calls_total\{platform="youtube",outcome="ok"\} \d+$/m);
  for (const line of text.split("\n").filter(Boolean))
    expect(line).toMatch(/^(# (HELP|TYPE) \w+ .*|\w+(\{[^{}]*\})? \S+)$/);
});

test("metrics are closed to requests through a proxy, regardless of a client's headers", async ({ demo }) => {
  const forwarded: Record<string, string>[] = [
    { "X-Forwarded-For": "127.0.0.1" },
    { "X-Forwarded-For": "203.0.113.7", "X-Clipscope-Local": "1" },
    { Forwarded: "for=127.0.0.1" },
    { "X-Real-IP": "127.0.0.1" },
    { Via: "1.1 proxy", Authorization: "Bearer wrong" },
  ];
  for (const headers of forwarded) {
    const answer = await sendRaw(demo.url, requestOf("GET /metrics", headers));
    expect([answer.status, answer.body.trim()]).toEqual([404, "Not found"]);
  }
  expect((await sendRaw(demo.url, requestOf("POST /metrics"))).status).toBe(404);
});
