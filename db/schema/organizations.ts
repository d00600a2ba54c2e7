import { sql } from "drizzle-orm";
import { boolean, check, index, integer, pgTable, primaryKey, smallint, text, uniqueIndex } from "drizzle-orm/pg-core";
import { bytea, id, micros, publicId, ref, time } from "@/db/schema/columns";

export const organizations = pgTable(
  "organizations",
  {
    id: id(),
    publicId: publicId(),
    name: text("name").notNull(),
    plan: text("plan", { enum: ["free", "pro", "enterprise"] })
      .notNull()
      .default("free"),
    /** Overrides of the plan's values; null uses the plan's. */
    rateLimitPerMinute: integer("rate_limit_per_minute"),
    maxConcurrentVideos: integer("max_concurrent_videos"),
    creditsPerMonth: integer("points_per_month"),
    /** Micro-dollars per stored snapshot. */
    pricePerSnapshot: micros("price_per_snapshot").notNull(),
    lowBalanceThreshold: micros("low_balance_threshold").notNull(),
    timeZone: text("time_zone").notNull().default("UTC"),
    /** When the points allotment is next renewed, on the day of the month of `creditsAnchor`. */
    creditsRenewAt: time("points_renew_at").notNull(),
    creditsAnchor: time("points_anchor").notNull(),
    /** Set when the balance fell below the threshold and its members were notified; a top-up above it clears it. */
    lowBalanceNotifiedAt: time("low_balance_told_at"),
    /** Set when trackings paused because of the balance and its members were notified; incoming money clears it. */
    pausedNotifiedAt: time("paused_told_at"),
    suspendedAt: time("suspended_at"),
    /** The reason shown to its members. */
    suspendedReason: text("suspended_reason"),
    /** When its owner closed it: nothing runs for it from then on, and its keys don't work. */
    closedAt: time("closed_at"),
    /** Until when its owners can reopen it; null while it is open, and once it is closed for good: no access then. */
    reopenableUntil: time("reopenable_until"),
    /** When its owners were reminded of that. */
    closingRemindedAt: time("closing_reminded_at"),
    /** Whether members need a second factor to see its data. API keys don't. */
    requiresSecondFactor: boolean("requires_second_factor").notNull().default(false),
    /** Below this available balance, `autoTopUpAmount` is booked, at most `autoTopUpMonthly` per month (UTC); all three or none. */
    autoTopUpBelow: micros("auto_top_up_below"),
    autoTopUpAmount: micros("auto_top_up_amount"),
    autoTopUpMonthly: micros("auto_top_up_monthly"),
    /** When its logo was set; null without one. */
    logoAt: time("logo_at"),
    /** After how many days records are deleted (lib/people/organizations/retention-rules.ts); null keeps them permanently. */
    keepRequestsDays: smallint("keep_requests_days").notNull().default(30),
    keepDeliveriesDays: smallint("keep_deliveries_days").notNull().default(30),
    keepEmailsDays: smallint("keep_emails_days").notNull().default(30),
    keepImportsDays: smallint("keep_imports_days").default(30),
    keepFiringsDays: smallint("keep_firings_days"),
    createdAt: time("created_at").notNull(),
  },
  (t) => [
    // Whatever the settings page offers, these are kept: a month of API requests explains the month's credits, and a
    // firing keeps its alert from firing again for what it has reported.
    check(
      "organizations_keep",
      sql`${t.keepRequestsDays} >= 30 and ${t.keepDeliveriesDays} >= 7 and ${t.keepEmailsDays} >= 7
        and ${t.keepImportsDays} >= 30 and ${t.keepFiringsDays} >= 90`,
    ),
  ],
);

/** Logos of organizations, for shared reports. Apart from the organizations, which are read with every request. */
export const organizationLogos = pgTable("organization_logos", {
  organizationId: ref("organization_id")
    .primaryKey()
    .references(() => organizations.id),
  webp: bytea("webp").notNull(),
});

export const users = pgTable(
  "users",
  {
    id: id(),
    publicId: publicId(),
    /** As typed, trimmed; unique case-insensitively. */
    email: text("email").notNull(),
    emailKey: text("email_key").notNull(),
    name: text("name").notNull(),
    /** argon2id, PHC string. */
    passwordHash: text("password_hash").notNull(),
    isAdmin: boolean("is_admin").notNull().default(false),
    emailConfirmedAt: time("email_confirmed_at"),
    passwordChangedAt: time("password_changed_at").notNull(),
    firstSignedInAt: time("first_signed_in_at"),
    createdAt: time("created_at").notNull(),
  },
  (t) => [uniqueIndex("users_email_key").on(t.emailKey)],
);

export const members = pgTable(
  "members",
  {
    organizationId: ref("organization_id")
      .notNull()
      .references(() => organizations.id),
    userId: ref("user_id")
      .notNull()
      .references(() => users.id),
    role: text("role", { enum: ["owner", "manager", "member", "viewer"] }).notNull(),
    mailOnCompletion: boolean("mail_on_completion").notNull().default(true),
    /** How often the member gets a summary by email. */
    digest: text("digest", { enum: ["off", "daily", "weekly"] })
      .notNull()
      .default("off"),
    createdAt: time("created_at").notNull(),
  },
  (t) => [primaryKey({ columns: [t.organizationId, t.userId] })],
);

/** Secrets sent by email, stored as SHA-256. */
export const emailTokens = pgTable("email_tokens", {
  hash: text("hash").primaryKey(),
  userId: ref("user_id")
    .notNull()
    .references(() => users.id),
  purpose: text("purpose", { enum: ["confirm_email", "reset_password", "change_email", "sign_in"] }).notNull(),
  /** The new address of an email change; null for other purposes. */
  email: text("email"),
  expiresAt: time("expires_at").notNull(),
  usedAt: time("used_at"),
  createdAt: time("created_at").notNull(),
});

/** Invitations sent by email; the secret is stored as SHA-256. */
export const invitations = pgTable(
  "invitations",
  {
    id: id(),
    publicId: publicId(),
    organizationId: ref("organization_id")
      .notNull()
      .references(() => organizations.id),
    email: text("email").notNull(),
    emailKey: text("email_key").notNull(),
    role: text("role", { enum: ["owner", "manager", "member", "viewer"] }).notNull(),
    hash: text("hash").notNull().unique(),
    invitedBy: ref("invited_by")
      .notNull()
      .references(() => users.id),
    expiresAt: time("expires_at").notNull(),
    acceptedAt: time("accepted_at"),
    withdrawnAt: time("withdrawn_at"),
    createdAt: time("created_at").notNull(),
  },
  (t) => [index("invitations_organization").on(t.organizationId, t.createdAt)],
);
