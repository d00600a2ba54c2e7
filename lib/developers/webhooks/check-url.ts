import { isIP } from "node:net";
import { env } from "@/lib/core/env";
import { invalid } from "@/lib/core/errors";
import { isLoopbackAddress, isPublicAddress } from "@/lib/core/safe-fetch";

/**
 * Rejects an address that could not be reached anyway, with a message for the form. Host names are not resolved here:
 * their addresses are checked at every connection.
 * @returns the normalized URL
 * @throws AppError invalid_request on `url`
 */
export function checkWebhookUrl(text: string): string {
  if (!URL.canParse(text)) throw invalid("url", "Enter a URL that starts with https://");
  const url = new URL(text);
  if (url.username || url.password) throw invalid("url", "Remove the username and password from the URL");
  const host = url.hostname.replace(/^\[|\]$/g, "");
  const isLoopback = isLoopbackAddress(host) || /(^|\.)localhost\.?$/.test(host);
  if (isLoopback && env().WEBHOOK_ALLOW_LOOPBACK) return url.href;
  if (url.protocol !== "https:") throw invalid("url", "Enter a URL that starts with https://");
  if (isLoopback || (isIP(host) !== 0 && !isPublicAddress(host)))
    throw invalid("url", "This URL can't be reached from the internet");
  return url.href;
}
