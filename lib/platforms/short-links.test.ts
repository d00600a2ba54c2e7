import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import { resolveVideoUrl } from "@/lib/platforms/resolve-url";
import { parseVideoUrl } from "@/lib/platforms/rules";
import { testContext } from "@/test/context";

/** Stands in for the short-link hosts as the sandbox does, but redirects where a test specifies. */
let server: Server;
let asked: string[] = [];
let answers: Record<string, { status: number; location?: string }> = {};

beforeAll(async () => {
  server = createServer((request, response) => {
    asked.push(request.url ?? "");
    const { status, location } = answers[request.url ?? ""] ?? { status: 404 };
    response.writeHead(status, location ? { location } : {}).end();
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  process.env.SANDBOX_URL = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});
beforeEach(() => {
  asked = [];
});

const START = "/shortlinks/vm.tiktok.com/ZMabc/";
const follow = (more: typeof answers) => {
  answers = more;
  return resolveVideoUrl(testContext(), parseVideoUrl("https://vm.tiktok.com/ZMabc"));
};
const VIDEO = "https://www.tiktok.com/@user/video/7234567890123456789?_r=1";

it("follows the platform's own hosts, even over plain http, and stops at the video", async () => {
  const resolved = await follow({
    [START]: { status: 301, location: "http://m.tiktok.com/i18n/go?code=ZMabc" },
    "/shortlinks/m.tiktok.com/i18n/go?code=ZMabc": { status: 302, location: VIDEO },
  });
  expect(resolved).toMatchObject({ kind: "video", platform: "tiktok", externalId: "7234567890123456789" });
  expect(asked).toHaveLength(2);
});

it("stops at the first address with the video", async () => {
  const resolved = await follow({
    [START]: { status: 301, location: "http://m.tiktok.com/v/7234567890123456789.html" },
  });
  expect(resolved).toMatchObject({ kind: "video", platform: "tiktok", externalId: "7234567890123456789" });
  expect(asked).toEqual([START]);
});

it.each([
  "http://169.254.169.254/latest/meta-data/",
  "https://evil.example/@user/video/7234567890123456789",
  "https://www.tiktok.com.evil.example/",
  "https://www.tiktok.com:8443/@user/video/7234567890123456789",
  "https://www.youtube.com/watch?v=dQw4w9WgXcQ",
  "ftp://www.tiktok.com/",
])("does not follow a redirect to %s", async (location) => {
  expect(await follow({ [START]: { status: 302, location } })).toEqual({ kind: "invalid", reason: "not_a_video" });
  expect(asked).toEqual([START]);
});

it.each([
  [{ status: 404 }, { kind: "unavailable" }],
  [{ status: 302, location: "https://www.tiktok.com/?_r=1" }, { kind: "unavailable" }],
  [{ status: 503 }, { kind: "transient" }],
  [{ status: 200 }, { kind: "invalid", reason: "not_a_video" }],
  [{ status: 429 }, { kind: "rate_limited", until: new Date("2026-03-10T12:01:00Z") }],
  [
    { status: 302, location: "https://vm.tiktok.com/ZMabc/" },
    { kind: "invalid", reason: "not_a_video" },
  ],
])("%j → %j", async (answer, expected) => {
  expect(await follow({ [START]: answer })).toEqual(expected);
});
