import { sql } from "drizzle-orm";
import { boolean, index, integer, jsonb, pgTable, text } from "drizzle-orm/pg-core";
import { id, publicId, ref, time } from "@/db/schema/columns";
import { organizations } from "@/db/schema/organizations";

/** Outgoing messages, written in the transaction that caused them and delivered by a job. */
export const outbox = pgTable(
  "outbox",
  {
    id: id(),
    publicId: publicId(),
    organizationId: ref("organization_id").references(() => organizations.id),
    /** `mail`, or a webhook event type. */
    kind: text("kind").notNull(),
    payload: jsonb("payload").notNull(),
    attempts: integer("attempts").notNull(),
    nextAttemptAt: time("next_attempt_at").notNull(),
    deliveredAt: time("delivered_at"),
    /** An email without an SMTP server to send it: it stays here for the mailbox page. */
    isKept: boolean("is_kept").notNull().default(false),
    /** When it was given up after the last attempt. */
    failedAt: time("failed_at"),
    lastError: text("last_error"),
    createdAt: time("created_at").notNull(),
  },
  (t) => [
    index("outbox_due").on(t.nextAttemptAt).where(sql`delivered_at is null and failed_at is null`),
    index("outbox_list").on(t.createdAt, t.id),
    index("outbox_organization").on(t.organizationId, t.createdAt),
  ],
);
