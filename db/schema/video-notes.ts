import { index, pgTable, text } from "drizzle-orm/pg-core";
import { id, publicId, ref, time } from "@/db/schema/columns";
import { users } from "@/db/schema/organizations";
import { trackings } from "@/db/schema/videos";

/** What members noted about a moment of a tracking: "Paid promotion started". */
export const videoNotes = pgTable(
  "video_notes",
  {
    id: id(),
    publicId: publicId(),
    trackingId: ref("tracking_id")
      .notNull()
      .references(() => trackings.id, { onDelete: "cascade" }),
    authorId: ref("author_id")
      .notNull()
      .references(() => users.id),
    /** The moment that the note is about. */
    at: time("at").notNull(),
    text: text("text").notNull(),
    createdAt: time("created_at").notNull(),
  },
  (t) => [index("video_notes_tracking").on(t.trackingId, t.at)],
);
