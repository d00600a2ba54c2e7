import { sql } from "drizzle-orm";
import { index, integer, pgTable, primaryKey, text, uniqueIndex } from "drizzle-orm/pg-core";
import { id, publicId, ref, time } from "@/db/schema/columns";
import { organizations } from "@/db/schema/organizations";
import { trackings } from "@/db/schema/videos";

/** Labels that members put on trackings; a tracking can have any number. */
export const labels = pgTable(
  "labels",
  {
    id: id(),
    publicId: publicId(),
    organizationId: ref("organization_id")
      .notNull()
      .references(() => organizations.id),
    /** As typed, trimmed; unique case-insensitively. */
    name: text("name").notNull(),
    /** Trackings that have it, kept by triggers (docs/adr/0019). */
    videos: integer("videos").notNull().default(0),
    createdAt: time("created_at").notNull(),
  },
  (t) => [uniqueIndex("labels_name").on(t.organizationId, sql`lower(${t.name})`)],
);

export const trackingLabels = pgTable(
  "tracking_labels",
  {
    trackingId: ref("tracking_id")
      .notNull()
      .references(() => trackings.id),
    labelId: ref("label_id")
      .notNull()
      .references(() => labels.id, { onDelete: "cascade" }),
  },
  (t) => [primaryKey({ columns: [t.trackingId, t.labelId] }), index("tracking_labels_label").on(t.labelId)],
);
