import { env } from "@/lib/core/env";
import { type IpAddress, type IpRange, isWithin, parseAddress, parseRange } from "@/lib/core/ip-ranges";
import type { ApiRequest, HeaderReader } from "@/rest/api-request";

/**
 * Set by server.ts on every request, after removing the client's headers of this name: a route handler sees neither the
 * peer's address nor which forwarded headers to trust.
 */
export const PEER_HEADER = "x-clipscope-peer";

/** Set by server.ts in the same way, on direct requests from this machine. */
export const LOCAL_HEADER = "x-clipscope-local";

/** @throws Error that names the first entry that is neither an address nor a CIDR range */
export function parseTrustedProxies(list: string): IpRange[] {
  const entries = list
    .split(",")
    .map((entry) => entry.trim())
    .filter(Boolean);
  return entries.map((entry) => {
    const range = parseRange(entry);
    if (!range) throw new Error(`TRUSTED_PROXIES: "${entry}" is neither an address nor a CIDR range`);
    return range;
  });
}

/** Returns whether a socket's peer is one of the configured proxies. */
export function isTrustedPeer(peer: string, trusted: IpRange[]): boolean {
  const address = parseAddress(peer);
  return address !== null && isWithin(address, trusted);
}

interface Connection {
  /** Address of the socket's peer. */
  peer: string;
  host: string;
  forwardedFor?: string;
  forwardedProto?: string;
  forwardedHost?: string;
  /** The public origin if APP_URL is set: a forwarded host must match it or `host`. */
  appUrl?: string;
}

export interface Client {
  address: string;
  /** The host that the client used, including its port. */
  host: string;
  protocol: "http" | "https";
}

const HOST = /^(?:[A-Za-z0-9._-]+|\[[0-9A-Fa-f:.]+\])(?::\d{1,5})?$/;

export const isHost = (text: string): boolean => HOST.test(text);

/** The last entry is from our proxy; the client may have invented the others. */
const last = (list: string | undefined): string => list?.split(",").at(-1)?.trim() ?? "";

/** Returns the client's address and the host it used. Forwarded headers are trusted only from trusted proxies. */
export function resolveClient(connection: Connection, trusted: IpRange[]): Client {
  const peer = parseAddress(connection.peer);
  const direct: Client = { address: peer?.toString() ?? "unknown", host: connection.host, protocol: "http" };
  if (!peer || !isWithin(peer, trusted)) return direct;
  return {
    address: forwardedAddress(peer, connection.forwardedFor, trusted),
    host: agreedHost(connection),
    protocol: last(connection.forwardedProto) === "https" ? "https" : "http",
  };
}

/** Returns the forwarded host if it is valid and, with APP_URL set, ours; otherwise the request's own. */
function agreedHost({ host, forwardedHost, appUrl }: Connection): string {
  const named = last(forwardedHost);
  if (!isHost(named)) return host;
  const isOurs = appUrl === undefined || named === host || named.toLowerCase() === new URL(appUrl).host;
  return isOurs ? named : host;
}

/** Headers that proxies add to forwarded requests, trusted or not. */
const FORWARDING = ["forwarded", "x-forwarded-for", "x-forwarded-host", "x-forwarded-proto", "x-real-ip", "via"];

/**
 * Returns whether a request comes from this machine directly, rather than from another one through a local proxy.
 * `headers` as received.
 */
export function isLocal(peer: string, headers: Readonly<Record<string, unknown>>): boolean {
  return parseAddress(peer)?.range() === "loopback" && FORWARDING.every((name) => headers[name] === undefined);
}

/** Returns the first address from the right that isn't one of our proxies. */
function forwardedAddress(peer: IpAddress, forwardedFor: string | undefined, trusted: IpRange[]): string {
  let client = peer;
  for (const hop of (forwardedFor ?? "").split(",").reverse()) {
    const address = parseAddress(hop.trim());
    if (!address) break;
    client = address;
    if (!isWithin(address, trusted)) break;
  }
  return client.toString();
}

/** Returns the URL of another page of the requested list, on the host that the client used. */
export function pageUrl(
  { headers, path, search, origin: asked }: Pick<ApiRequest, "headers" | "path" | "search" | "origin">,
  page: number,
): string {
  const host = headers.get("host") ?? "";
  // Set by server.ts, like the peer's address; without server.ts, a client could have sent it.
  const forwarded = headers.get(PEER_HEADER) === null ? null : headers.get("x-forwarded-proto");
  const connection = new URL(asked);
  const protocol = forwarded === "https" || forwarded === "http" ? `${forwarded}:` : connection.protocol;
  const origin = env().APP_URL ?? `${protocol}//${isHost(host) ? host : connection.host}`;
  const url = new URL(`${origin}${path}${search}`);
  url.searchParams.set("page", String(page));
  return url.toString();
}

/** Returns the key for counting failures: an IPv6 client controls a whole /64. */
export function addressGroup(headers: HeaderReader): string {
  const address = parseAddress(headers.get(PEER_HEADER) ?? "");
  if (!address) return "unknown";
  if (address.kind() === "ipv4") return address.toString();
  return address.toByteArray().slice(0, 8).join(".");
}
