import { createServer, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { gzipSync } from "node:zlib";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { ENCODED_HEADER, ENCODING_HEADER } from "@/rest/negotiate";
import { keepOwnEncoding } from "@/rest/own-encoding";

let answer: (response: ServerResponse) => void = () => undefined;
let seen: Record<string, unknown> = {};
const server = createServer((request, response) => {
  keepOwnEncoding(request, response);
  seen = request.headers;
  // Like the framework before it copies a route's headers.
  response.setHeader("vary", "rsc, next-router-state-tree, next-router-prefetch");
  answer(response);
});
let url = "";
beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
});
beforeEach(() => {
  seen = {};
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

test("only the route sees what the client accepts", async () => {
  answer = (response) => response.end();
  await fetch(url, { headers: { "Accept-Encoding": "br" } });
  expect([seen["accept-encoding"], seen[ENCODING_HEADER]]).toEqual([undefined, "br"]);
});

test("the encoding that a route names reaches the client unchanged", async () => {
  answer = (response) => {
    // Like the framework when it copies a route's response headers, without `Content-Encoding`.
    response.appendHeader(ENCODED_HEADER, "gzip");
    response.end(gzipSync("text"));
  };
  const response = await fetch(url, { headers: { "Accept-Encoding": "gzip" } });
  expect([response.headers.get("content-encoding"), await response.text()]).toEqual(["gzip", "text"]);
  expect(response.headers.has(ENCODED_HEADER)).toBe(false);
});

test.each<[name: string, answer: (response: ServerResponse) => void, vary: string | null]>([
  ["nothing", (response) => response.end("x"), null],
  [
    "a short response, to which the framework's compression adds",
    (response) => {
      response.setHeader("Content-Length", "1");
      response.setHeader("Vary", `${response.getHeader("vary") ?? ""}, Accept-Encoding`);
      response.end("x");
    },
    null,
  ],
  [
    "an error in a negotiated form",
    (response) => {
      response.appendHeader("vary", "Accept");
      response.setHeader("Content-Length", "1");
      response.setHeader("Vary", `${response.getHeader("vary")}, Accept-Encoding`);
      response.end("x");
    },
    "Accept",
  ],
  [
    "a compressed response",
    (response) => {
      response.setHeader("Content-Encoding", "gzip");
      response.setHeader("vary", [String(response.getHeader("vary") ?? ""), "Authorization, Accept-Encoding"]);
      response.end();
    },
    "Authorization, Accept-Encoding",
  ],
])("Vary of %s", async (_, respond, vary) => {
  answer = respond;
  const response = await fetch(url, { headers: { "Accept-Encoding": "identity" } });
  expect(response.headers.get("vary")).toBe(vary);
});
