import type { ServerResponse } from "node:http";
import { DAY_SECONDS } from "@/lib/core/time/unit-rules";

const YEAR_SECONDS = 365 * DAY_SECONDS;

/**
 * For responses without their own policy: pages get theirs, with a nonce, from proxy.ts. `connect-src` is for
 * background scripts, which use the policy of their file.
 */
const POLICY =
  "default-src 'none'; connect-src 'self'; style-src 'unsafe-inline'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

/**
 * Returns the headers of every response of the server.
 * @param appUrl the public origin
 */
export const securityHeaders = (appUrl: string): Record<string, string> => ({
  "Content-Security-Policy": POLICY,
  "X-Content-Type-Options": "nosniff",
  "X-Frame-Options": "DENY",
  "Referrer-Policy": "strict-origin-when-cross-origin",
  "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
  "Cross-Origin-Opener-Policy": "same-origin",
  // Not for subdomains: they may not be ours.
  ...(appUrl.startsWith("https:") ? { "Strict-Transport-Security": `max-age=${YEAR_SECONDS}` } : {}),
});

/** Adds missing headers to a response when it is sent, whatever code writes it. */
export function secureAnswer(response: ServerResponse, defaults: Readonly<Record<string, string>>): void {
  const writeHead = response.writeHead.bind(response) as (...args: unknown[]) => ServerResponse;
  const complete = (...args: unknown[]): ServerResponse => {
    const given = args.find((arg) => typeof arg === "object" && arg !== null) ?? {};
    const names = new Set(Object.keys(given).map((name) => name.toLowerCase()));
    for (const [name, value] of Object.entries(defaults))
      if (!response.hasHeader(name) && !names.has(name.toLowerCase())) response.setHeader(name, value);
    return writeHead(...args);
  };
  response.writeHead = complete as ServerResponse["writeHead"];
}
