import { index, pgTable, text } from "drizzle-orm/pg-core";
import { id, publicId, ref, time } from "@/db/schema/columns";
import { users } from "@/db/schema/organizations";

/** Who is signed in where. The cookie is an encrypted token that names the row; deleting the row ends the session. */
export const sessions = pgTable(
  "sessions",
  {
    id: id(),
    publicId: publicId(),
    userId: ref("user_id")
      .notNull()
      .references(() => users.id),
    createdAt: time("created_at").notNull(),
    /** Written at most once a minute. */
    lastUsedAt: time("last_used_at").notNull(),
    /** The absolute end, however much it is used. */
    expiresAt: time("expires_at").notNull(),
    /** Of the latest request that was noted; null where it is unknown. */
    address: text("address"),
    /** The `User-Agent` header, cut off. */
    agent: text("agent"),
  },
  (t) => [index("sessions_user").on(t.userId, t.lastUsedAt)],
);
