import { lookup as systemLookup } from "node:dns";
import { isIP, type LookupFunction } from "node:net";
import ipaddr from "ipaddr.js";
import { Agent, type Dispatcher, request } from "undici";
import { env } from "@/lib/core/env";

/** `forbidden_*`: rejected by us before or while connecting; the others are failures of the request. */
export type SafeFetchReason =
  | "forbidden_url"
  | "forbidden_address"
  | "forbidden_redirect"
  | "too_many_redirects"
  | "too_large"
  | "timeout"
  | "network";

export class SafeFetchError extends Error {
  override readonly name = "SafeFetchError";
  constructor(
    readonly reason: SafeFetchReason,
    options?: ErrorOptions,
  ) {
    super(`Outgoing request refused or failed: ${reason}`, options);
  }
}

export interface SafeRequest {
  method?: "GET" | "HEAD" | "POST" | "DELETE";
  headers?: Record<string, string>;
  body?: string | Buffer;
  /** Maximum size of the response body. Default 1 MiB. */
  maxBytes?: number;
  /** Whether a body over `maxBytes` is an error (the default) or truncated. */
  overflow?: "error" | "cut";
  /** Timeout for the whole request: DNS, connecting, response, body. Default 10 s. */
  timeoutMs?: number;
  /** Ends the request at a deadline of the caller's own, in place of `timeoutMs`. */
  signal?: AbortSignal;
}

export interface SafeResponse {
  status: number;
  /** Names in lowercase; of repeated headers the first. */
  headers: Record<string, string>;
  body: Buffer;
}

/** Never follows redirects: returns the 3xx to the caller. @throws SafeFetchError */
export type SafeFetch = (url: string | URL, options?: SafeRequest) => Promise<SafeResponse>;

const IPV6_GLOBAL_UNICAST = ipaddr.parseCIDR("2000::/3");

/** Whether an address is routable on the public internet and isn't a translation of or tunnel to one that isn't. */
export function isPublicAddress(address: string): boolean {
  if (isIP(address) === 0) return false;
  const parsed = ipaddr.parse(address);
  if (parsed.range() !== "unicast") return false;
  return parsed.kind() === "ipv4" || parsed.match(IPV6_GLOBAL_UNICAST);
}

/** Whether an address is this machine's loopback address, in its plain form. */
export const isLoopbackAddress = (address: string): boolean =>
  isIP(address) !== 0 && ipaddr.parse(address).range() === "loopback";

type AddressCheck = (address: string) => boolean;

/**
 * Checks addresses in the lookup that the connection itself uses, so that a name can't resolve to one address for the
 * check and to another for the connection.
 */
function guarded(lookup: LookupFunction, isAllowed: AddressCheck): LookupFunction {
  return (hostname, options, callback) =>
    lookup(hostname, { ...options, all: true }, (error, found) => {
      if (error) return callback(error, "");
      const addresses = (Array.isArray(found) ? found : []).filter(({ address }) => isAllowed(address));
      const [first] = addresses;
      if (!first) return callback(new SafeFetchError("forbidden_address"), "");
      if (options.all) return callback(null, addresses);
      callback(null, first.address, first.family);
    });
}

export interface SafeFetchSettings {
  lookup?: LookupFunction;
  /** The only origin that may have any address and use plain http. */
  trustedOrigin?: string;
  /** Also allows plain http to public addresses. */
  allowHttp?: boolean;
  /** Also allows this machine, over plain http too. For development. */
  allowLoopback?: boolean;
}

export function createSafeFetch({
  lookup = systemLookup as LookupFunction,
  trustedOrigin,
  allowHttp = false,
  allowLoopback = false,
}: SafeFetchSettings = {}): SafeFetch {
  const mayLoop: AddressCheck = (address) => allowLoopback && isLoopbackAddress(address);
  const guardBy = (isAllowed: AddressCheck) => ({
    isAllowed,
    agent: new Agent({ connect: { lookup: guarded(lookup, isAllowed) } }),
  });
  const https = guardBy((address) => isPublicAddress(address) || mayLoop(address));
  const http = guardBy((address) => (allowHttp && isPublicAddress(address)) || mayLoop(address));
  const trustedAgent = new Agent();

  function dispatcherFor(url: URL): Dispatcher {
    if (url.origin === trustedOrigin) return trustedAgent;
    const isHttp = url.protocol === "http:" && (allowHttp || allowLoopback);
    if (url.protocol !== "https:" && !isHttp) throw new SafeFetchError("forbidden_url");
    const guard = isHttp ? http : https;
    // Sockets connect to literal addresses without a lookup.
    const host = url.hostname.replace(/^\[|\]$/g, "");
    if (isIP(host) && !guard.isAllowed(host)) throw new SafeFetchError("forbidden_address");
    return guard.agent;
  }

  return async (target, { method = "GET", headers, body, timeoutMs = 10_000, signal: given, ...limits } = {}) => {
    if (!URL.canParse(String(target))) throw new SafeFetchError("forbidden_url");
    const url = new URL(target);
    if (url.username || url.password) throw new SafeFetchError("forbidden_url");
    const dispatcher = dispatcherFor(url);
    const signal = given ?? AbortSignal.timeout(timeoutMs);
    try {
      const response = await request(url, { method, headers, body, dispatcher, signal });
      return {
        status: response.statusCode,
        headers: Object.fromEntries(
          Object.entries(response.headers).map(([name, value]) => [name, [value].flat()[0] ?? ""]),
        ),
        body: await readBody(response.body, limits),
      };
    } catch (error) {
      if (error instanceof SafeFetchError) throw error;
      throw new SafeFetchError(signal.aborted ? "timeout" : "network", { cause: error });
    }
  };
}

async function readBody(
  body: AsyncIterable<Buffer>,
  { maxBytes = 2 ** 20, overflow = "error" }: Pick<SafeRequest, "maxBytes" | "overflow">,
): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of body) {
    size += chunk.length;
    chunks.push(chunk);
    if (size <= maxBytes) continue;
    // Leaving the loop destroys the stream and closes the connection.
    if (overflow === "error") throw new SafeFetchError("too_large");
    break;
  }
  return Buffer.concat(chunks).subarray(0, maxBytes);
}

let shared: SafeFetch | undefined;

/**
 * Fetches links from users or platforms: https to public addresses only, plus the sandbox's origin in sandbox mode.
 * @throws SafeFetchError
 */
export const safeFetch: SafeFetch = (url, options) => {
  const sandbox = env().SANDBOX_URL;
  shared ??= createSafeFetch(sandbox ? { trustedOrigin: new URL(sandbox).origin, allowHttp: true } : {});
  return shared(url, options);
};

export interface RedirectRules {
  fetch: SafeFetch;
  /** Whether a hop may be requested. */
  allow: (url: URL) => boolean;
  /** Whether a URL is itself the result, and isn't requested. */
  isTarget: (url: URL) => boolean;
  /** Returns where to request a URL (the sandbox replaces hosts). Default: the URL itself. */
  locate?: (url: URL) => string | URL;
  options?: SafeRequest;
  maxHops?: number;
  /** No hop starts after this time, in milliseconds of `Date.now()`. */
  deadline?: number | undefined;
}

/**
 * Follows redirects one allowed hop at a time until a target or a response that isn't a redirect.
 * @returns the last URL, with its response unless it is a target
 * @throws SafeFetchError
 */
export async function followRedirects(
  start: string,
  { fetch, allow, isTarget, locate = (url) => url, options, maxHops = 5, deadline }: RedirectRules,
): Promise<{ url: URL; response: SafeResponse | null }> {
  let url = new URL(start);
  for (let hop = 0; hop <= maxHops; hop++) {
    if (!allow(url)) throw new SafeFetchError("forbidden_redirect");
    if (isTarget(url)) return { url, response: null };
    if (hop === maxHops) break;
    if (deadline !== undefined && Date.now() >= deadline) throw new SafeFetchError("timeout");
    const response = await fetch(locate(url), options);
    const location = response.headers.location;
    if (response.status < 300 || response.status > 399 || !location) return { url, response };
    if (!URL.canParse(location, url)) throw new SafeFetchError("forbidden_redirect");
    url = new URL(location, url);
  }
  throw new SafeFetchError("too_many_redirects");
}
