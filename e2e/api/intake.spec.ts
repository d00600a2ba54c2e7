import { connect } from "node:net";
import { gzipSync } from "node:zlib";
import { requestOf, sendRaw } from "@/e2e/api/raw";
import { signedInAs } from "@/e2e/api/session";
import { expect, test } from "@/e2e/fixtures";

const PATHS = [
  "/api/auth/request-reset",
  "/api/auth/sign-up",
  "/api/auth/callback/credentials",
  "/api/auth/session",
  "/api/auth/_log",
  "/api/dashboard/labels",
  "/api/dashboard/imports",
  "/api/v1/videos/track",
  "/api/inngest",
  "/api/nosuch",
  "/sign-in",
  "/_next/static/nosuch",
  "/nosuch",
];
const CHUNK = `10000\r\n${"x".repeat(65_536)}\r\n`;
const TOTAL = 300 * 2 ** 20;

/** Sends 300 MB in chunks for as long as the server accepts them. */
function flood(url: string, path: string, headers: Record<string, string>) {
  const { hostname, port, origin } = new URL(url);
  return new Promise<{ status: number; sent: number; ms: number }>((resolve) => {
    const started = performance.now();
    const socket = connect(Number(port), hostname);
    let answer = "";
    let given = 0;
    const pump = () => {
      while (given < TOTAL && !socket.destroyed) {
        given += 65_536;
        if (!socket.write(CHUNK)) return;
      }
    };
    socket.on("connect", () => {
      socket.write(
        requestOf(`POST ${path}`, {
          Origin: origin,
          Host: new URL(url).host,
          "Transfer-Encoding": "chunked",
          ...headers,
        }),
      );
      pump();
    });
    socket.on("drain", pump);
    socket.on("data", (data) => {
      answer += data;
    });
    socket.on("error", () => {});
    socket.on("close", () =>
      resolve({
        status: Number(/^HTTP\/1.1 (\d+)/.exec(answer)?.[1] ?? 0),
        sent: socket.bytesWritten,
        ms: performance.now() - started,
      }),
    );
  });
}

for (const path of PATHS)
  test(`300 MB to ${path} are rejected early and not read`, async ({ demo }) => {
    const { status, sent, ms } = await flood(demo.url, path, {});
    expect([204, 401, 403, 404, 405, 413]).toContain(status);
    expect(sent).toBeLessThan(24 * 2 ** 20);
    expect(ms).toBeLessThan(15_000);
  });

for (const path of ["/api/auth/request-reset", "/api/auth/callback/credentials", "/sign-in"])
  test(`${path} returns 413 for a body over 64 KiB, declared, chunked or compressed`, async ({ demo, request }) => {
    expect((await flood(demo.url, path, {})).status).toBe(413);
    const headers = { Origin: new URL(demo.url).origin };
    const declared = await request.post(path, { data: "x".repeat(65_537), headers });
    expect([declared.status(), Object.keys(await declared.json())]).toEqual([413, ["error"]]);
  });

test("a compressed body is unpacked within the limit", async ({ apiAs, demo }) => {
  const api = await apiAs(demo.keys.full);
  const post = (data: Buffer, encoding: string) =>
    api.post("/api/v1/videos/track", { data, headers: { "Content-Encoding": encoding, "Content-Type": "text/plain" } });
  const bad = await post(gzipSync(JSON.stringify({ video_link: "x", duration_days: 0 })), "gzip");
  expect([bad.status(), (await bad.json()).details.length]).toEqual([400, 2]);
  expect((await post(gzipSync(Buffer.alloc(10 * 2 ** 20)), "gzip")).status()).toBe(413);
  expect((await post(Buffer.from("{}"), "deflate")).status()).toBe(415);
});

test("a stalled body times out, and an invalid key is refused before its body", async ({ demo }) => {
  const started = performance.now();
  const unknown = await sendRaw(
    demo.url,
    `${requestOf("POST /api/v1/videos/track", { "X-API-Key": "nonsense", "Content-Length": "100", Connection: "keep-alive" })}x`,
  );
  expect(unknown.status).toBe(401);
  expect(performance.now() - started).toBeLessThan(12_000);
});

test("control characters are rejected, never a 500", async ({ playwright, demo, apiAs }) => {
  const owner = await signedInAs(playwright, demo, demo);
  for (const name of ["a\0b", "a\u001bb", "\ud800"]) {
    for (const path of ["labels", "campaigns"])
      expect((await owner.post(`/api/dashboard/${path}`, { data: { name } })).status()).toBe(400);
  }
  const api = await apiAs(demo.keys.full);
  for (const [path, status] of [
    ["/api/v1/videos/a%00b", 404],
    ["/api/v1/videos?label=%00", 400],
    ["/api/v1/channels/a%00b", 404],
    ["/api/v1/channels/search?username=a%00", 400],
    ["/api/v1/videos/stats?platform=%00", 400],
  ] as const)
    expect([path, (await api.get(path)).status()]).toEqual([path, status]);
  for (const [path, status] of [
    ["/videos?q=%00a", 200],
    ["/videos/a%00b", 404],
    ["/admin/organizations?q=%00", 404],
    ["/sign-in?from=%00", 200],
    ["/api/dashboard/videos?q=%00", 400],
    ["/api/dashboard/videos/a%00b", 400],
    ["/api/dashboard/videos/a%00b/thumbnail", 400],
    ["/api/dashboard/channels/a%00b/picture", 400],
  ] as const)
    expect([path, (await owner.get(path, { headers: { Accept: "text/html" } })).status()]).toEqual([path, status]);
  await owner.dispose();
});

test("next-auth's routes reject invalid requests in JSON", async ({ request }) => {
  const get = await request.get("/api/auth/callback/credentials");
  expect([get.status(), get.headers().allow, await get.json()]).toEqual([
    405,
    "POST, OPTIONS",
    { error: "Method not allowed" },
  ]);
  expect((await request.get("/api/auth/nosuch")).status()).toBe(404);
  expect((await request.delete("/api/auth/session")).status()).toBe(405);
  const headers = { "Content-Type": "application/json" };
  expect((await request.post("/api/auth/callback/credentials", { data: Buffer.from("{"), headers })).status()).toBe(
    400,
  );
  const cookie = await request.get("/api/auth/session", { headers: { Cookie: "next-auth.session-token=nonsense" } });
  expect([cookie.status(), await cookie.json()]).toEqual([200, {}]);
});

test("every response has the security headers", async ({ request, demo }) => {
  const page = await (await request.get("/sign-in")).text();
  const script = /\/_next\/static\/[^"\\]+\.js/.exec(page)?.[0] ?? "";
  expect(script).not.toBe("");
  const paths = [
    "/sign-in",
    "/nosuch",
    "/api/auth/csrf",
    "/api/auth/signout",
    "/api/auth/signin",
    "/api/dashboard/labels",
  ];
  const more = ["/api/v1/videos", "/api/health", "/icon.svg", "/_next/static/nosuch.js", "/metrics", script];
  for (const path of [...paths, ...more]) {
    const headers = (await request.get(path, { maxRedirects: 0 })).headers();
    expect([path, headers["x-content-type-options"], headers["x-frame-options"]]).toEqual([path, "nosniff", "DENY"]);
    expect(headers["content-security-policy"]).toContain("frame-ancestors 'none'");
    // The product under test doesn't use https.
    expect(headers["strict-transport-security"]).toBeUndefined();
  }
  const malformed = await sendRaw(demo.url, "nonsense\r\n\r\n");
  expect(malformed.headers["content-security-policy"]).toContain("frame-ancestors 'none'");
});

test("the image optimizer is off", async ({ request }) => {
  for (const path of ["/_next/image", "/_next/image?url=%2Ficon.svg&w=64&q=75", "/_next/image/"])
    expect((await request.get(path)).status()).toBe(404);
});

test("webhook tests have a limit", async ({ playwright, demo }) => {
  const owner = await signedInAs(playwright, demo, demo);
  const sent = await Promise.all(
    Array.from({ length: 30 }, () =>
      owner.post("/api/dashboard/webhooks/nosuch/test").then((answer) => answer.status()),
    ),
  );
  expect(sent.filter((status) => status === 429).length).toBeGreaterThanOrEqual(20);
  await owner.dispose();
});
