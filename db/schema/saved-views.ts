import { sql } from "drizzle-orm";
import { foreignKey, jsonb, pgTable, text, uniqueIndex } from "drizzle-orm/pg-core";
import { id, publicId, ref, time } from "@/db/schema/columns";
import { members } from "@/db/schema/organizations";

/** Views of the video table that a member saved, for this member only. They end with the membership. */
export const savedViews = pgTable(
  "saved_views",
  {
    id: id(),
    publicId: publicId(),
    organizationId: ref("organization_id").notNull(),
    userId: ref("user_id").notNull(),
    /** As typed, trimmed; unique case-insensitively among the member's views. */
    name: text("name").notNull(),
    /** A `ViewSettings`. No query looks inside it. */
    settings: jsonb("settings").notNull(),
    createdAt: time("created_at").notNull(),
  },
  (t) => [
    foreignKey({
      name: "saved_views_member",
      columns: [t.organizationId, t.userId],
      foreignColumns: [members.organizationId, members.userId],
    }).onDelete("cascade"),
    uniqueIndex("saved_views_name").on(t.organizationId, t.userId, sql`lower(${t.name})`),
  ],
);
