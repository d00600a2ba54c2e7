import { createServer, type IncomingMessage, request, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { Readable } from "node:stream";
import { text } from "node:stream/consumers";
import { bodyLimitOf } from "@/rest/body-limits";
import { type Direct, directTransport } from "@/rest/direct";
import { continueWhenRead, guardBody, hasBody } from "@/rest/guard-body";
import { rawError } from "@/rest/raw-answer";
import { resolveTarget } from "@/rest/target";

/** Headers of the connection rather than of the API. */
const CONNECTION = ["connection", "date", "keep-alive", "transfer-encoding"];

let table: Direct | undefined;

/** Answers as server.ts does, except that it trusts what clients say about their address. */
async function serve(incoming: IncomingMessage, response: ServerResponse, direct: Direct): Promise<void> {
  const { method = "GET", url = "/" } = incoming;
  const target = resolveTarget(method, url);
  if (target.kind === "refuse") {
    const { status, headers, body } = rawError(target.dialect, target.refusal, incoming.headers.accept);
    response.writeHead(status, headers).end(body);
    return;
  }
  if (hasBody(incoming)) guardBody(incoming, response, bodyLimitOf(method, target.url.split("?")[0] ?? "/"));
  await direct(incoming, response, target.url);
}

/** Serves the API, or the given places of it, on a loopback port. */
export async function serveDirectly(direct?: Direct): Promise<{ server: Server; port: number }> {
  table ??= directTransport();
  const answer = direct ?? table;
  const server = createServer((incoming, response) => void serve(incoming, response, answer));
  server.on("checkContinue", (incoming, response) => {
    continueWhenRead(incoming, response);
    void serve(incoming, response, answer);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return { server, port: (server.address() as AddressInfo).port };
}

export interface Received {
  status: number;
  headers: Record<string, string>;
  response: IncomingMessage;
}

export type Payload = string | Uint8Array<ArrayBuffer> | ReadableStream<Uint8Array> | undefined;

/** Sends a request with exactly these headers, and resolves with the head of its response. */
export function exchange(
  port: number,
  method: string,
  path: string,
  { headers, body }: { headers: Record<string, string>; body: Payload },
): Promise<Received> {
  return new Promise((resolve, reject) => {
    // A connection each: the server ends one whose body it refused.
    const sent = request({ port, host: "127.0.0.1", method, path, headers, agent: false }, (response) => {
      const lines = Object.entries(response.headers).filter(([name]) => !CONNECTION.includes(name));
      const own = Object.fromEntries(lines.map(([name, value]) => [name, String(value)]));
      resolve({ status: response.statusCode ?? 0, headers: own, response });
    });
    // A refused body breaks the pipe, possibly after the response.
    sent.on("error", reject);
    if (body instanceof ReadableStream) Readable.fromWeb(body as Parameters<typeof Readable.fromWeb>[0]).pipe(sent);
    else {
      // Node sends the body of a DELETE unframed, so it would begin another request.
      if (body !== undefined && !sent.hasHeader("content-length"))
        sent.setHeader("Content-Length", Buffer.byteLength(body));
      sent.end(body);
    }
  });
}

export const textOf = ({ response }: Received): Promise<string> => text(response);
