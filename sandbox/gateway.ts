import { setTimeout as delay } from "node:timers/promises";
import type { Context } from "hono";
import type { Calls, Resources } from "./calls";
import type { Consents } from "./consents";
import type { Fault, Faults } from "./faults";
import type { Inbox } from "./inbox";
import { withBrokenCounts, withOddFields } from "./odd-fields";
import type { Platform } from "./platforms";
import { type VideoState, videoAt } from "./videos";

/** The whole state of a running sandbox. */
export interface World {
  faults: Faults;
  calls: Calls;
  consents: Consents;
  inbox: Inbox;
}

/** A limit that the platform enforces. The window's start and end are sandbox times in milliseconds. */
export interface Quota {
  bucket: string;
  units: number;
  limit: number;
  start: number;
  end: number;
}

/** How the four platforms differ. Each method returns a response in the platform's own format. */
export interface Dialect {
  platform: Platform;
  /** Returns the response to a missing or wrong key, or null if the key is valid. */
  refuse(c: Context): Response | null;
  quota(endpoint: string, now: number): Quota;
  headers(quota: Quota, used: number, now: number): Record<string, string>;
  exhausted(quota: Quota): Response;
  broken(status: 500 | 503): Response;
  /** Returns the response of a fault that only this platform has. */
  fault(fault: Fault, endpoint: string, now: number): Response | null;
}

/** One request, as passed to the response builders. */
export interface GatewayRequest {
  now: number;
  /** The sandbox's own origin, for links to pictures. */
  origin: string;
  read(id: string): VideoState;
  faultsOf(id: string): ReadonlyMap<string, Fault>;
  /** Whether a fault of the whole response applies. Some faults only modify it. */
  struckBy(fault: string): boolean;
  /** Names the response's resources, for platforms that charge for each. They are charged for if it is sent. */
  charge(resources: Resources): void;
}

const HTML = "<!DOCTYPE html><html><head><title>502 Bad Gateway</title></head><body><h1>Bad Gateway</h1></body></html>";
const MAX_DELAY_MS = 120_000;

export class BadClock extends Error {}

/** Returns the sandbox time in milliseconds: the header's, or the real time. @throws BadClock */
export function nowOf(c: Context): number {
  const header = c.req.header("x-sandbox-now");
  if (header === undefined) return Date.now();
  const time = Date.parse(header);
  if (Number.isNaN(time)) throw new BadClock(`X-Sandbox-Now is not an ISO time: ${header}`);
  return time;
}

/** Counts the call, checks key and quota, applies faults, and only then builds the response. */
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
  const charged: Resources[] = [];
  const fault = world.faults.onResponse(platform, endpoint, ids, now);
  const response =
    enforced && used > quota.limit
      ? dialect.exhausted(quota)
      : await applyFault(fault, dialect, c, endpoint, now, (name) =>
          build(parseRequest(world, platform, c, endpoint, { now, fault: name, charged })),
        );
  // Failed requests are free, and so is a response that never arrives whole.
  if (response.ok && !c.req.raw.signal.aborted && fault?.fault !== "truncated_json")
    for (const resources of charged) world.calls.charge(platform, endpoint, resources, now);
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
  { now, fault, charged }: { now: number; fault: string | null; charged: Resources[] },
): GatewayRequest {
  // Faults are selected once per request and ID, no matter how often the builder checks.
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
    charge: (resources) => void charged.push(resources),
  };
}

export function json(body: unknown, status = 200, headers: Record<string, string> = {}): Response {
  return new Response(JSON.stringify(body), {
    status,
    headers: { "content-type": "application/json; charset=utf-8", ...headers },
  });
}
