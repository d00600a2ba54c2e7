import { readdirSync } from "node:fs";
import path from "node:path";
import { PEER_HEADER } from "@/rest/client-address";
import { API_ROOT } from "@/rest/dialect-of";
import { rawFault } from "@/rest/raw-answer";
import type { RouteHandlers } from "@/rest/routes";
import { resolveTarget } from "@/rest/target";

/** The API as the server serves it: a target becomes a resource, the resource has a route file, the file a handler. */

const FOLDER = "app/api/v1";
const files = readdirSync(FOLDER, { recursive: true, encoding: "utf8" }).filter(
  (file) => path.basename(file) === "route.ts",
);

const PARAMETER = /\[(?:\.\.\.)?(\w+)\]/g;
const routes = files
  .map((file) => path.posix.join("/", path.dirname(file)).replace(/\/$/, ""))
  // Fixed names before parameters, and the one that takes everything last.
  .sort((a, b) => rank(a) - rank(b))
  .map((route) => ({
    file: path.resolve(FOLDER, `.${route}`, "route.ts"),
    names: [...route.matchAll(PARAMETER)].map(([, name = ""]) => name),
    pattern: new RegExp(
      `^${route
        .replaceAll(".json", "\\.json")
        .replace(/\[\.\.\.\w+\]/, "(.+)")
        .replace(/\[\w+\]/g, "([^/]+)")}$`,
    ),
  }));

function rank(route: string): number {
  return route.includes("[...") ? 2 : route.includes("[") ? 1 : 0;
}

export interface Answered {
  status: number;
  headers: Record<string, string>;
  text: string;
  /** The text as JSON; null when it is empty. */
  body: unknown;
}

export interface Sent {
  key?: string | null;
  headers?: Record<string, string>;
  body?: string | Uint8Array<ArrayBuffer> | ReadableStream<Uint8Array>;
}

let calls = 0;
/** Failed authentications are counted by address: each call comes from its own, unless it names one. */
const nextAddress = () => {
  calls += 1;
  return `10.${calls >> 16}.${(calls >> 8) & 255}.${calls & 255}`;
};

export async function call(method: string, target: string, { key, headers, body }: Sent = {}): Promise<Answered> {
  const resolved = resolveTarget(method, target);
  if (resolved.kind === "refuse") {
    const { status, headers, body } = rawFault(resolved.dialect, resolved.refusal);
    const lower = Object.entries(headers).map(([name, value]) => [name.toLowerCase(), String(value)]);
    return { status, headers: Object.fromEntries(lower), text: body, body: JSON.parse(body) };
  }
  const url = new URL(resolved.url, "http://localhost:3000");
  const { handlers, params } = await routeOf(url.pathname);
  const request = new Request(url, {
    method,
    ...(body === undefined ? {} : { body, duplex: "half" }),
    headers: { [PEER_HEADER]: nextAddress(), ...(key ? { "X-API-Key": key } : {}), ...headers },
  });
  const response = await handlers[method as keyof RouteHandlers](request, { params: Promise.resolve(params) });
  const text = await response.text();
  return {
    status: response.status,
    headers: Object.fromEntries(response.headers),
    text,
    body: text === "" ? null : JSON.parse(text),
  };
}

async function routeOf(pathname: string): Promise<{ handlers: RouteHandlers; params: Record<string, string> }> {
  const resource = pathname.slice(API_ROOT.length);
  for (const { file, names, pattern } of routes) {
    const found = pattern.exec(resource);
    if (!found) continue;
    const values = found.slice(1).map(decodeURIComponent);
    const params = Object.fromEntries(names.map((name, index) => [name, values[index] ?? ""]));
    return { handlers: (await import(file)) as RouteHandlers, params };
  }
  throw new Error(`no route file answers ${pathname}`);
}
