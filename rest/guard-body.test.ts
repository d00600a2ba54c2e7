import { createServer, type IncomingMessage, type ServerResponse, request as send } from "node:http";
import { type AddressInfo, connect } from "node:net";
import { afterEach, describe, expect, it } from "vitest";
import { continueWhenRead, guardBody, holdBody } from "@/rest/guard-body";
import { readBody } from "@/rest/read-body";

const LIMIT = 64 * 1024;
const CHUNK = Buffer.alloc(64 * 1024, 120);
const servers: ReturnType<typeof createServer>[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) server.closeAllConnections();
});

type Handler = (request: IncomingMessage, response: ServerResponse) => unknown;
async function serve(handler: Handler) {
  const server = createServer(handler);
  servers.push(server);
  server.on("checkContinue", (request, response) => {
    continueWhenRead(request, response);
    handler(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return (server.address() as AddressInfo).port;
}

/** Sends a chunked body for as long as the server accepts it. */
function flood(port: number, total: number) {
  return new Promise<{ status: number | null; sent: number; ms: number }>((resolve) => {
    const started = performance.now();
    const socket = connect(port, "127.0.0.1");
    let sent = 0;
    let answer = "";
    const pump = () => {
      while (sent < total) {
        sent += CHUNK.length;
        if (!socket.write(`${CHUNK.length.toString(16)}\r\n${CHUNK}\r\n`)) return;
      }
      socket.write("0\r\n\r\n");
    };
    socket.on("connect", () => {
      socket.write("POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n");
      pump();
    });
    socket.on("drain", pump);
    socket.on("data", (data) => {
      answer += data;
    });
    socket.on("error", () => {});
    socket.on("close", () => {
      const status = Number(/^HTTP\/1.1 (\d+)/.exec(answer)?.[1] ?? 0) || null;
      resolve({ status, sent: socket.bytesWritten, ms: performance.now() - started });
    });
  });
}

const asWebRequest = (request: IncomingMessage) =>
  new Request("http://x/", { method: "POST", body: request as never, duplex: "half" } as RequestInit);
const answer = (response: ServerResponse, status: number) => {
  response.statusCode = status;
  response.end();
};
const codeOf = (error: unknown) => (error as { refusal?: { code?: string } }).refusal?.code ?? String(error);

describe("a flood", () => {
  it.each<[string, Handler]>([
    [
      "that a route reads",
      async (request, response) => {
        guardBody(request, response, LIMIT);
        const code = await readBody(asWebRequest(request)).then(() => "read", codeOf);
        answer(response, code === "payload_too_large" ? 413 : 500);
      },
    ],
    [
      "that is held",
      async (request, response) => {
        guardBody(request, response, LIMIT);
        const code = await holdBody(request, 5_000).then(() => "held", codeOf);
        response.setHeader("Connection", "close");
        answer(response, code === "payload_too_large" ? 413 : 500);
      },
    ],
    [
      "that a route reads without a limit",
      async (request, response) => {
        guardBody(request, response, LIMIT);
        let size = 0;
        try {
          for await (const chunk of request) size += chunk.length;
        } catch {
          answer(response, size <= LIMIT ? 413 : 500);
        }
      },
    ],
    [
      "that no one reads",
      (request, response) => {
        guardBody(request, response, LIMIT);
        answer(response, 413);
      },
    ],
    [
      "that no one reads, with a late response",
      (request, response) => {
        guardBody(request, response, LIMIT);
        setTimeout(() => answer(response, 413), 200);
      },
    ],
  ])("%s gets an early response and is cut off", async (_, handler) => {
    const port = await serve(handler);
    const { status, sent, ms } = await flood(port, 300 * 2 ** 20);
    expect(status).toBe(413);
    // What the kernel buffers on both sides, plus what was read.
    expect(sent).toBeLessThan(16 * 2 ** 20);
    expect(ms).toBeLessThan(5_000);
  });
});

describe("a body within the limit", () => {
  it("arrives complete, and the connection stays open", async () => {
    const port = await serve(async (request, response) => {
      guardBody(request, response, LIMIT);
      if (request.url === "/held") await holdBody(request, 5_000);
      if (request.url === "/unread") return response.end("unread");
      response.end(String((await readBody(asWebRequest(request))).byteLength));
    });
    const origin = `http://127.0.0.1:${port}`;
    for (const path of ["/", "/held", "/unread", "/"])
      for (const size of [0, 1, LIMIT]) {
        const response = await fetch(origin + path, { method: "POST", body: "x".repeat(size) });
        expect(await response.text()).toBe(path === "/unread" ? "unread" : String(size));
      }
  });

  it("is requested with 100 Continue only if a reader wants it", async () => {
    const port = await serve(async (request, response) => {
      guardBody(request, response, LIMIT);
      if (request.url === "/unread") return answer(response, 401);
      await readBody(asWebRequest(request));
      answer(response, 200);
    });
    const ask = (path: string) =>
      new Promise<[number, boolean]>((resolve, reject) => {
        let isAsked = false;
        const headers = { Expect: "100-continue", "Content-Length": "3" };
        const outgoing = send({ port, host: "127.0.0.1", path, method: "POST", headers });
        outgoing.on("continue", () => {
          isAsked = true;
          outgoing.end("abc");
        });
        outgoing.on("response", (response) => resolve([response.statusCode ?? 0, isAsked]));
        outgoing.on("error", reject);
        outgoing.flushHeaders();
      });
    expect(await ask("/unread")).toEqual([401, false]);
    expect(await ask("/read")).toEqual([200, true]);
  });
});

describe("a body that does not arrive", () => {
  const head = "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\n\r\nabc";

  it("ends at the deadline, or with its client", async () => {
    const codes: string[] = [];
    const port = await serve(async (request, response) => {
      guardBody(request, response, LIMIT);
      codes.push(await holdBody(request, 150).then(() => "held", codeOf));
      response.setHeader("Connection", "close");
      answer(response, 408);
    });
    const stalled = await new Promise<string>((resolve) => {
      const socket = connect(port, "127.0.0.1", () => socket.write(head));
      let text = "";
      socket.on("data", (data) => {
        text += data;
      });
      socket.on("close", () => resolve(text));
      socket.on("error", () => {});
    });
    expect(stalled).toMatch(/^HTTP\/1.1 408 /);
    const gone = connect(port, "127.0.0.1", () => gone.write(head, () => gone.destroy()));
    await expect.poll(() => codes).toEqual(["request_timeout", "request_aborted"]);
  });

  it("does not keep a connection open after the response", async () => {
    const port = await serve((request, response) => {
      guardBody(request, response, LIMIT);
      answer(response, 401);
    });
    const started = performance.now();
    await new Promise<void>((resolve) => {
      const socket = connect(port, "127.0.0.1", () => socket.write(head));
      socket.on("data", () => {});
      socket.on("error", () => {});
      socket.on("close", () => resolve());
    });
    expect(performance.now() - started).toBeLessThan(4_000);
  });
});
