import { sql } from "drizzle-orm";
import { bigint, check, index, integer, jsonb, pgTable, primaryKey, text, unique } from "drizzle-orm/pg-core";
import { id, micros, publicId, ref, time } from "@/db/schema/columns";
import { organizations } from "@/db/schema/organizations";

const counted = (name: string) => bigint(name, { mode: "number" }).notNull().default(0);

/**
 * One row per organization: running sums of the ledger, of open usage and of its trackings. Locking the row locks the organization.
 * A check constraint rejects a balance or an available amount below 0.
 */
export const accounts = pgTable(
  "accounts",
  {
    organizationId: ref("organization_id")
      .primaryKey()
      .references(() => organizations.id),
    /** = sum of the ledger's money entries. */
    balance: micros("balance").notNull(),
    /** = sum of the usage rows that aren't sealed. */
    uncharged: micros("uncharged").notNull(),
    /** = minus the sum of the ledger's usage entries. */
    charged: micros("charged").notNull(),
    /** Snapshots stored so far. */
    snapshots: bigint("snapshots", { mode: "number" }).notNull(),
    /** = sum of the ledger's point entries; the allotment is spent first. */
    creditsAllotted: integer("points_allotted").notNull(),
    creditsPurchased: integer("points_purchased").notNull(),
    /**
     * The organization's trackings by status; triggers on `trackings` and `video_state` keep these columns (docs/adr/0019).
     * `completed` excludes those that were stopped early.
     */
    monitoring: counted("monitoring"),
    paused: counted("paused"),
    completed: counted("completed"),
    stopped: counted("stopped"),
    failed: counted("failed"),
    canceled: counted("canceled"),
    /** Hours that its monitored and paused trackings have not settled yet: what they will still cost. */
    hoursLeft: counted("hours_left"),
    /** Settled hours without a snapshot, of all trackings. */
    missedHours: counted("missed_hours"),
    /** Time of the newest snapshot; null before the first. */
    latestAt: time("latest_at"),
  },
  (t) => [
    check("accounts_balance", sql`${t.balance} >= 0`),
    check("accounts_spendable", sql`${t.balance} >= ${t.uncharged} and ${t.uncharged} >= 0`),
    check("accounts_points", sql`${t.creditsAllotted} >= 0 and ${t.creditsPurchased} >= 0`),
  ],
);

/**
 * How many of an organization's monitored and paused trackings end in each hour (UTC); triggers on `trackings` keep it, so
 * that a projection reads as many rows as hours lie ahead, however many trackings run. An hour without any has no row.
 */
export const endingHours = pgTable(
  "ending_hours",
  {
    organizationId: ref("organization_id")
      .notNull()
      .references(() => organizations.id),
    hour: time("hour").notNull(),
    trackings: integer("trackings").notNull(),
  },
  (t) => [primaryKey({ columns: [t.organizationId, t.hour] })],
);

/** Append-only; triggers reject UPDATE, DELETE and TRUNCATE. */
export const ledgerEntries = pgTable(
  "ledger_entries",
  {
    id: id(),
    publicId: publicId(),
    organizationId: ref("organization_id")
      .notNull()
      .references(() => organizations.id),
    /** `usd_micros` is money; points are split by how they expire. */
    unit: text("unit", { enum: ["usd_micros", "points_allotted", "points_purchased"] }).notNull(),
    kind: text("kind", {
      enum: [
        "top_up",
        "free_credit",
        "usage",
        "correction",
        "follower_sample",
        "allotment",
        "purchase",
        "points_used",
        "points_expired",
      ],
    }).notNull(),
    /** Signed, in `unit`. */
    amount: bigint("amount", { mode: "bigint" }).notNull(),
    balanceAfter: bigint("balance_after", { mode: "bigint" }).notNull(),
    idempotencyKey: text("idempotency_key").notNull(),
    note: text("note"),
    details: jsonb("details"),
    createdBy: ref("created_by"),
    createdAt: time("created_at").notNull(),
  },
  (t) => [
    unique("ledger_entries_once").on(t.organizationId, t.idempotencyKey),
    index("ledger_entries_list").on(t.organizationId, t.createdAt, t.id),
    // The two lists, in booking order.
    index("ledger_entries_money").on(t.organizationId, t.id).where(sql`unit = 'usd_micros'`),
    index("ledger_entries_credits").on(t.organizationId, t.id).where(sql`unit <> 'usd_micros'`),
  ],
);

/** Usage accrues per organization and hour of storing; sealing books it as one ledger entry. */
export const usageHours = pgTable(
  "usage_hours",
  {
    organizationId: ref("organization_id")
      .notNull()
      .references(() => organizations.id),
    hour: time("hour").notNull(),
    snapshots: integer("snapshots").notNull(),
    amount: micros("amount").notNull(),
    sealedAt: time("sealed_at"),
  },
  (t) => [
    primaryKey({ columns: [t.organizationId, t.hour] }),
    index("usage_hours_open").on(t.hour).where(sql`sealed_at is null`),
  ],
);

/**
 * An auto top-up rule that an owner proposed; at most one per organization. Approval deletes the row; a declined
 * proposal stays so that the owner can read it.
 */
export const autoTopUpProposals = pgTable("auto_top_up_proposals", {
  organizationId: ref("organization_id")
    .primaryKey()
    .references(() => organizations.id),
  below: micros("below").notNull(),
  amount: micros("amount").notNull(),
  monthly: micros("monthly").notNull(),
  /** The owner's name at that time. */
  proposedBy: text("proposed_by").notNull(),
  proposedAt: time("proposed_at").notNull(),
  /** Unique per proposal, so that a decision never applies to a newer proposal that replaced it. */
  publicId: publicId(),
  /** null while open. */
  declinedAt: time("declined_at"),
  /** null if no reason was given. */
  declinedReason: text("declined_reason"),
});
