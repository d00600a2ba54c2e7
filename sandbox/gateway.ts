import { setTimeout as delay } from "node:timers/promises";
import type { Context } from "hono";
import type { Calls } from "./calls";
import type { Fault, Faults } from "./faults";
import { withBrokenCounts, withOddFields } from "./odd-fields";
import type { Platform } from "./platforms";
import { type VideoState, videoAt } from "./videos";

/** All that one running sandbox remembers. */
export interface World {
  faults: Faults;
  calls: Calls;
}

/** A limit that the platform counts: the window's start and end are sandbox time in milliseconds. */
export interface Quota {
  bucket: string;
  units: number;
  limit: number;
  start: number;
  end: number;
}

/** What the four platforms differ in. Each answer is a Response of the platform's own form. */
export interface Dialect {
  platform: Platform;
  /** The answer to a missing or wrong key; null when the key is right. */
  refuse(c: Context): Response | null;
  quota(endpoint: string, now: number): Quota;
  headers(quota: Quota, used: number, now: number): Record<string, string>;
  exhausted(quota: Quota): Response;
  broken(status: 500 | 503): Response;
  /** The answer of a fault that only this platform has. */
  fault(fault: Fault, endpoint: string, now: number): Response | null;
}

/** One request, as the builders of answers see it. */
export interface GatewayRequest {
  now: number;
  /** The sandbox's own origin, for the pictures' links. */
  origin: string;
  read(id: string): VideoState;
  faultsOf(id: string): ReadonlyMap<string, Fault>;
  /** Whether this fault of the whole answer strikes; some only change it. */
  struckBy(fault: string): boolean;
  /** Counts resources that the answer returns, where the platform charges for each. */
  charge(resources: number): void;
}

const HTML = "<!DOCTYPE html><html><head><title>502 Bad Gateway</title></head><body><h1>Bad Gateway</h1></body></html>";
const MAX_DELAY_MS = 120_000;

export class BadClock extends Error {}

/** Sandbox time in milliseconds: the header's, or the real clock's. @throws BadClock */
export function nowOf(c: Context): number {
  const header = c.req.header("x-sandbox-now");
  if (header === undefined) return Date.now();
  const time = Date.parse(header);
  if (Number.isNaN(time)) throw new BadClock(`X-Sandbox-Now is not an ISO time: ${header}`);
  return time;
}

/** Counts the call, checks the key and the quota, lets faults strike, and only then asks for the answer. */
export async function answer(
  world: World,
  dialect: Dialect,
  c: Context,
  endpoint: string,
  ids: readonly string[],
  build: (asked: GatewayRequest) => Response | Promise<Response>,
): Promise<Response> {
  const { platform } = dialect;
  const now = nowOf(c);
  world.calls.count(platform, endpoint, ids.length);
  const refused = dialect.refuse(c);
  if (refused) return refused;
  const enforced = world.faults.enforcing(platform, endpoint, ids, now);
  const documented = dialect.quota(endpoint, now);
  const quota = { ...documented, limit: enforced?.limit ?? documented.limit };
  const used = world.calls.use(`${platform} ${quota.bucket}`, quota.start, quota.units);
  const response =
    enforced && used > quota.limit
      ? dialect.exhausted(quota)
      : await applyFault(world.faults.onResponse(platform, endpoint, ids, now), dialect, c, endpoint, now, (fault) =>
          build(parseRequest(world, platform, c, endpoint, now, fault)),
        );
  for (const [name, value] of Object.entries(dialect.headers(quota, used, now)))
    if (!response.headers.has(name)) response.headers.set(name, value);
  return response;
}

async function applyFault(
  fault: Fault | null,
  dialect: Dialect,
  c: Context,
  endpoint: string,
  now: number,
  build: (fault: string | null) => Response | Promise<Response>,
): Promise<Response> {
  if (!fault) return build(null);
  if (fault.fault === "http_500") return dialect.broken(500);
  if (fault.fault === "http_503") return dialect.broken(503);
  if (fault.fault === "html_body")
    return new Response(HTML, { headers: { "content-type": "text/html; charset=utf-8" } });
  if (fault.fault === "timeout") {
    const milliseconds = Math.min(fault.delayMs ?? MAX_DELAY_MS, MAX_DELAY_MS);
    await delay(milliseconds, undefined, { ref: false, signal: c.req.raw.signal }).catch(() => undefined);
    return build(null);
  }
  if (fault.fault === "truncated_json") {
    const whole = await build(null);
    const text = await whole.text();
    return new Response(text.slice(0, Math.floor(text.length * 0.6)), { status: whole.status, headers: whole.headers });
  }
  if (fault.fault === "odd_fields" || fault.fault === "broken_counts") {
    const whole = await build(null);
    const change = fault.fault === "odd_fields" ? withOddFields : withBrokenCounts;
    return json(change(await whole.json()), whole.status);
  }
  return dialect.fault(fault, endpoint, now) ?? build(fault.fault);
}

function parseRequest(
  world: World,
  platform: Platform,
  c: Context,
  endpoint: string,
  now: number,
  fault: string | null,
): GatewayRequest {
  // Lots are drawn once a request and id, however often the builder asks.
  const drawn = new Map<string, ReadonlyMap<string, Fault>>();
  const faultsOf = (id: string) => {
    const faults = drawn.get(id) ?? world.faults.onItem(platform, endpoint, id, now);
    drawn.set(id, faults);
    return faults;
  };
  return {
    now,
    origin: new URL(c.req.url).origin,
    read: (id) => videoAt(platform, id, now, faultsOf(id)),
    faultsOf,
    struckBy: (name) => fault === name,
    charge: (resources) => world.calls.charge(platform, endpoint, resources),
  };
}

export function json(body: unknown, status = 200, headers: Record<string, string> = {}): Response {
  return new Response(JSON.stringify(body), {
    status,
    headers: { "content-type": "application/json; charset=utf-8", ...headers },
  });
}
