import { brotliCompressSync, constants, gzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { bodyLimitOf, MAX_AUDIENCE_IMPORT_BYTES, MAX_BODY_BYTES, MAX_VIDEO_IMPORT_BYTES } from "@/rest/body-limits";
import { readBody, readJson } from "@/rest/read-body";

const request = (body: BodyInit, headers: Record<string, string> = {}) =>
  new Request("http://localhost/", { method: "POST", body, headers, duplex: "half" } as RequestInit);

/** A body of `total` bytes, and how many of them were requested. */
function chunked(total: number, size = 16_384) {
  const made = { bytes: 0, isCanceled: false };
  const stream = new ReadableStream<Uint8Array>(
    {
      pull(controller) {
        if (made.bytes >= total) return controller.close();
        controller.enqueue(new Uint8Array(size).fill(32));
        made.bytes += size;
      },
      cancel: () => {
        made.isCanceled = true;
      },
    },
    { highWaterMark: 0 },
  );
  return { made, stream };
}
// At the best quality, compression would take most of the time.
const gzip = (text: string | Buffer) => gzipSync(text, { level: 1 });
const brotli = (text: string | Buffer) =>
  brotliCompressSync(text, { params: { [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MIN_QUALITY } });
const refusal = (code: string) => ({ refusal: { code } });

describe("readBody", () => {
  it("accepts exactly the limit, and returns nothing if nothing was sent", async () => {
    expect((await readBody(request("x".repeat(MAX_BODY_BYTES)))).byteLength).toBe(MAX_BODY_BYTES);
    expect((await readBody(new Request("http://localhost/"))).byteLength).toBe(0);
  });

  it("stops reading at the limit, no matter how much follows", async () => {
    const { made, stream } = chunked(300 * 2 ** 20);
    await expect(readBody(request(stream))).rejects.toMatchObject(refusal("payload_too_large"));
    expect(made.isCanceled).toBe(true);
    expect(made.bytes).toBeLessThanOrEqual(2 * MAX_BODY_BYTES);
  });

  it("refuses a declared length over the limit without reading", async () => {
    const { made, stream } = chunked(2 ** 20);
    const sized = request(stream, { "Content-Length": String(MAX_BODY_BYTES + 1) });
    await expect(readBody(sized)).rejects.toMatchObject(refusal("payload_too_large"));
    expect(made.bytes).toBe(0);
  });

  it.each([
    ["gzip", gzip],
    ["x-gzip", gzip],
    ["GZIP", gzip],
    ["br", brotli],
  ] as const)("unpacks %s within the same limit", async (encoding, pack) => {
    const packed = (text: string | Buffer) => request(new Uint8Array(pack(text)), { "Content-Encoding": encoding });
    expect(new TextDecoder().decode(await readBody(packed("Grüße")))).toBe("Grüße");
    expect((await readBody(packed(Buffer.alloc(MAX_BODY_BYTES)))).byteLength).toBe(MAX_BODY_BYTES);
    for (const size of [MAX_BODY_BYTES + 1, 64 * 2 ** 20])
      await expect(readBody(packed(Buffer.alloc(size)))).rejects.toMatchObject(refusal("payload_too_large"));
    const cut = new Uint8Array(pack("some text that is long enough to be cut")).slice(0, -5);
    for (const broken of [cut, new Uint8Array([1, 2, 3]), new Uint8Array(70_000)])
      await expect(readBody(request(broken, { "Content-Encoding": encoding }))).rejects.toMatchObject({
        refusal: { code: broken.length > MAX_BODY_BYTES ? "payload_too_large" : "invalid_request" },
      });
  });

  it.each(["deflate", "zstd", "compress", "gzip, gzip", "br, gzip", "nonsense"])("rejects %s", async (encoding) => {
    await expect(readBody(request("{}", { "Content-Encoding": encoding }))).rejects.toMatchObject(
      refusal("unsupported_encoding"),
    );
  });

  it.each(["identity", "gzip"])("times out a stalled body (%s)", async (encoding) => {
    const stalled = new ReadableStream<Uint8Array>({ pull: () => new Promise(() => {}) });
    await expect(
      readBody(request(stalled, { "Content-Encoding": encoding }), { deadlineMs: 50 }),
    ).rejects.toMatchObject(refusal("request_timeout"));
  });

  it("times out a body that arrives too slowly", async () => {
    const dripping = new ReadableStream<Uint8Array>({
      async pull(controller) {
        await new Promise((resolve) => setTimeout(resolve, 10));
        controller.enqueue(new Uint8Array(1));
      },
    });
    await expect(readBody(request(dripping), { deadlineMs: 100 })).rejects.toMatchObject(refusal("request_timeout"));
  });

  it("distinguishes a disconnected client from a body that is too large", async () => {
    const failing = (message: string) =>
      new ReadableStream<Uint8Array>({ pull: (controller) => controller.error(new Error(message)) });
    await expect(readBody(request(failing("aborted")))).rejects.toMatchObject(refusal("request_aborted"));
    await expect(readBody(request(failing("payload_too_large")))).rejects.toMatchObject(refusal("payload_too_large"));
  });
});

describe("readJson", () => {
  it("reads UTF-8 with and without a byte order mark", async () => {
    expect(await readJson(request('\ufeff{"a":"é"}'))).toEqual({ a: "é" });
    for (const bad of ["", "{", '{"a":1}x'])
      await expect(readJson(request(bad))).rejects.toMatchObject({ refusal: { details: [{ field: "body" }] } });
    await expect(readJson(request(new Uint8Array([0x22, 0xff, 0x22])))).rejects.toMatchObject({
      refusal: { details: [{ field: "body", message: "Must be valid JSON" }] },
    });
  });
});

describe("bodyLimitOf", () => {
  it.each([
    ["POST", "/api/v1/videos/track", MAX_BODY_BYTES],
    ["POST", "/api/auth/callback/credentials", MAX_BODY_BYTES],
    ["POST", "/sign-in", MAX_BODY_BYTES],
    ["POST", "/api/dashboard/imports", MAX_VIDEO_IMPORT_BYTES],
    ["GET", "/api/dashboard/imports", MAX_BODY_BYTES],
    ["POST", "/api/dashboard/imports/abc/confirm", MAX_BODY_BYTES],
    ["PUT", "/api/dashboard/channels/abc/audience", MAX_AUDIENCE_IMPORT_BYTES],
    ["POST", "/api/dashboard/channels/abc/audience/preview", MAX_AUDIENCE_IMPORT_BYTES],
    ["POST", "/api/dashboard/channels/a/b/audience/preview", MAX_BODY_BYTES],
    // No Inngest server is configured here.
    ["POST", "/api/inngest", MAX_BODY_BYTES],
  ])("%s %s accepts %d bytes", (method, path, bytes) => {
    expect(bodyLimitOf(method, path)).toBe(bytes);
  });
});
