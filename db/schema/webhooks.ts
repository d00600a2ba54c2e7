import { sql } from "drizzle-orm";
import { boolean, index, integer, jsonb, pgTable, primaryKey, text } from "drizzle-orm/pg-core";
import { id, publicId, ref, time } from "@/db/schema/columns";
import { organizations } from "@/db/schema/organizations";

export const webhookEndpoints = pgTable(
  "webhook_endpoints",
  {
    id: id(),
    publicId: publicId(),
    organizationId: ref("organization_id")
      .notNull()
      .references(() => organizations.id),
    url: text("url").notNull(),
    events: text("events").array().notNull(),
    /** Signing needs the secret itself, so it is encrypted instead of hashed. */
    secretEncrypted: text("secret_encrypted").notNull(),
    /** After a rotation, the previous secret also signs until `previousSecretUntil`. */
    previousSecretEncrypted: text("previous_secret_encrypted"),
    previousSecretUntil: time("previous_secret_until"),
    disabledAt: time("disabled_at"),
    disabledReason: text("disabled_reason"),
    /** The receiver requested (429 or 503 with `Retry-After`) no deliveries before this time. */
    retryAt: time("retry_at"),
    isRemoved: boolean("is_removed").notNull().default(false),
    createdAt: time("created_at").notNull(),
  },
  (t) => [index("webhook_endpoints_list").on(t.organizationId)],
);

/** One row per event and endpoint, written in the transaction that caused the event. */
export const webhookDeliveries = pgTable(
  "webhook_deliveries",
  {
    id: id(),
    publicId: publicId(),
    endpointId: ref("endpoint_id")
      .notNull()
      .references(() => webhookEndpoints.id),
    organizationId: ref("organization_id")
      .notNull()
      .references(() => organizations.id),
    /** The `webhook-id`: the same for every attempt and every endpoint that receives the event. */
    eventId: text("event_id").notNull(),
    type: text("type").notNull(),
    /** The request body. */
    payload: jsonb("payload").notNull(),
    attempts: integer("attempts").notNull(),
    nextAttemptAt: time("next_attempt_at"),
    deliveredAt: time("delivered_at"),
    failedAt: time("failed_at"),
    createdAt: time("created_at").notNull(),
  },
  (t) => [
    index("webhook_deliveries_due").on(t.nextAttemptAt).where(sql`delivered_at is null and failed_at is null`),
    index("webhook_deliveries_list").on(t.endpointId, t.createdAt, t.id),
    // The log of alerts shows what became of their events.
    index("webhook_deliveries_alerts").on(t.eventId).where(sql`type = 'alert.triggered'`),
  ],
);

export const webhookAttempts = pgTable(
  "webhook_attempts",
  {
    deliveryId: ref("delivery_id")
      .notNull()
      .references(() => webhookDeliveries.id),
    attempt: integer("attempt").notNull(),
    at: time("at").notNull(),
    durationMs: integer("duration_ms").notNull(),
    /** null if no response arrived. */
    status: integer("status"),
    headers: jsonb("headers"),
    /** The first 4 KiB of the response. */
    body: text("body"),
    error: text("error"),
  },
  (t) => [primaryKey({ columns: [t.deliveryId, t.attempt] })],
);
