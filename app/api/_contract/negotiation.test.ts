import { buffer } from "node:stream/consumers";
import { brotliDecompressSync, gunzipSync } from "node:zlib";
import { beforeAll, describe, expect, test } from "vitest";
import { exchange, serveDirectly } from "@/app/api/_contract/direct";
import { call } from "@/app/api/_contract/served";
import { ERRORS } from "@/rest/error-codes";
import { encodingOf, wantsProblem } from "@/rest/negotiate";
import { documentedErrors } from "@/rest/openapi/documented-errors";
import { problemOf } from "@/rest/problem";
import { newKey, organizationWith } from "@/test/contract";

let key = "";
beforeAll(async () => {
  key = await newKey(await organizationWith({}));
});

test.each([
  ["application/problem+json", true],
  ["application/json, application/problem+json", true],
  ["application/problem+json, */*;q=0.1", true],
  ["application/json;q=0.5, application/problem+json;q=0.9", true],
  ["APPLICATION/PROBLEM+JSON; charset=utf-8", true],
  ["application/problem+json;q=0.5, application/json", false],
  ["application/problem+json;q=0.5, */*", false],
  ["application/problem+json;q=0", false],
  ["application/problem+json;q=x", false],
  ["*/*", false],
  ["application/*", false],
  ["", false],
  [null, false],
] as const)("Accept: %s requests problem details: %s", (header, wanted) => expect(wantsProblem(header)).toBe(wanted));

test.each([
  ["gzip, deflate, br", "br"],
  ["gzip", "gzip"],
  ["br;q=0.5, gzip;q=0.8", "gzip"],
  ["br;q=0, gzip", "gzip"],
  ["*", "br"],
  ["*;q=0", null],
  ["identity, gzip;q=0.5", null],
  ["deflate, zstd", null],
  ["", null],
  [null, null],
] as const)("Accept-Encoding: %s gets %s", (header, encoding) => expect(encodingOf(header)).toBe(encoding));

const PROBLEM = { Accept: "application/problem+json" };
test.each([
  ["A", "/usage", 401, "unauthenticated"],
  ["B", "/videos/stats", 401, "unauthenticated"],
  ["C", "/account/balance", 401, "unauthenticated"],
  ["D", "/token-stat-jobs/social-subscriber-count", 401, "unauthenticated"],
  ["A", "/nothing", 404, "not_found"],
  ["C", "/channels/x/nothing", 404, "not_found"],
  ["A", "/videos/track", 405, "method_not_allowed"],
] as const)("family %s returns problem details on request: %s", async (_, path, status, code) => {
  const answered = await call("GET", `/api/v1${path}`, { headers: PROBLEM });
  expect([answered.status, answered.headers["content-type"]]).toEqual([status, "application/problem+json"]);
  expect(answered.headers.vary).toBe("Accept");
  expect(answered.body).toMatchObject({
    type: `/docs/errors#${code}`,
    title: ERRORS[code].title,
    status,
    detail: expect.any(String),
    instance: `urn:uuid:${answered.headers["x-request-id"]}`,
    code,
  });
});

test("problem details keep the additional fields of the documented form", async () => {
  const headers = { ...PROBLEM, "X-API-Key": key };
  const list = await call("GET", "/api/v1/videos?limit=0", { headers });
  expect(list.body).toMatchObject({ code: "invalid_request", errors: [{ field: "limit" }] });
  const stats = await call("GET", "/api/v1/videos/stats?sort=x", { headers });
  expect(stats.body).toMatchObject({ errors: [{ field: "sort" }], valid_sort_options: expect.any(Array) });
  const channel = await call("GET", "/api/v1/channels/x", { headers });
  expect(channel.headers["x-reason"]).toBe("unknown");
  const reason = problemOf("C", { code: "not_found", message: "Not found", reason: "no_sample_yet" }, "id");
  expect(reason).toMatchObject({ reason: "no_sample_yet" });
  const good = await call("GET", "/api/v1/usage", { headers });
  expect([good.status, good.headers["content-type"], good.headers.vary]).toEqual([200, "application/json", undefined]);
});

test("every code has an entry on the errors page", () => {
  expect(documentedErrors().map(({ code }) => code)).toEqual(Object.keys(ERRORS));
  for (const { answers, title, description, remedy } of documentedErrors()) {
    expect(answers).toHaveLength(4);
    for (const text of [title, description, remedy]) expect(text.length).toBeGreaterThan(5);
  }
});

describe("a long response", () => {
  let port = 0;
  beforeAll(async () => {
    const served = await serveDirectly();
    served.server.unref();
    port = served.port;
  });
  const ask = async (headers: Record<string, string>, method = "GET") => {
    const received = await exchange(port, method, "/api/v1/openapi.json", { headers, body: undefined });
    const body = await buffer(received.response);
    return new Response(body.length > 0 ? new Uint8Array(body) : null, received);
  };
  const UNPACK = { br: brotliDecompressSync, gzip: gunzipSync };

  test.each(["br", "gzip"] as const)("is sent as %s on request, and HEAD has its headers", async (encoding) => {
    const plain = await ask({});
    const packed = await ask({ "Accept-Encoding": encoding });
    expect([plain.headers.get("content-encoding"), packed.headers.get("content-encoding")]).toEqual([null, encoding]);
    for (const { headers } of [plain, packed]) expect(headers.get("vary")).toBe("Accept-Encoding");
    expect(packed.headers.get("etag")).toBe(plain.headers.get("etag"));
    const bytes = Buffer.from(await packed.arrayBuffer());
    expect(packed.headers.get("content-length")).toBe(String(bytes.byteLength));
    expect(UNPACK[encoding](bytes).toString()).toBe(await plain.text());
    const head = await ask({ "Accept-Encoding": encoding }, "HEAD");
    for (const name of ["content-encoding", "content-length", "vary", "etag", "content-type"])
      expect(head.headers.get(name)).toBe(packed.headers.get(name));
    const known = await ask({ "Accept-Encoding": encoding, "If-None-Match": plain.headers.get("etag") ?? "" });
    expect([known.status, known.headers.get("vary"), known.headers.get("content-encoding")]).toEqual([
      304,
      "Accept-Encoding",
      null,
    ]);
  });

  test("is the only kind that is compressed", async () => {
    const small = await call("GET", "/api/v1/", { headers: { "Accept-Encoding": "br, gzip" } });
    expect([small.headers["content-encoding"], small.headers.vary]).toEqual([undefined, undefined]);
  });
});
