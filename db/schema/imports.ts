import { sql } from "drizzle-orm";
import { boolean, index, pgTable, primaryKey, smallint, text } from "drizzle-orm/pg-core";
import { id, publicId, ref, time } from "@/db/schema/columns";
import { organizations } from "@/db/schema/organizations";
import { campaigns, platformColumn, trackings } from "@/db/schema/videos";

/** Links pasted or uploaded as one import. */
export const videoImports = pgTable(
  "video_imports",
  {
    id: id(),
    publicId: publicId(),
    organizationId: ref("organization_id")
      .notNull()
      .references(() => organizations.id),
    createdBy: ref("created_by").notNull(),
    durationDays: smallint("duration_days").notNull(),
    campaignId: ref("campaign_id").references(() => campaigns.id, { onDelete: "set null" }),
    /** Public IDs of the labels that its trackings get. */
    labels: text("labels").array().notNull(),
    /** `checking` and `running` are being processed; `ready` waits for the member's confirmation. */
    status: text("status", { enum: ["checking", "ready", "running", "done", "cancelled"] }).notNull(),
    /** Until when a process holds the import; null if none does. */
    leasedUntil: time("leased_until"),
    createdAt: time("created_at").notNull(),
    confirmedAt: time("confirmed_at"),
    finishedAt: time("finished_at"),
  },
  (t) => [
    index("video_imports_list").on(t.organizationId, t.createdAt, t.id),
    index("video_imports_open").on(t.createdAt).where(sql`status in ('checking', 'running')`),
  ],
);

export const videoImportLines = pgTable(
  "video_import_lines",
  {
    importId: ref("import_id")
      .notNull()
      .references(() => videoImports.id, { onDelete: "cascade" }),
    /** 1–500, the line number in the pasted text. */
    line: smallint("line").notNull(),
    /** As pasted. */
    text: text("text").notNull(),
    /** null until checked. `started` and `failed` come after the confirmation. */
    verdict: text("verdict", {
      enum: ["new", "tracked", "repeated", "not_a_video", "private", "unavailable", "unanswered", "started", "failed"],
    }),
    /** Whether it is a short link that was resolved. */
    isShort: boolean("is_short").notNull().default(false),
    platform: platformColumn(),
    externalId: text("external_id"),
    canonicalUrl: text("canonical_url"),
    title: text("title"),
    /** Why it failed, shown to the member. */
    reason: text("reason"),
    /** The tracking that was started, or the one that was already active. */
    trackingId: ref("tracking_id").references(() => trackings.id),
  },
  (t) => [primaryKey({ columns: [t.importId, t.line] })],
);
