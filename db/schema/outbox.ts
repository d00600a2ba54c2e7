import { sql } from "drizzle-orm";
import { boolean, index, integer, jsonb, pgTable, text } from "drizzle-orm/pg-core";
import { id, publicId, ref, time } from "@/db/schema/columns";
import { organizations } from "@/db/schema/organizations";

/** What must leave the house, written in the transaction that caused it and relayed by a job. */
export const outbox = pgTable(
  "outbox",
  {
    id: id(),
    publicId: publicId(),
    organizationId: ref("organization_id").references(() => organizations.id),
    /** `mail`, or the type of a webhook event. */
    kind: text("kind").notNull(),
    payload: jsonb("payload").notNull(),
    attempts: integer("attempts").notNull(),
    nextAttemptAt: time("next_attempt_at").notNull(),
    deliveredAt: time("delivered_at"),
    /** A mail that no SMTP server was there for: it stays here, for the mailbox page. */
    isKept: boolean("is_kept").notNull().default(false),
    /** Given up after the last attempt. */
    failedAt: time("failed_at"),
    lastError: text("last_error"),
    createdAt: time("created_at").notNull(),
  },
  (t) => [
    index("outbox_due").on(t.nextAttemptAt).where(sql`delivered_at is null and failed_at is null`),
    index("outbox_list").on(t.createdAt),
  ],
);
