import { env } from "@/lib/core/env";
import type { Source } from "@/lib/platforms/source";

/** A source's API address and credentials. Created for each run, because the sandbox receives the time with it. */
export interface Target {
  /** Without a trailing slash, like `path`. */
  baseUrl: string;
  origin: string;
  path: string;
  headers: Record<string, string>;
  query: Record<string, string>;
}

const bare = (url: string) => url.replace(/\/+$/, "");

/** Returns the header with the sandbox's current time. Sent to the sandbox only. */
export function sandboxHeaders(now: Date): Record<string, string> {
  return env().SANDBOX_URL ? { "x-sandbox-now": now.toISOString() } : {};
}

/** Returns null if this server has no key for the source. The sandbox needs no key from the operator. */
export function targetOf({ address }: Pick<Source, "address">, now: Date): Target | null {
  const sandbox = env().SANDBOX_URL;
  const place = sandbox
    ? { credentials: address.sandbox.credentials, baseUrl: `${bare(sandbox)}${address.sandbox.path}` }
    : address.configured(env());
  if (!place) return null;
  const baseUrl = bare(place.baseUrl ?? address.baseUrl);
  const { headers = {}, query = {} } = place.credentials;
  const { origin, pathname } = new URL(baseUrl);
  return {
    baseUrl,
    origin,
    path: bare(pathname),
    headers: { accept: "application/json", "user-agent": "clipscope", ...headers, ...sandboxHeaders(now) },
    query,
  };
}
