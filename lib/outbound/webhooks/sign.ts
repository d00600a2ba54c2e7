import { Webhook } from "standardwebhooks";
import type { webhookEndpoints } from "@/db/schema";
import { decryptSecret } from "@/lib/outbound/webhooks/secret";

type Endpoint = Pick<
  typeof webhookEndpoints.$inferSelect,
  "publicId" | "secretEncrypted" | "previousSecretEncrypted" | "previousSecretUntil"
>;

/**
 * Returns the Standard Webhooks headers of one attempt. During a rotation overlap, both secrets sign.
 * @returns null if the endpoint's secret cannot be decrypted
 */
export function signedHeaders(
  endpoint: Endpoint,
  eventId: string,
  at: Date,
  body: string,
): Record<"webhook-id" | "webhook-timestamp" | "webhook-signature", string> | null {
  const { publicId, previousSecretEncrypted: previous, previousSecretUntil: until } = endpoint;
  const current = decryptSecret(endpoint.secretEncrypted, publicId);
  if (current === null) return null;
  const former = previous && until && at < until ? decryptSecret(previous, publicId) : null;
  const secrets = former === null ? [current] : [current, former];
  return {
    "webhook-id": eventId,
    "webhook-timestamp": String(Math.floor(at.getTime() / 1000)),
    "webhook-signature": secrets.map((secret) => new Webhook(secret).sign(eventId, at, body)).join(" "),
  };
}
