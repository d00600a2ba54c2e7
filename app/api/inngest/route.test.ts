import { createHmac } from "node:crypto";
import { NextRequest } from "next/server";
import { afterEach, expect, test, vi } from "vitest";

const ADDRESS = "http://localhost:3000/api/inngest";
const SYNC = { headers: { "x-inngest-sync-kind": "in_band", host: "localhost:3000" }, body: { url: ADDRESS } };

/** Loads the route as a process with this environment would: the environment is read once, at startup. */
async function routeWith(environment: Record<string, string>) {
  vi.resetModules();
  for (const [name, value] of Object.entries(environment)) vi.stubEnv(name, value);
  return import("@/app/api/inngest/route");
}

const request = (method: string, body?: unknown, headers: Record<string, string> = {}) =>
  new NextRequest(ADDRESS, { method, headers, body: body === undefined ? undefined : JSON.stringify(body) });

afterEach(() => vi.unstubAllEnvs());

test("without an Inngest server, no one can invoke a job: every method returns 404", async () => {
  const route = await routeWith({});
  for (const method of ["GET", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "HEAD"] as const) {
    const response = await route[method](request(method), undefined);
    expect(response.status).toBe(404);
    expect(await response.json()).toEqual({ error: "Not found" });
  }
});

test("with a signing key, only signed requests are accepted", async () => {
  const key = "a".repeat(64);
  const route = await routeWith({ INNGEST_SIGNING_KEY: `signkey-test-${key}`, INNGEST_EVENT_KEY: "events" });
  const time = Math.floor(Date.now() / 1000);
  const sign = (secret: string) =>
    `t=${time}&s=${createHmac("sha256", secret)
      .update(`${JSON.stringify(SYNC.body)}${time}`)
      .digest("hex")}`;
  // The SDK reports refusals on the console.
  vi.spyOn(console, "error").mockImplementation(() => {});
  const statuses = [];
  for (const signature of [undefined, sign("b".repeat(64)), sign(key)]) {
    const headers = { ...SYNC.headers, ...(signature && { "x-inngest-signature": signature }) };
    statuses.push((await route.PUT(request("PUT", SYNC.body, headers), undefined)).status);
  }
  expect(statuses).toEqual([401, 401, 200]);
  const forged = { event: {}, events: [], steps: {}, ctx: { run_id: "x" } };
  const invoked = await route.POST(
    new NextRequest(`${ADDRESS}?fnId=clipscope-usage-close-hourly&stepId=step`, {
      method: "POST",
      body: JSON.stringify(forged),
    }),
    undefined,
  );
  expect(invoked.status).toBe(401);
});

test("a development server learns the functions without a signature", async () => {
  const route = await routeWith({ INNGEST_DEV: "1" });
  const response = await route.PUT(request("PUT", SYNC.body, SYNC.headers), undefined);
  expect(response.status).toBe(200);
  const { app_id, functions } = await response.json();
  expect(app_id).toBe("clipscope");
  expect(functions.length).toBeGreaterThanOrEqual(8);
});

const FORGED: Record<string, string>[] = [
  { host: "evil.example" },
  { host: "localhost:3000", "x-forwarded-host": "evil.example", "x-forwarded-proto": "https" },
  { host: "localhost:3000", forwarded: "host=evil.example;proto=https" },
];

test("jobs are registered at APP_URL, regardless of a request's host", async () => {
  const seen: string[] = [];
  vi.stubGlobal("fetch", async (url: string | URL | Request, init?: RequestInit) => {
    seen.push(`${url instanceof Request ? url.url : url} ${init?.body}`);
    return Response.json({ ok: true, skipped: false, modified: true });
  });
  try {
    const key = "a".repeat(64);
    const route = await routeWith({
      INNGEST_SIGNING_KEY: `signkey-test-${key}`,
      INNGEST_EVENT_KEY: "events",
      INNGEST_BASE_URL: "http://inngest.internal:8288",
      APP_URL: "https://clips.example.com",
    });
    for (const headers of FORGED) {
      const forged = new NextRequest("https://evil.example/api/inngest", { method: "PUT", headers });
      expect((await route.PUT(forged, undefined)).status).toBe(200);
    }
    expect(seen).toHaveLength(FORGED.length);
    for (const sent of seen) {
      expect(sent).toContain("https://clips.example.com/api/inngest");
      expect(sent).not.toContain("evil.example");
    }
  } finally {
    vi.unstubAllGlobals();
  }
});

test("unsigned requests never log an error, whatever they contain", async () => {
  const written: string[] = [];
  const keep = (chunk: unknown) => {
    written.push(String(chunk));
    return true;
  };
  vi.spyOn(process.stdout, "write").mockImplementation(keep);
  vi.spyOn(process.stderr, "write").mockImplementation(keep);
  const onConsole = vi.spyOn(console, "error").mockImplementation(() => {});
  const key = "a".repeat(64);
  const route = await routeWith({ INNGEST_SIGNING_KEY: `signkey-test-${key}`, INNGEST_EVENT_KEY: "events" });
  const bad = { "x-inngest-signature": "t=1&s=00", host: "localhost:3000" };
  const statuses = [
    await route.POST(request("POST", {}), undefined),
    await route.POST(request("POST", { event: {} }, bad), undefined),
    await route.PUT(request("PUT", SYNC.body, SYNC.headers), undefined),
    await route.PUT(request("PUT", SYNC.body, { ...SYNC.headers, ...bad }), undefined),
    await route.POST(new NextRequest(ADDRESS, { method: "POST", headers: bad, body: "{" }), undefined),
    await route.POST(
      new NextRequest(ADDRESS, { method: "POST", headers: bad, body: "x".repeat(5 * 2 ** 20) }),
      undefined,
    ),
  ].map(({ status }) => status);
  vi.restoreAllMocks();
  expect(statuses).toEqual([401, 401, 401, 401, 400, 413]);
  expect(onConsole).not.toHaveBeenCalled();
  expect(written.join("")).not.toMatch(/"stack"|"level":50/);
});
