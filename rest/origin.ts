import { appUrl, env } from "@/lib/core/env";

/**
 * Where clients reach us, without a trailing slash; links in answers begin with it. That is APP_URL where it is set: a
 * proxy that hands on no headers leaves its own inner name in `Host`. Otherwise it is the address that this client used;
 * both headers are set by server.ts, which believes what was forwarded from configured proxies only.
 */
export function originOf(headers: Headers): string {
  const { APP_URL } = env();
  if (APP_URL) return APP_URL;
  const origin = `${headers.get("x-forwarded-proto") ?? "http"}://${headers.get("host")}`;
  // What looks like a host need not be one: `a:99999`.
  return headers.has("host") && URL.canParse(origin) ? origin : appUrl();
}
