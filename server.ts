import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { Duplex } from "node:stream";
import { setTimeout } from "node:timers/promises";
import next from "next";
import type { DatabaseHandle } from "@/db/client";
import { env } from "@/lib/env";
import { AppError } from "@/lib/errors";
import {
  isHost,
  isLocal,
  LOCAL_HEADER,
  PEER_HEADER,
  parseTrustedProxies,
  resolveClient,
} from "@/lib/http/client-address";
import { type Dialect, dialectOf } from "@/lib/http/dialect-of";
import type { Fault } from "@/lib/http/dialects";
import { rawFault, refusedPacket, socketFault } from "@/lib/http/raw-answer";
import { resolveTarget } from "@/lib/http/target";
import { log } from "@/lib/log";
import type { RequestBuffer } from "@/lib/requests/buffer";
import { bodyLimitOf } from "@/rest/body-limits";
import { continueWhenRead, guardBody, hasBody, holdBody } from "@/rest/guard-body";
import { BODY_DEADLINE_MS } from "@/rest/read-body";

/** In-flight requests may take this long after a signal to end. */
const GRACE_MS = 2_500;
/** Calls that are not in the log yet may take this long to get there; whoever started us waits 3 s in all. */
const FLUSH_MS = 400;

const { HOST, PORT, TRUSTED_PROXIES } = env();
const dev = process.argv.includes("--dev");
const trusted = parseTrustedProxies(TRUSTED_PROXIES);
const server = createServer({
  // Longer than load balancers keep theirs, so that they and not we end an idle connection.
  keepAliveTimeout: 65_000,
  headersTimeout: 20_000,
  requestTimeout: 60_000,
  connectionsCheckingInterval: 5_000,
  // By itself Node answers a request without Host with an empty 400; `serve` answers it in JSON.
  requireHostHeader: false,
});
// Next listens for upgrades on the server it is given: in development its hot reload needs them. In production there
// are none, and with a listener Node would hand over every request that offers one (HTTP/2 clients do) unanswered.
const app = next({ dev, hostname: HOST, port: PORT, httpServer: dev ? server : createServer() });
await app.prepare();
const handle = app.getRequestHandler();

server.on("request", serve);
server.on("checkContinue", (request, response) => {
  continueWhenRead(request, response);
  serve(request, response);
});
// The rest of what never becomes a request, and what Node would answer with text or by closing the connection.
server.on("checkExpectation", (request, response) =>
  refuse(request, response, { code: "malformed_request", status: 417, message: "Expectation failed" }),
);
server.on("connect", (_request, socket: Duplex) => {
  // From here on nobody else listens for the socket's errors, and one that nobody hears ends the process.
  socket.on("error", () => socket.destroy());
  socket.end(socketFault("A", { code: "method_not_allowed", allow: ["GET", "HEAD", "POST", "OPTIONS"] }));
});
server.on("clientError", (error: NodeJS.ErrnoException & { rawPacket?: Buffer }, socket) => {
  if (!socket.writable || error.code === "ECONNRESET") return socket.destroy();
  socket.end(refusedPacket(error.code, error.rawPacket));
});
server.on("error", (error) => {
  process.stderr.write(`web cannot listen on ${HOST}:${PORT}: ${error.message}\n`);
  process.exit(1);
});
server.listen(PORT, HOST, () => {
  const host = HOST.includes(":") ? `[${HOST}]` : HOST;
  process.stdout.write(`web listening on http://${host}:${PORT}\n`);
});
process.once("SIGTERM", stop);
process.once("SIGINT", stop);

async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const target = resolveTarget(request.method ?? "GET", request.url ?? "/");
  if (target.kind === "refuse") return answerRaw(request, response, target.dialect, target.refusal);
  const host = target.host ?? request.headers.host;
  // HTTP/1.0 knows no Host.
  if (host === undefined ? request.httpVersionMinor > 0 : !isHost(host))
    return refuse(request, response, { code: "malformed_request", status: 400, message: "Malformed Host header" });
  request.url = target.url;
  nameClient(request, host ?? `${HOST}:${PORT}`);
  if (hasBody(request)) {
    const fault = await admitBody(request, response);
    if (fault?.code === "request_aborted") return;
    if (fault) return refuse(request, response, fault);
  }
  try {
    await handle(request, response);
  } catch (error) {
    log.error({ err: error }, "the framework failed a request");
    if (response.headersSent) response.destroy();
    else refuse(request, response, { code: "internal" });
  }
}

/** Bounds the body. @returns why the request is refused, or null */
async function admitBody(request: IncomingMessage, response: ServerResponse): Promise<Fault | null> {
  const path = (request.url ?? "/").split("?")[0] ?? "/";
  const limit = bodyLimitOf(request.method ?? "GET", path);
  guardBody(request, response, limit);
  // Routes read by `readBody`, after their own checks: a bad key is a 401 also where the body is too large.
  if (path.startsWith("/api/")) return null;
  if (Number(request.headers["content-length"] ?? 0) > limit) {
    response.setHeader("Connection", "close");
    return { code: "payload_too_large", limit };
  }
  try {
    await holdBody(request, BODY_DEADLINE_MS);
    return null;
  } catch (error) {
    response.setHeader("Connection", "close");
    if (error instanceof AppError) return error.refusal;
    throw error;
  }
}

/** Whatever the client says about itself is replaced by what we know. */
function nameClient(request: IncomingMessage, host: string): void {
  const { headers } = request;
  const local = isLocal(request.socket.remoteAddress ?? "", headers);
  const text = (value: string | string[] | undefined) => (Array.isArray(value) ? value.join(",") : value);
  const client = resolveClient(
    {
      peer: request.socket.remoteAddress ?? "",
      host,
      forwardedFor: text(headers["x-forwarded-for"]),
      forwardedProto: text(headers["x-forwarded-proto"]),
      forwardedHost: text(headers["x-forwarded-host"]),
    },
    trusted,
  );
  delete headers.forwarded;
  delete headers["x-forwarded-port"];
  delete headers["x-real-ip"];
  headers.host = client.host;
  headers["x-forwarded-for"] = client.address;
  headers["x-forwarded-host"] = client.host;
  headers["x-forwarded-proto"] = client.protocol;
  headers[PEER_HEADER] = client.address;
  delete headers[LOCAL_HEADER];
  if (local) headers[LOCAL_HEADER] = "1";
}

function refuse(request: IncomingMessage, response: ServerResponse, fault: Fault): void {
  answerRaw(request, response, dialectOf((request.url ?? "/").split("?")[0] ?? "/"), fault);
}

function answerRaw(request: IncomingMessage, response: ServerResponse, dialect: Dialect, fault: Fault): void {
  const { status, headers, body } = rawFault(dialect, fault);
  response.writeHead(status, headers);
  response.end(request.method === "HEAD" ? undefined : body);
}

async function stop(): Promise<void> {
  const closed = new Promise((resolve) => server.close(resolve));
  // Connections that are kept alive become idle one by one, as their last answer leaves.
  const sweep = setInterval(() => server.closeIdleConnections(), 50);
  // Upgraded ones never do.
  await Promise.race([closed, setTimeout(GRACE_MS)]);
  clearInterval(sweep);
  server.closeAllConnections();
  await app.close();
  const { clipscopeDatabases, clipscopeRequests } = globalThis as typeof globalThis & {
    clipscopeDatabases?: Map<string, DatabaseHandle>;
    clipscopeRequests?: RequestBuffer;
  };
  // A database that is away must not hold up the end.
  await Promise.race([clipscopeRequests?.flush(), setTimeout(FLUSH_MS)]);
  await Promise.all([...(clipscopeDatabases?.values() ?? [])].map(({ close }) => close()));
  process.exit(0);
}
