import { z } from "zod";
import { Platform } from "@/lib/platforms/schemas";
import { Snapshot, Video } from "@/lib/videos/schemas";

const Iso = z.iso.datetime();

// — What is sent; contract E —

export const WebhookEventType = z.enum([
  "snapshot.created",
  "tracking.started",
  "tracking.paused",
  "tracking.resumed",
  "tracking.completed",
  "balance.low",
]);
export type WebhookEventType = z.infer<typeof WebhookEventType>;

export const SnapshotCreated = z.object({
  video_id: z.string(),
  video_uuid: z.uuid(),
  platform: Platform,
  snapshot: Snapshot,
});
export type SnapshotCreated = z.infer<typeof SnapshotCreated>;

/** A tracking at a turn of its life. */
const tracking = <R extends z.ZodType>(reason: R) =>
  z.object({
    video: Video,
    reason,
    /** How many are stored. */
    snapshots: z.int(),
    /** US dollars, for all of them. */
    cost: z.number(),
  });

export const TrackingStarted = tracking(z.enum(["track", "import"]));
export type TrackingStarted = z.infer<typeof TrackingStarted>;

export const TrackingPaused = tracking(z.enum(["no_balance", "suspended"]));
export type TrackingPaused = z.infer<typeof TrackingPaused>;

export const TrackingResumed = tracking(z.enum(["balance_restored", "suspension_lifted"]));
export type TrackingResumed = z.infer<typeof TrackingResumed>;

export const TrackingCompleted = tracking(z.enum(["completed", "stopped", "error", "cancelled"]));
export type TrackingCompleted = z.infer<typeof TrackingCompleted>;

export const BalanceLow = z.object({
  balance_usd: z.number(),
  threshold_usd: z.number(),
  /** null when nothing runs. */
  runway_hours: z.number().nullable(),
});
export type BalanceLow = z.infer<typeof BalanceLow>;

/** Sent on request only, to one endpoint. */
export const TEST_EVENT = "webhook.test";
export const WebhookTest = z.object({ message: z.string() });

const body = <T extends string, D extends z.ZodType>(type: T, data: D) =>
  z.object({ type: z.literal(type), timestamp: Iso, data });
export const SnapshotCreatedEvent = body("snapshot.created", SnapshotCreated);
export const TrackingStartedEvent = body("tracking.started", TrackingStarted);
export const TrackingPausedEvent = body("tracking.paused", TrackingPaused);
export const TrackingResumedEvent = body("tracking.resumed", TrackingResumed);
export const TrackingCompletedEvent = body("tracking.completed", TrackingCompleted);
export const BalanceLowEvent = body("balance.low", BalanceLow);
export const WebhookTestEvent = body(TEST_EVENT, WebhookTest);

// — Endpoints, as the dashboard sees them —

const Url = z
  .string()
  .trim()
  .max(2000, "At most 2,000 characters")
  .pipe(z.url({ protocol: /^https?$/, error: "Enter an address that begins with https://" }));
const Events = z.array(WebhookEventType).min(1, "Choose at least one event");

export const CreateEndpointRequest = z.object({ url: Url, events: Events });
export type CreateEndpointRequest = z.infer<typeof CreateEndpointRequest>;

/** What is left out stays as it is. */
export const UpdateEndpointRequest = z
  .object({ url: Url, events: Events, is_enabled: z.boolean() })
  .partial()
  .refine((changes) => Object.keys(changes).length > 0, "Name at least one change");
export type UpdateEndpointRequest = z.infer<typeof UpdateEndpointRequest>;

export const DeliveryState = z.enum(["waiting", "delivered", "failed"]);
export type DeliveryState = z.infer<typeof DeliveryState>;

export const EndpointRow = z.object({
  id: z.string(),
  url: z.string(),
  events: z.array(z.string()),
  is_enabled: z.boolean(),
  /** `manual`, or `gone` where the receiver answered 410; null while enabled. */
  disabled_reason: z.enum(["manual", "gone"]).nullable(),
  /** Until then the secret before the last rotation signs too; null when it does not. */
  previous_secret_until: Iso.nullable(),
  created_at: Iso,
  /** The newest event for it; null before the first. */
  last_delivery: z.object({ state: DeliveryState, at: Iso }).nullable(),
});
export type EndpointRow = z.infer<typeof EndpointRow>;
export const EndpointList = z.object({ endpoints: z.array(EndpointRow) });
export type EndpointList = z.infer<typeof EndpointList>;

/** `secret` is shown this once. */
export const EndpointWithSecret = EndpointRow.extend({ secret: z.string() });
export type EndpointWithSecret = z.infer<typeof EndpointWithSecret>;

// — Deliveries —

export const DeliveryRow = z.object({
  id: z.string(),
  /** The `webhook-id` header: one for all attempts, replays and endpoints. */
  event_id: z.string(),
  type: z.string(),
  state: DeliveryState,
  attempts: z.int(),
  /** Of the last attempt: its status, or why there was no answer. Both null before the first. */
  last_status: z.int().nullable(),
  last_error: z.string().nullable(),
  /** null when nothing more is tried. */
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
  /** Of the answer, without cookies and credentials. */
  headers: z.record(z.string(), z.string()).nullable(),
  /** The answer's first 4 KiB. */
  body: z.string().nullable(),
  error: z.string().nullable(),
});
export type DeliveryAttempt = z.infer<typeof DeliveryAttempt>;

export const DeliveryDetail = DeliveryRow.extend({
  /** The body as it was sent. */
  body: z.string(),
  /** Oldest first. */
  history: z.array(DeliveryAttempt),
});
export type DeliveryDetail = z.infer<typeof DeliveryDetail>;
