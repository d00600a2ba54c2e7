import { z } from "zod";

const Iso = z.iso.datetime();

// — Events (contract E) —

export const WebhookEventType = z.enum([
  "snapshot.created",
  "tracking.started",
  "tracking.paused",
  "tracking.resumed",
  "tracking.completed",
  "balance.low",
  "campaign.goal_reached",
  "follow.started",
  "alert.triggered",
]);
export type WebhookEventType = z.infer<typeof WebhookEventType>;

export const BalanceLow = z.object({
  balance_usd: z.number(),
  threshold_usd: z.number(),
  /** Null if nothing is being tracked. */
  runway_hours: z.number().nullable(),
});
export type BalanceLow = z.infer<typeof BalanceLow>;

// — Endpoints in the dashboard —

const Url = z
  .string()
  .trim()
  .max(2000, "At most 2,000 characters")
  .pipe(z.url({ protocol: /^https?$/, error: "Enter a URL that starts with https://" }));
const Events = z.array(WebhookEventType).min(1, "Choose at least one event");

export const CreateEndpointRequest = z.object({ url: Url, events: Events });
export type CreateEndpointRequest = z.infer<typeof CreateEndpointRequest>;

/** Fields left out stay unchanged. */
export const UpdateEndpointRequest = z
  .object({ url: Url, events: Events, is_enabled: z.boolean() })
  .partial()
  .refine((changes) => Object.keys(changes).length > 0, "Change at least one field");
export type UpdateEndpointRequest = z.infer<typeof UpdateEndpointRequest>;

export const DeliveryState = z.enum(["waiting", "delivered", "failed"]);
export type DeliveryState = z.infer<typeof DeliveryState>;

export const EndpointRow = z.object({
  id: z.string(),
  url: z.string(),
  events: z.array(z.string()),
  is_enabled: z.boolean(),
  /** `manual`, or `gone` if the receiver answered 410; null while enabled. */
  disabled_reason: z.enum(["manual", "gone"]).nullable(),
  /** Until then, the previous secret also signs; null if it does not. */
  previous_secret_until: Iso.nullable(),
  created_at: Iso,
  /** State of the newest event; null before the first. */
  last_delivery: z.object({ state: DeliveryState, at: Iso }).nullable(),
});
export type EndpointRow = z.infer<typeof EndpointRow>;
export const EndpointList = z.object({ endpoints: z.array(EndpointRow) });
export type EndpointList = z.infer<typeof EndpointList>;

/** `secret` is shown only once. */
export const EndpointWithSecret = EndpointRow.extend({ secret: z.string() });
export type EndpointWithSecret = z.infer<typeof EndpointWithSecret>;

// — Deliveries —

export const DeliveryRow = z.object({
  id: z.string(),
  /** The `webhook-id` header, the same for all attempts, replays and endpoints. */
  event_id: z.string(),
  type: z.string(),
  state: DeliveryState,
  attempts: z.int(),
  /** The last attempt's status, or why there was no response. Both null before the first attempt. */
  last_status: z.int().nullable(),
  last_error: z.string().nullable(),
  /** Null if no further attempt will be made. */
  next_attempt_at: Iso.nullable(),
  created_at: Iso,
});
export type DeliveryRow = z.infer<typeof DeliveryRow>;

export const ListDeliveriesQuery = z.object({ cursor: z.string().max(64).optional() });
export const DeliveryPage = z.object({ deliveries: z.array(DeliveryRow), next_cursor: z.string().nullable() });
export type DeliveryPage = z.infer<typeof DeliveryPage>;

export const DeliveryAttempt = z.object({
  attempt: z.int(),
  at: Iso,
  duration_ms: z.int(),
  status: z.int().nullable(),
  /** Response headers, without cookies and credentials. */
  headers: z.record(z.string(), z.string()).nullable(),
  /** The first 4 KiB of the response. */
  body: z.string().nullable(),
  error: z.string().nullable(),
});
export type DeliveryAttempt = z.infer<typeof DeliveryAttempt>;

export const DeliveryDetail = DeliveryRow.extend({
  /** The request body. */
  body: z.string(),
  /** Oldest first. */
  history: z.array(DeliveryAttempt),
});
export type DeliveryDetail = z.infer<typeof DeliveryDetail>;
