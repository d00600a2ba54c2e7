import { appUrl, env } from "@/lib/core/env";
import type { HeaderReader } from "@/rest/api-request";

/**
 * Returns the public origin without a trailing slash; links in responses start with it. APP_URL if set: a proxy that
 * forwards no headers leaves its internal name in `Host`. Otherwise the address that this client used; server.ts sets
 * both headers, and trusts forwarded ones only from configured proxies.
 */
export function originOf(headers: HeaderReader): string {
  const { APP_URL } = env();
  if (APP_URL) return APP_URL;
  const host = headers.get("host");
  const origin = `${headers.get("x-forwarded-proto") ?? "http"}://${host}`;
  // A valid-looking host may still be invalid: `a:99999`.
  return host !== null && URL.canParse(origin) ? origin : appUrl();
}
