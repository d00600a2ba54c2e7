import path from "node:path";
import { afterAll } from "vitest";
import { exchange, serveDirectly, textOf } from "@/app/api/_contract/direct";
import { PEER_HEADER } from "@/rest/client-address";
import { API_ROOT } from "@/rest/dialect-of";
import { patternOf } from "@/rest/path-pattern";
import { rawError } from "@/rest/raw-answer";
import { operationsAt } from "@/rest/registry";
import type { RouteHandlers } from "@/rest/routes";
import { resolveTarget } from "@/rest/target";
import { type PlainNext, startNext, withoutRouterVary } from "@/test/next-alone";

/**
 * The API as each transport serves it. vitest.config.ts runs the contract tests once with each: the handlers of the route
 * files, Next with the route files (`next start`), and the direct transport of server.ts.
 */
const TRANSPORTS = ["handlers", "next", "direct"] as const;
type Transport = (typeof TRANSPORTS)[number];
const transport: Transport = TRANSPORTS.find((name) => name === process.env.CONTRACT_TRANSPORT) ?? "handlers";

/** Handles every path below `/api/v1` that has no operation. */
export const CATCH_ALL = "app/api/v1/[...path]/route.ts";

/** Returns the route file of an operation's path: `app/api/v1/videos/[id]/route.ts`. */
export const routeFileOf = (operationPath: string): string =>
  path.posix.join("app/api/v1", operationPath.replace(/\{(\w+)\}/g, "[$1]"), "route.ts");

export interface Answered {
  status: number;
  headers: Record<string, string>;
  text: string;
  /** The text as JSON; null if it is empty. */
  body: unknown;
}

export interface Sent {
  key?: string | null;
  headers?: Record<string, string>;
  body?: string | Uint8Array<ArrayBuffer> | ReadableStream<Uint8Array>;
}

let calls = 0;
/** Failed authentications are counted by address, so each call has its own unless it names one. */
const nextAddress = () => {
  calls += 1;
  return `10.${calls >> 16}.${(calls >> 8) & 255}.${calls & 255}`;
};

export async function call(method: string, target: string, { key, headers, body }: Sent = {}): Promise<Answered> {
  const sent = {
    headers: { [PEER_HEADER]: nextAddress(), ...(key ? { "X-API-Key": key } : {}), ...headers },
    body,
  };
  const answered = await SEND[transport](method, target, sent);
  return { ...answered, body: answered.text === "" ? null : JSON.parse(answered.text) };
}

type Send = (
  method: string,
  target: string,
  sent: { headers: Record<string, string>; body: Sent["body"] },
) => Promise<Omit<Answered, "body">>;

let port: Promise<number> | undefined;

const callDirectly: Send = async (method, target, sent) => {
  port ??= serveDirectly().then((served) => {
    served.server.unref();
    return served.port;
  });
  const received = await exchange(await port, method, target, sent);
  return { status: received.status, headers: received.headers, text: await textOf(received) };
};

function refusedBy({ dialect, refusal }: Extract<ReturnType<typeof resolveTarget>, { kind: "refuse" }>) {
  const { status, headers, body } = rawError(dialect, refusal);
  const lower = Object.entries(headers).map(([name, value]) => [name.toLowerCase(), String(value)]);
  return { status, headers: Object.fromEntries(lower), text: body };
}

/** The table finds the operation of a target, its path the route file. */
const callRouteFile: Send = async (method, target, { headers, body }) => {
  const resolved = resolveTarget(method, target);
  if (resolved.kind === "refuse") return refusedBy(resolved);
  const url = new URL(resolved.url, "http://localhost:3000");
  const { handlers, params } = await routeOf(url.pathname);
  const request = new Request(url, { method, ...(body === undefined ? {} : { body, duplex: "half" }), headers });
  const response = await handlers[method as keyof RouteHandlers](request, { params: Promise.resolve(params) });
  return {
    status: response.status,
    headers: Object.fromEntries(response.headers),
    text: await response.text(),
  };
};

let started: Promise<PlainNext> | undefined;
if (transport === "next") afterAll(async () => (await started)?.stop());

/** What `next-alone.test.ts` lists is answered by Next before any route, so it is refused here as server.ts would. */
const callNext: Send = async (method, target, sent) => {
  const resolved = resolveTarget(method, target);
  if (resolved.kind === "refuse") return refusedBy(resolved);
  started ??= startNext();
  const received = await exchange((await started).port, method, target, sent);
  return { status: received.status, headers: withoutRouterVary(received.headers), text: await textOf(received) };
};

const SEND: Record<Transport, Send> = { handlers: callRouteFile, next: callNext, direct: callDirectly };

async function routeOf(pathname: string): Promise<{ handlers: RouteHandlers; params: Record<string, string> }> {
  const [operation] = operationsAt(pathname);
  const handlers: RouteHandlers = await import(path.resolve(operation ? routeFileOf(operation.path) : CATCH_ALL));
  const found = operation && patternOf(operation).exec(pathname.slice(API_ROOT.length));
  const params = Object.entries(found?.groups ?? {}).map(([name, value]) => [name, decodeURIComponent(value)]);
  return { handlers, params: Object.fromEntries(params) };
}
