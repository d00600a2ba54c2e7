import { sql } from "drizzle-orm";
import { boolean, date, index, integer, jsonb, pgTable, primaryKey, smallint, text, unique } from "drizzle-orm/pg-core";
import { id, publicId, ref, time } from "@/db/schema/columns";
import { organizations } from "@/db/schema/organizations";

/** A condition on videos, a campaign or the balance, and where a message goes when it is met. */
export const alerts = pgTable(
  "alerts",
  {
    id: id(),
    publicId: publicId(),
    organizationId: ref("organization_id")
      .notNull()
      .references(() => organizations.id),
    name: text("name").notNull(),
    scope: text("scope", { enum: ["all", "label", "campaign", "channel", "video"] }).notNull(),
    /** Of the label, campaign, channel or tracking; null for all. No foreign key: an alert outlives what it names. */
    scopeId: ref("scope_id"),
    /** `AlertCondition` (lib/insight/alerts/schemas.ts). */
    condition: jsonb("condition").notNull(),
    /** The condition's type. */
    type: text("type").notNull(),
    /** Users who get an email while they are members. */
    mailTo: ref("mail_to").array().notNull().default([]),
    /** Whether it emits `alert.triggered`. */
    usesWebhooks: boolean("uses_webhooks").notNull().default(false),
    cooldownHours: smallint("cooldown_hours").notNull(),
    status: text("status", { enum: ["active", "paused"] }).notNull(),
    /** What was met before this time causes no message: it was created, resumed, or its condition or scope changed. */
    armedAt: time("armed_at").notNull(),
    createdAt: time("created_at").notNull(),
  },
  (t) => [
    index("alerts_list").on(t.organizationId, t.createdAt, t.publicId),
    index("alerts_active").on(t.organizationId).where(sql`status = 'active'`),
    index("alerts_swept").on(t.type, t.id).where(sql`status = 'active'`),
  ],
);

/** A Slack or Discord channel of an organization; its URL accepted a test message before it was stored. */
export const alertChannels = pgTable(
  "alert_channels",
  {
    id: id(),
    publicId: publicId(),
    organizationId: ref("organization_id")
      .notNull()
      .references(() => organizations.id),
    type: text("type", { enum: ["slack", "discord"] }).notNull(),
    name: text("name").notNull(),
    /** The URL is all that posting needs, so it is encrypted and never shown again. */
    urlEncrypted: text("url_encrypted").notNull(),
    /** When the receiver reported that the URL no longer exists; nothing is sent until it is replaced. */
    goneAt: time("gone_at"),
    /** The receiver requested no messages before this time. */
    retryAt: time("retry_at"),
    createdAt: time("created_at").notNull(),
  },
  (t) => [index("alert_channels_list").on(t.organizationId, t.id)],
);

/** The Slack and Discord channels of an alert. */
export const alertTargets = pgTable(
  "alert_targets",
  {
    alertId: ref("alert_id")
      .notNull()
      .references(() => alerts.id, { onDelete: "cascade" }),
    channelId: ref("channel_id")
      .notNull()
      .references(() => alertChannels.id, { onDelete: "cascade" }),
  },
  (t) => [primaryKey({ columns: [t.alertId, t.channelId] }), index("alert_targets_channel").on(t.channelId)],
);

/**
 * Hours that the collection settled and that alerts have yet to be evaluated for: one row per store of a batch, written by
 * the statement that stores it, only for organizations with active alerts. Evaluating it deletes it.
 */
export const alertWork = pgTable("alert_work", {
  id: id(),
  /** Pairs of tracking and hour. */
  items: jsonb("items").$type<[trackingId: number, hour: number][]>().notNull(),
});

/** Whether a condition that isn't a crossing between two snapshots held when it was last evaluated. */
export const alertStates = pgTable(
  "alert_states",
  {
    alertId: ref("alert_id")
      .notNull()
      .references(() => alerts.id, { onDelete: "cascade" }),
    /** Video, campaign or organization. */
    subjectId: ref("subject_id").notNull(),
    isMet: boolean("is_met").notNull(),
  },
  (t) => [primaryKey({ columns: [t.alertId, t.subjectId] })],
);

/** Each time that an alert's condition was met. Stays when the alert is deleted. */
export const alertFirings = pgTable(
  "alert_firings",
  {
    id: id(),
    publicId: publicId(),
    organizationId: ref("organization_id")
      .notNull()
      .references(() => organizations.id),
    alertId: ref("alert_id").references(() => alerts.id, { onDelete: "set null" }),
    alertName: text("alert_name").notNull(),
    condition: jsonb("condition").notNull(),
    subjectType: text("subject_type", { enum: ["video", "campaign", "organization"] }).notNull(),
    /** Video, campaign or organization. A video that is tracked twice fires once. */
    subjectId: ref("subject_id").notNull(),
    /** The tracking whose figures met the condition. */
    trackingId: ref("tracking_id"),
    /** Its title or name at the time. */
    subjectName: text("subject_name").notNull(),
    /** What makes a crossing unique, such as the hour of the snapshot. */
    occurrence: text("occurrence").notNull(),
    /** `FiringFigures` (lib/insight/alerts/schemas.ts). */
    figures: jsonb("figures").notNull(),
    firedAt: time("fired_at").notNull(),
  },
  (t) => [
    unique("alert_firings_once").on(t.alertId, t.subjectId, t.occurrence),
    index("alert_firings_cooldown").on(t.alertId, t.subjectId, t.firedAt),
    index("alert_firings_list").on(t.organizationId, t.firedAt, t.publicId),
    index("alert_firings_of_alert").on(t.alertId, t.firedAt, t.publicId),
  ],
);

/** What a firing sent where: one row per email, webhook event, and Slack or Discord message. */
export const alertDeliveries = pgTable(
  "alert_deliveries",
  {
    id: id(),
    publicId: publicId(),
    firingId: ref("firing_id")
      .notNull()
      .references(() => alertFirings.id),
    organizationId: ref("organization_id").notNull(),
    type: text("type", { enum: ["email", "webhook", "slack", "discord"] }).notNull(),
    /** Address, or the channel's name at the time; empty for webhooks. */
    target: text("target").notNull(),
    /** Of Slack and Discord messages; null once the channel is deleted. */
    channelId: ref("channel_id").references(() => alertChannels.id, { onDelete: "set null" }),
    /** The row that carries an email. */
    outboxId: ref("outbox_id"),
    /** The `webhook-id` of an event. */
    eventId: text("event_id"),
    attempts: integer("attempts").notNull().default(0),
    /** Only of Slack and Discord messages: the others have a queue of their own. */
    nextAttemptAt: time("next_attempt_at"),
    /**
     * Set while an attempt runs. An attempt that was cut off by a crash may have arrived, so it isn't repeated.
     */
    startedAt: time("started_at"),
    deliveredAt: time("delivered_at"),
    failedAt: time("failed_at"),
    lastError: text("last_error"),
    createdAt: time("created_at").notNull(),
  },
  (t) => [
    unique("alert_deliveries_once").on(t.firingId, t.type, t.target, t.channelId).nullsNotDistinct(),
    index("alert_deliveries_due").on(t.nextAttemptAt).where(sql`delivered_at is null and failed_at is null`),
    index("alert_deliveries_channel").on(t.channelId, t.id),
  ],
);

/** Digests that were written, so that each period gets one. */
export const alertDigests = pgTable(
  "alert_digests",
  {
    organizationId: ref("organization_id").notNull(),
    userId: ref("user_id").notNull(),
    /** First day of the period, in the reader's time zone. */
    period: date("period", { mode: "string" }).notNull(),
    createdAt: time("created_at").notNull(),
  },
  (t) => [primaryKey({ columns: [t.organizationId, t.userId, t.period] })],
);
