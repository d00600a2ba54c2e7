import { sql } from "drizzle-orm";
import { boolean, check, index, integer, jsonb, pgTable, text } from "drizzle-orm/pg-core";
import { id, publicId, ref, time } from "@/db/schema/columns";
import { organizations } from "@/db/schema/organizations";

/** Pages with figures that anyone can open who has one of their links. */
export const reports = pgTable(
  "reports",
  {
    id: id(),
    publicId: publicId(),
    organizationId: ref("organization_id")
      .notNull()
      .references(() => organizations.id),
    title: text("title").notNull(),
    of: text("of", { enum: ["selection", "label", "campaign", "channel", "video"] }).notNull(),
    /** IDs of what it shows, as the API writes them. What is deleted later shows nothing. */
    ids: text("ids").array().notNull(),
    sections: text("sections").array().notNull(),
    showsMoney: boolean("shows_money").notNull(),
    /** The figures are from this time; null for a live report. */
    frozenAt: time("frozen_at"),
    /** All figures of a frozen report, as they were when it was created. */
    frozen: jsonb("frozen"),
    /** argon2id, PHC string; null without a password. */
    passwordHash: text("password_hash"),
    expiresAt: time("expires_at"),
    revokedAt: time("revoked_at"),
    /** How often its page was opened by people. */
    views: integer("views").notNull().default(0),
    /** When it is sent by email; null: never. */
    schedule: text("schedule", { enum: ["weekly", "campaign_end"] }),
    /** Users who get it by email while they are members. */
    mailTo: ref("mail_to").array().notNull().default([]),
    /** When it is looked at next, to be sent if its time has come; null: not scheduled, or sent at the campaign's end. */
    nextSendAt: time("next_send_at"),
    lastSentAt: time("last_sent_at"),
    createdAt: time("created_at").notNull(),
  },
  (t) => [
    index("reports_list").on(t.organizationId, t.createdAt, t.publicId),
    index("reports_due").on(t.nextSendAt).where(sql`next_send_at is not null and revoked_at is null`),
    check("reports_frozen", sql`(${t.frozenAt} is null) = (${t.frozen} is null)`),
  ],
);

/** Links to reports, stored as SHA-256: the one that was returned when the report was created, and one in each email. */
export const reportLinks = pgTable(
  "report_links",
  {
    hash: text("hash").primaryKey(),
    reportId: ref("report_id")
      .notNull()
      .references(() => reports.id, { onDelete: "cascade" }),
    /** The user whose email has it; null for the link that was returned. */
    mailedTo: ref("mailed_to"),
    createdAt: time("created_at").notNull(),
  },
  (t) => [index("report_links_report").on(t.reportId)],
);
