import { expect, test } from "vitest";
import { canonicalPath, dialectOf } from "@/rest/dialect-of";
import { serializeError } from "@/rest/dialects";
import { allowedMethods } from "@/rest/registry";
import { resolveTarget } from "@/rest/target";

test.each([
  ["/api/v1", "C"],
  ["/v1/", "C"],
  ["/api/v1/channels", "C"],
  ["/api/v1/channels/search", "C"],
  ["/api/v1/account/balance", "C"],
  ["/api/v1/channelsx", "A"],
  ["/api/v1/videos", "A"],
  ["/api/v1/videos/stats", "B"],
  ["/v1/videos/stats/", "B"],
  ["/api/v1/videos/statsx", "A"],
  ["/token-stat-jobs/sync-social-subscriber-count", "D"],
  ["/api/v1/token-stat-jobs/x", "D"],
  ["/dashboard", "A"],
])("errors of %s are in dialect %s", (path, dialect) => expect(dialectOf(path)).toBe(dialect));

test.each([
  ["/v1/videos/", "/api/v1/videos"],
  ["/v1", "/api/v1"],
  ["/balance", "/api/v1/account/balance"],
  ["/v1/balance/", "/api/v1/account/balance"],
  ["/api/v1/balance", "/api/v1/account/balance"],
  ["/api/v1/videos/x/stop/", "/api/v1/videos/x/stop"],
  ["/token-stat-jobs/x", "/api/v1/token-stat-jobs/x"],
  ["/v10/videos", null],
  ["/api/dashboard", null],
  ["/", null],
])("%s resolves to %s", (path, canonical) => expect(canonicalPath(path)).toBe(canonical));

test.each([
  ["/v1/videos?limit=1", "/api/v1/videos?limit=1", null],
  ["/api/v1/videos/?limit=1", "/api/v1/videos?limit=1", null],
  ["/videos/", "/videos/", null],
  ["/_next/static/chunks/%5Bid%5D.js", "/_next/static/chunks/%5Bid%5D.js", null],
  ["http://example.org/v1/usage/", "/api/v1/usage", "example.org"],
  ["http://example.org", "/", "example.org"],
])("%s is passed on as %s", (target, url, host) =>
  expect(resolveTarget("GET", target)).toEqual({ kind: "pass", url, host }),
);

test.each([
  ["GET", "/api/v1/%E0%A4%A", "A", 400],
  ["GET", "/api/v1/channels/%E0%A4%A", "C", 400],
  ["GET", "/v1/videos/stats/%", "B", 400],
  ["GET", "/%zz", "A", 400],
  ["OPTIONS", "*", "A", 400],
  ["GET", "//", "A", 404],
  ["GET", "//evil.example/", "A", 404],
  ["GET", "/api/v1//videos", "A", 404],
  ["GET", "//api/v1/channels", "C", 404],
  ["GET", "/api/v1/channels\\x", "C", 404],
  ["GET", "/api/v1/../secret", "A", 404],
  ["GET", "/api/v1/%2e%2e/secret", "A", 404],
  ["GET", "/%61pi/v1/videos", "A", 404],
  ["TRACE", "/api/v1/videos", "A", 405],
  ["PROPFIND", "/v1/videos/abc/stop/", "A", 405],
  ["PROPFIND", "/api/v1/channels/x", "C", 405],
  ["PROPFIND", "/api/v1/channels", "C", 404],
  ["TRACE", "/v1/", "C", 405],
  ["TRACE", "/api/v1/videos/stats", "B", 405],
  ["TRACE", "/", "A", 405],
])("refuses %s %s in dialect %s with %i", (method, target, dialect, status) => {
  const resolved = resolveTarget(method, target);
  if (resolved.kind !== "refuse") throw new Error("it passed");
  expect(resolved.dialect).toBe(dialect);
  expect(serializeError(resolved.dialect, resolved.refusal).status).toBe(status);
});

test("allows the methods of the operations", () => {
  expect(allowedMethods("/api/v1/videos/track")).toEqual(["POST", "OPTIONS"]);
  expect(allowedMethods("/v1/videos/abc/")).toEqual(["GET", "HEAD", "OPTIONS"]);
  expect(allowedMethods("/api/v1/videos/abc/stop")).toEqual(["POST", "OPTIONS"]);
  expect(allowedMethods("/api/v1/videos/stats")).toEqual(["GET", "HEAD", "OPTIONS"]);
  expect(allowedMethods("/api/v1/openapi.json")).toEqual(["GET", "HEAD", "OPTIONS"]);
  expect(allowedMethods("/api/v1/openapiXjson")).toBeNull();
});
