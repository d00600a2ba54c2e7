import { readFileSync } from "node:fs";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { Duplex } from "node:stream";
import { setTimeout } from "node:timers/promises";
import next from "next";
import { assertUsable } from "@/db/assert-usable";
import type { DatabaseHandle } from "@/db/client";
import { appUrl, env } from "@/lib/core/env";
import { AppError } from "@/lib/core/errors";
import { log } from "@/lib/core/log";
import { startTelemetry, stopTelemetry } from "@/lib/core/telemetry/start";
import type { RequestBuffer } from "@/lib/developers/requests/buffer";
import { bodyLimitOf } from "@/rest/body-limits";
import {
  isHost,
  isLocal,
  isTrustedPeer,
  LOCAL_HEADER,
  PEER_HEADER,
  parseTrustedProxies,
  resolveClient,
} from "@/rest/client-address";
import { captureConsole, captureProcess } from "@/rest/console-log";
import { canonicalPath, type Dialect, dialectOf } from "@/rest/dialect-of";
import type { RestError } from "@/rest/dialects";
import { type Direct, directTransport } from "@/rest/direct";
import { DRAINING_HEALTH, drainOf, isHealthCheck } from "@/rest/drain";
import { continueWhenRead, guardBody, hasBody, holdBody } from "@/rest/guard-body";
import { rawError, refusedPacket, socketError } from "@/rest/raw-answer";
import { BODY_DEADLINE_MS } from "@/rest/read-body";
import { secureAnswer, securityHeaders } from "@/rest/security-headers";
import { resolveTarget } from "@/rest/target";

/** Requests in progress may take this long to end: `npm start` waits 3 s in total for this process. */
const GRACE_MS = 2_500;
/** The same where DRAIN_SECONDS is set. Service managers wait 30 s before they kill. */
const BEHIND_PROXY_GRACE_MS = 20_000;
/** Calls that are not logged yet, and spans, may take this long to be written; the parent process waits 3 s in total. */
const FLUSH_MS = 400;

const { APP_URL, DATABASE_URL, DRAIN_SECONDS, HOST, NEXTAUTH_SECRET, PORT, TRUSTED_PROXIES } = env();
const secured = securityHeaders(appUrl());
let hasWarned = false;
const dev = process.argv.includes("--dev");
// In development, people read the console.
if (!dev) {
  captureConsole();
  captureProcess();
}
await assertUsable(DATABASE_URL, NEXTAUTH_SECRET).catch((error: unknown) => {
  process.stderr.write(`The web server cannot start: ${error instanceof Error ? error.message : error}\n`);
  process.exit(1);
});
await startTelemetry("web");
const trusted = parseTrustedProxies(TRUSTED_PROXIES);
const server = createServer({
  // Longer than the idle timeout of load balancers, so that they close an idle connection, not the server.
  keepAliveTimeout: 65_000,
  headersTimeout: 20_000,
  requestTimeout: 60_000,
  connectionsCheckingInterval: 5_000,
  // By default, Node answers a request without Host with an empty 400; `serve` answers it in JSON.
  requireHostHeader: false,
});
const draining = drainOf(server, {
  delayMs: DRAIN_SECONDS * 1000,
  graceMs: DRAIN_SECONDS > 0 ? BEHIND_PROXY_GRACE_MS : GRACE_MS,
});
if (!dev) applyBuiltConfiguration();
// Next listens for upgrades on this server, because its hot reload needs them in development. In production there
// are none, and with a listener Node would hand over every request that offers one (HTTP/2 clients do) unanswered.
const app = next({ dev, hostname: HOST, port: PORT, httpServer: dev ? server : createServer() });
await app.prepare();
const handle = app.getRequestHandler();
// In development the route files answer, which Next reloads when a verb changes.
const direct = dev ? null : directTransport(secured);

server.on("request", serve);
server.on("checkContinue", (request, response) => {
  continueWhenRead(request, response);
  serve(request, response);
});
// What Node's parser refuses, which Node would answer with text or by closing the connection.
server.on("checkExpectation", (request, response) =>
  refuse(request, response, { code: "malformed_request", status: 417, message: "Expectation failed" }),
);
server.on("connect", (_request, socket: Duplex) => {
  // The socket has no other error listener from here on, and an unhandled error would end the process.
  socket.on("error", () => socket.destroy());
  socket.end(socketError("A", { code: "method_not_allowed", allow: ["GET", "HEAD", "POST", "OPTIONS"] }));
});
server.on("clientError", (error: NodeJS.ErrnoException & { rawPacket?: Buffer }, socket) => {
  if (!socket.writable || error.code === "ECONNRESET") return socket.destroy();
  socket.end(refusedPacket(error.code, error.rawPacket));
});
server.on("error", (error) => {
  log.fatal(`web cannot listen on ${HOST}:${PORT}: ${error.message}`);
  process.exit(1);
});
if (APP_URL?.startsWith("https:") && trusted.length === 0)
  log.warn(
    "APP_URL is https, so a reverse proxy is likely in front, but TRUSTED_PROXIES is not set: clients behind it share one address. See docs/operations.md.",
  );
server.listen(PORT, HOST, () => {
  const host = HOST.includes(":") ? `[${HOST}]` : HOST;
  log.info(`web listening on http://${host}:${PORT}`);
});
process.once("SIGTERM", stop);
process.once("SIGINT", stop);

/**
 * Gives Next the configuration as its build resolved it. Otherwise it would load its compiler to read next.config.ts. The
 * server of Next's own `output: "standalone"` does the same.
 */
function applyBuiltConfiguration(): void {
  const { config } = JSON.parse(readFileSync(".next/required-server-files.json", "utf8"));
  process.env.__NEXT_PRIVATE_STANDALONE_CONFIG = JSON.stringify(config);
}

async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const target = resolveTarget(request.method ?? "GET", request.url ?? "/");
  if (target.kind === "refuse") return answerRaw(request, response, target.dialect, target.refusal);
  const host = target.host ?? request.headers.host;
  // HTTP/1.0 has no Host header.
  if (host === undefined ? request.httpVersionMinor > 0 : !isHost(host))
    return refuse(request, response, { code: "malformed_request", status: 400, message: "Malformed Host header" });
  request.url = target.url;
  if (draining.isDraining) {
    response.shouldKeepAlive = false;
    if (isHealthCheck(request)) return answerDraining(response);
  }
  if (/^\/_next\/image(?:[/?]|$)/.test(target.url))
    return refuse(request, response, { code: "not_found", message: "Not found" });
  nameClient(request, host ?? `${HOST}:${PORT}`);
  if (direct && canonicalPath(target.url.split("?")[0] ?? "/") !== null) return answerApi(direct, request, response);
  secureAnswer(response, secured);
  if (hasBody(request)) {
    const error = await admitBody(request, response);
    if (error?.code === "request_aborted") return;
    if (error) return refuse(request, response, error);
  }
  try {
    await handle(request, response);
  } catch (error) {
    fail(request, response, error);
  }
}

/** Answers from the table of operations. A body is read by the operation, after its own checks. */
async function answerApi(answer: Direct, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const url = request.url ?? "/";
  try {
    if (hasBody(request)) guardBody(request, response, bodyLimitOf(request.method ?? "GET", url.split("?")[0] ?? "/"));
    await answer(request, response, url);
  } catch (error) {
    fail(request, response, error);
  }
}

function fail(request: IncomingMessage, response: ServerResponse, error: unknown): void {
  log.error({ err: error }, "a request failed outside its operation");
  if (response.headersSent) response.destroy();
  else refuse(request, response, { code: "internal" });
}

/** Limits the body. @returns why the request is refused, or null */
async function admitBody(request: IncomingMessage, response: ServerResponse): Promise<RestError | null> {
  const path = (request.url ?? "/").split("?")[0] ?? "/";
  const limit = bodyLimitOf(request.method ?? "GET", path);
  guardBody(request, response, limit);
  // Routes use `readBody` after their own checks: an invalid key is a 401 even if the body is too large.
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

/** Replaces what the client claims about itself with what the server knows. */
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
      appUrl: APP_URL,
    },
    trusted,
  );
  warnOfProxy(request);
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

/** Once: without TRUSTED_PROXIES, a proxy's clients share one address, and one client can use up the limit of all. */
function warnOfProxy({ headers, socket }: IncomingMessage): void {
  if (hasWarned || headers["x-forwarded-for"] === undefined) return;
  const peer = socket.remoteAddress ?? "";
  if (isTrustedPeer(peer, trusted)) return;
  hasWarned = true;
  log.warn(
    { peer },
    "A request carries X-Forwarded-For from an address that TRUSTED_PROXIES does not name. If it is your reverse proxy, add it: until then all its clients share one address and its rate limits.",
  );
}

function refuse(request: IncomingMessage, response: ServerResponse, error: RestError): void {
  answerRaw(request, response, dialectOf((request.url ?? "/").split("?")[0] ?? "/"), error);
}

function answerRaw(request: IncomingMessage, response: ServerResponse, dialect: Dialect, error: RestError): void {
  const { status, headers, body } = rawError(dialect, error, request.headers.accept);
  response.writeHead(status, { ...secured, ...headers });
  response.end(request.method === "HEAD" ? undefined : body);
}

function answerDraining(response: ServerResponse): void {
  response.writeHead(503, { ...secured, "Content-Type": "application/json", "Cache-Control": "no-store" });
  response.end(DRAINING_HEALTH);
}

async function stop(): Promise<void> {
  await draining.drain();
  await app.close();
  const { clipscopeDatabases, clipscopeRequests } = globalThis as typeof globalThis & {
    clipscopeDatabases?: Map<string, DatabaseHandle>;
    clipscopeRequests?: RequestBuffer;
  };
  // An unreachable database must not delay shutdown.
  await Promise.race([Promise.all([clipscopeRequests?.flush(), stopTelemetry()]), setTimeout(FLUSH_MS)]);
  await Promise.all([...(clipscopeDatabases?.values() ?? [])].map(({ close }) => close()));
  process.exit(0);
}
