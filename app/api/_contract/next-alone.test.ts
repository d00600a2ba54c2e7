import { afterAll, beforeAll, expect, test } from "vitest";
import { exchange, textOf } from "@/app/api/_contract/direct";
import { call } from "@/app/api/_contract/served";
import { FAILURES_PER_MINUTE } from "@/lib/developers/keys/rules";
import { PEER_HEADER } from "@/rest/client-address";
import { resolveTarget } from "@/rest/target";
import { type PlainNext, startNext } from "@/test/next-alone";

/** What Next answers before any route, in its own way: behind server.ts, none of it reaches Next. */
const ANSWERED_BY_NEXT = [
  ["a method that no route has", "TRACE", "/api/v1/whoami", 500],
  ["a method of WebDAV", "PROPFIND", "/api/v1/whoami", 400],
  ["a malformed escape", "GET", "/api/v1/videos/%E0%A4%A", 500],
  ["a single percent sign", "GET", "/api/v1/videos/%", 500],
  ["two slashes at the start", "GET", "//api/v1/whoami", 308],
  ["two slashes at the end", "GET", "/api/v1/whoami//", 308],
  ["a backslash", "GET", "/api/v1\\whoami", 308],
] as const;

test.each(ANSWERED_BY_NEXT)("server.ts refuses %s: %s %s", (_, method, target) => {
  expect(resolveTarget(method, target).kind).toBe("refuse");
});

let next: PlainNext;
beforeAll(async () => {
  next = await startNext();
});
afterAll(() => next.stop());

test.each(ANSWERED_BY_NEXT)("Next alone answers %s itself: %s %s", async (_, method, target, status) => {
  const received = await exchange(next.port, method, target, { headers: {}, body: undefined });
  expect(received.status).toBe(status);
  expect(received.headers["x-request-id"]).toBeUndefined();
  expect(await textOf(received)).not.toContain("{");
});

test("Next alone believes what a client says about its address", async () => {
  const from = (address: string) => call("GET", "/api/v1/whoami", { key: "x", headers: { [PEER_HEADER]: address } });
  for (let failure = 0; failure < FAILURES_PER_MINUTE; failure++) await from("192.0.2.1");
  expect((await from("192.0.2.1")).status).toBe(429);
  expect((await from("192.0.2.2")).status).toBe(401);
});
