import { EventEmitter, once } from "node:events";
import { createServer, type IncomingMessage, request, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { buffer, text } from "node:stream/consumers";
import { gunzipSync } from "node:zlib";
import { afterEach, expect, test, vi } from "vitest";
import { StreamedAnswer } from "@/lib/core/streamed-answer";
import { answer } from "@/rest/answer";
import { directTransport } from "@/rest/direct";
import type { Respond } from "@/rest/pipeline";
import { resourceOf } from "@/rest/resource";
import { answerStream } from "@/rest/stream";

const PIECE = "x".repeat(100_000);
let server: Server | undefined;
afterEach(() => {
  server?.closeAllConnections();
  server?.close();
});

/** Serves one path, `/things/{id}`. */
async function serve(handle: Respond): Promise<number> {
  const places = [{ path: "/things/{id}", resource: resourceOf({ GET: { dialect: "A", handle } }) }];
  const direct = directTransport({ "X-Frame-Options": "DENY", "Referrer-Policy": "origin" }, places);
  server = createServer((incoming, response) => void direct(incoming, response, incoming.url ?? "/"));
  await new Promise<void>((resolve) => server?.listen(0, "127.0.0.1", resolve));
  return (server.address() as AddressInfo).port;
}

async function get(port: number, path: string, headers: Record<string, string> = {}): Promise<IncomingMessage> {
  const sent = request({ port, host: "127.0.0.1", path, headers, agent: false });
  sent.on("error", () => {});
  sent.end();
  const [response] = await once(sent, "response");
  return response;
}

/** Counts the pieces that were made, and whether the work was ended. */
function streaming(pieces: number, failAt = Number.POSITIVE_INFINITY) {
  const seen = { made: 0, ended: false };
  const streamed = new StreamedAnswer(async function* () {
    try {
      for (let n = 0; n < pieces; n++) {
        if (n === failAt) throw new Error("the database went away");
        seen.made += 1;
        yield PIECE;
      }
    } finally {
      seen.ended = true;
    }
  });
  const handle: Respond = ({ accepted, ...asked }) =>
    answerStream(streamed, { request: asked, requestId: "id", headers: {}, accepted, startedAt: performance.now() });
  return { seen, handle };
}

test("hands on path, query and decoded parameters, and adds the default headers that an answer lacks", async () => {
  const port = await serve(async ({ path, search, params, headers }) =>
    answer(200, JSON.stringify([path, search, params, headers.get("x-a"), headers.get("x-b")]), "id"),
  );
  const response = await get(port, "/api/v1/things/a%2Fb?c=d%20e#f", { "X-A": "1" });
  expect(JSON.parse(await text(response))).toEqual(["/api/v1/things/a%2Fb", "?c=d%20e", { id: "a/b" }, "1", null]);
  expect(response.headers).toMatchObject({ "x-frame-options": "DENY", "referrer-policy": "no-referrer" });
  expect((await get(port, "/api/v1/nothing")).statusCode).toBe(404);
});

test("a stream arrives whole, plain and compressed", async () => {
  const { handle } = streaming(20);
  const port = await serve(handle);
  expect((await buffer(await get(port, "/api/v1/things/1"))).length).toBe(2_000_000);
  const packed = await get(port, "/api/v1/things/1", { "Accept-Encoding": "gzip" });
  expect(packed.headers["content-encoding"]).toBe("gzip");
  expect(gunzipSync(await buffer(packed)).length).toBe(2_000_000);
});

test("a client that reads nothing has few pieces made for it, and one that leaves ends the work", async () => {
  const { seen, handle } = streaming(10_000);
  const response = await get(await serve(handle), "/api/v1/things/1");
  await vi.waitFor(() => expect(seen.made).toBeGreaterThan(0));
  await new Promise((resolve) => setTimeout(resolve, 300));
  // What the sockets' buffers hold, of a gigabyte.
  expect(seen.made).toBeLessThan(200);
  response.destroy();
  await vi.waitFor(() => expect(seen.ended).toBe(true), 5_000);
  expect(seen.made).toBeLessThan(400);
});

test.each<Record<string, string>>([{}, { "Accept-Encoding": "br" }])(
  "a client that left before the first piece was made ends the work: %j",
  async (headers) => {
    const { seen, handle } = streaming(10_000);
    const gone = new EventEmitter();
    const port = await serve(async (asked) => {
      await once(gone, "close");
      return handle(asked);
    });
    const sent = request({ port, host: "127.0.0.1", path: "/api/v1/things/1", headers, agent: false });
    server?.on("request", (_, response) => {
      response.once("close", () => gone.emit("close"));
      sent.destroy();
    });
    sent.on("error", () => {});
    sent.end();
    await vi.waitFor(() => expect(seen.ended).toBe(true), 5_000);
  },
);

test("what fails midway breaks the connection instead of ending the body", async () => {
  const { handle } = streaming(5, 3);
  const response = await get(await serve(handle), "/api/v1/things/1");
  await expect(buffer(response)).rejects.toThrow();
});
