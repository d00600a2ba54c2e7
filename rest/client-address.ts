import ipaddr from "ipaddr.js";
import { env } from "@/lib/core/env";

/**
 * Set by server.ts on every request, after what the client sent under these names was thrown away: a route handler
 * sees neither the peer's address nor which forwarded headers to believe.
 */
export const PEER_HEADER = "x-clipscope-peer";

/** Set by server.ts in the same way, on requests from this very machine that came through nobody. */
export const LOCAL_HEADER = "x-clipscope-local";

type Address = ReturnType<typeof ipaddr.process>;
type Range = ReturnType<typeof ipaddr.parseCIDR>;

/** @throws Error that names the first entry that is neither an address nor a CIDR range */
export function parseTrustedProxies(list: string): Range[] {
  const entries = list
    .split(",")
    .map((entry) => entry.trim())
    .filter(Boolean);
  return entries.map((entry) => {
    if (ipaddr.isValidCIDR(entry)) return ipaddr.parseCIDR(entry);
    const address = parse(entry);
    if (!address) throw new Error(`TRUSTED_PROXIES: "${entry}" is neither an address nor a CIDR range`);
    return [address, address.kind() === "ipv4" ? 32 : 128];
  });
}

/** IPv4 addresses mapped into IPv6 become plain ones. */
const parse = (text: string): Address | null => (ipaddr.isValid(text) ? ipaddr.process(text) : null);

const isTrusted = (address: Address, trusted: Range[]): boolean =>
  trusted.some(([base, bits]) => address.kind() === base.kind() && address.match(base, bits));

/** Whether a socket's other end is one of the configured proxies. */
export function isTrustedPeer(peer: string, trusted: Range[]): boolean {
  const address = parse(peer);
  return address !== null && isTrusted(address, trusted);
}

interface Connection {
  /** Of the socket. */
  peer: string;
  host: string;
  forwardedFor?: string;
  forwardedProto?: string;
  forwardedHost?: string;
  /** The public origin where APP_URL is set: a name that a proxy hands on must agree with it or with `host`. */
  appUrl?: string;
}

export interface Client {
  address: string;
  /** The host that the client used, with its port. */
  host: string;
  protocol: "http" | "https";
}

const HOST = /^(?:[A-Za-z0-9._-]+|\[[0-9A-Fa-f:.]+\])(?::\d{1,5})?$/;

export const isHost = (text: string): boolean => HOST.test(text);

/** The entry nearest to us: those before it may be the client's own invention. */
const last = (list: string | undefined): string => list?.split(",").at(-1)?.trim() ?? "";

/** Who is calling, and by which name: forwarded headers are believed from trusted proxies only. */
export function resolveClient(connection: Connection, trusted: Range[]): Client {
  const peer = parse(connection.peer);
  const direct: Client = { address: peer?.toString() ?? "unknown", host: connection.host, protocol: "http" };
  if (!peer || !isTrusted(peer, trusted)) return direct;
  return {
    address: forwardedAddress(peer, connection.forwardedFor, trusted),
    host: agreedHost(connection),
    protocol: last(connection.forwardedProto) === "https" ? "https" : "http",
  };
}

/** The forwarded host, where it is one and, with APP_URL set, is ours; else the one that the request names. */
function agreedHost({ host, forwardedHost, appUrl }: Connection): string {
  const named = last(forwardedHost);
  if (!isHost(named)) return host;
  const isOurs = appUrl === undefined || named === host || named.toLowerCase() === new URL(appUrl).host;
  return isOurs ? named : host;
}

/** What proxies add to the requests that they hand on, trusted or not. */
const FORWARDING = ["forwarded", "x-forwarded-for", "x-forwarded-host", "x-forwarded-proto", "x-real-ip", "via"];

/** Whether a request comes from this machine and not, through a proxy on it, from another. `headers` as they came. */
export function isLocal(peer: string, headers: Readonly<Record<string, unknown>>): boolean {
  return parse(peer)?.range() === "loopback" && FORWARDING.every((name) => headers[name] === undefined);
}

/** From the right, the first address that is not one of our proxies. */
function forwardedAddress(peer: Address, forwardedFor: string | undefined, trusted: Range[]): string {
  let client = peer;
  for (const hop of (forwardedFor ?? "").split(",").reverse()) {
    const address = parse(hop.trim());
    if (!address) break;
    client = address;
    if (!isTrusted(address, trusted)) break;
  }
  return client.toString();
}

/** The address of another page of the list that was asked for, on the host that the client used. */
export function pageUrl(request: Request, page: number): string {
  const asked = new URL(request.url);
  const host = request.headers.get("host") ?? "";
  // server.ts sets it, as it does the peer's address; without it in front a client could have sent this.
  const forwarded = request.headers.has(PEER_HEADER) ? request.headers.get("x-forwarded-proto") : null;
  const protocol = forwarded === "https" || forwarded === "http" ? `${forwarded}:` : asked.protocol;
  const origin = env().APP_URL ?? `${protocol}//${isHost(host) ? host : asked.host}`;
  const url = new URL(`${origin}${asked.pathname}${asked.search}`);
  url.searchParams.set("page", String(page));
  return url.toString();
}

/** What failures are counted by: an IPv6 client commands a whole /64. */
export function addressGroup(headers: Headers): string {
  const address = parse(headers.get(PEER_HEADER) ?? "");
  if (!address) return "unknown";
  if (address.kind() === "ipv4") return address.toString();
  return address.toByteArray().slice(0, 8).join(".");
}
