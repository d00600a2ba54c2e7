/** Families of the contract: A videos and usage, B video statistics, C channels and credits, D subscriber counts. */
export type Dialect = "A" | "B" | "C" | "D";

export const API_ROOT = "/api/v1";
export const SUBSCRIBER_JOBS = "/token-stat-jobs";

/** The blueprint's text names the balance without its folder. */
const BALANCES = ["/balance", "/v1/balance", `${API_ROOT}/balance`];

/**
 * The aliases of `canonicalPath` as rewrites for `next.config.ts`: server.ts resolves them before Next sees a request,
 * and `next start` without it has only these.
 */
export const ALIAS_REWRITES = [
  ...BALANCES.map((source) => ({ source, destination: `${API_ROOT}/account/balance` })),
  { source: "/v1/:path*", destination: `${API_ROOT}/:path*` },
  { source: `${SUBSCRIBER_JOBS}/:path*`, destination: `${API_ROOT}${SUBSCRIBER_JOBS}/:path*` },
];

const isWithin = (path: string, folder: string): boolean => path === folder || path.startsWith(`${folder}/`);

/**
 * Returns the canonical path of an API resource: `/v1` and `/token-stat-jobs` are aliases below `/api/v1`, and a
 * trailing slash is ignored. Null for a path outside the API.
 */
export function canonicalPath(path: string): string | null {
  const trimmed = path.replace(/\/+$/, "") || "/";
  if (BALANCES.includes(trimmed)) return `${API_ROOT}/account/balance`;
  if (isWithin(trimmed, API_ROOT)) return trimmed;
  if (isWithin(trimmed, "/v1") || isWithin(trimmed, SUBSCRIBER_JOBS))
    return API_ROOT + trimmed.replace(/^\/v1(?=\/|$)/, "");
  return null;
}

/** Returns the error dialect of a path. Only the path counts, never the header that carried the key. */
export function dialectOf(path: string): Dialect {
  const canonical = canonicalPath(path);
  if (canonical === null) return "A";
  const resource = canonical.slice(API_ROOT.length);
  if (resource === "" || isWithin(resource, "/channels") || isWithin(resource, "/account")) return "C";
  if (isWithin(resource, "/videos/stats")) return "B";
  return isWithin(resource, SUBSCRIBER_JOBS) ? "D" : "A";
}
