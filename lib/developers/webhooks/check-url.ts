import { isIP } from "node:net";
import { env } from "@/lib/core/env";
import { invalid } from "@/lib/core/errors";
import { isLoopbackAddress, isPublicAddress } from "@/lib/core/safe-fetch";

/**
 * Refuses early, with words for the form, what cannot be delivered to anyway. Names are not resolved here: what they
 * resolve to is checked at every connection.
 * @returns the URL in its normal form
 * @throws AppError invalid_request on `url`
 */
export function checkWebhookUrl(text: string): string {
  if (!URL.canParse(text)) throw invalid("url", "Enter an address that begins with https://");
  const url = new URL(text);
  if (url.username || url.password) throw invalid("url", "Leave user name and password out of the address");
  const host = url.hostname.replace(/^\[|\]$/g, "");
  const isLoopback = isLoopbackAddress(host) || /(^|\.)localhost\.?$/.test(host);
  if (isLoopback && env().WEBHOOK_ALLOW_LOOPBACK) return url.href;
  if (url.protocol !== "https:") throw invalid("url", "Enter an address that begins with https://");
  if (isLoopback || (isIP(host) !== 0 && !isPublicAddress(host)))
    throw invalid("url", "This address cannot be reached from the internet");
  return url.href;
}
