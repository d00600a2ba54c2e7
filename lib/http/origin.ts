import { appUrl } from "@/lib/env";

/**
 * Where the client reached us, without a trailing slash; links in answers begin with it. Both headers are set by
 * server.ts, which believes what was forwarded from configured proxies only.
 */
export function originOf(headers: Headers): string {
  const origin = `${headers.get("x-forwarded-proto") ?? "http"}://${headers.get("host")}`;
  // What looks like a host need not be one: `a:99999`.
  return headers.has("host") && URL.canParse(origin) ? origin : appUrl();
}
