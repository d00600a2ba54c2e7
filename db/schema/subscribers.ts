import { boolean, index, pgTable, primaryKey, text, unique } from "drizzle-orm/pg-core";
import { counter, id, publicId, ref, time } from "@/db/schema/columns";
import { organizations } from "@/db/schema/organizations";

/** The brand's own accounts whose follower counts are collected (contract D). */
export const socialAccounts = pgTable(
  "social_accounts",
  {
    id: id(),
    publicId: publicId(),
    organizationId: ref("organization_id")
      .notNull()
      .references(() => organizations.id),
    type: text("type", { enum: ["TWITTER", "YOUTUBE", "INSTAGRAM", "TIKTOK"] }).notNull(),
    username: text("username").notNull(),
    /** The platform's durable ID, known after the first sync. */
    externalId: text("external_id"),
    current: counter("current"),
    previous: counter("previous"),
    lastSyncedAt: time("last_synced_at"),
    lastAttemptAt: time("last_attempt_at"),
    /** The outcome of the last attempt if it failed. */
    lastError: text("last_error"),
    /** Until when a running sync holds the account; null if none runs. */
    claimedUntil: time("claimed_until"),
    isRemoved: boolean("is_removed").notNull().default(false),
    createdAt: time("created_at").notNull(),
  },
  (t) => [
    unique("social_accounts_identity").on(t.organizationId, t.type, t.username),
    index("social_accounts_list").on(t.organizationId),
  ],
);

export const socialAccountCounts = pgTable(
  "social_account_counts",
  {
    accountId: ref("account_id")
      .notNull()
      .references(() => socialAccounts.id),
    readAt: time("read_at").notNull(),
    subscribers: counter("subscribers").notNull(),
  },
  (t) => [primaryKey({ columns: [t.accountId, t.readAt] })],
);
