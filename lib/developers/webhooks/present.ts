import type { webhookAttempts, webhookDeliveries, webhookEndpoints } from "@/db/schema";
import { stateOf } from "@/lib/outbound/webhooks/rules";
import type { DeliveryRow, EndpointRow } from "@/lib/outbound/webhooks/schemas";

type Endpoint = typeof webhookEndpoints.$inferSelect;
type Delivery = Omit<typeof webhookDeliveries.$inferSelect, "payload">;
type LastDelivery = Pick<Delivery, "createdAt" | "deliveredAt" | "failedAt">;
type LastAttempt = Pick<typeof webhookAttempts.$inferSelect, "status" | "error">;

/** Returns an endpoint for display. Never includes a secret. */
export function presentEndpoint(endpoint: Endpoint, last: LastDelivery | null, now: Date): EndpointRow {
  const { previousSecretUntil: until } = endpoint;
  return {
    id: endpoint.publicId,
    url: endpoint.url,
    events: endpoint.events,
    is_enabled: endpoint.disabledAt === null,
    disabled_reason: endpoint.disabledAt ? (endpoint.disabledReason === "gone" ? "gone" : "manual") : null,
    previous_secret_until: until && until > now ? until.toISOString() : null,
    created_at: endpoint.createdAt.toISOString(),
    last_delivery: last && { state: stateOf(last), at: last.createdAt.toISOString() },
  };
}

export function presentDelivery(delivery: Delivery, last: LastAttempt | null): DeliveryRow {
  const state = stateOf(delivery);
  return {
    id: delivery.publicId,
    event_id: delivery.eventId,
    type: delivery.type,
    state,
    attempts: delivery.attempts,
    last_status: last?.status ?? null,
    last_error: last?.error ?? null,
    next_attempt_at: state === "waiting" ? (delivery.nextAttemptAt?.toISOString() ?? null) : null,
    created_at: delivery.createdAt.toISOString(),
  };
}
