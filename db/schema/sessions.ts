import { index, pgTable, text } from "drizzle-orm/pg-core";
import { id, publicId, ref, time } from "@/db/schema/columns";
import { users } from "@/db/schema/organizations";

/** Active sign-ins. The cookie is an encrypted token that names the row; deleting the row ends the session. */
export const sessions = pgTable(
  "sessions",
  {
    id: id(),
    publicId: publicId(),
    userId: ref("user_id")
      .notNull()
      .references(() => users.id),
    createdAt: time("created_at").notNull(),
    /** Updated at most once a minute. */
    lastUsedAt: time("last_used_at").notNull(),
    /** The absolute end, regardless of use. */
    expiresAt: time("expires_at").notNull(),
    /** Of the latest recorded request; null if unknown. */
    address: text("address"),
    /** The `User-Agent` header, truncated. */
    agent: text("agent"),
  },
  (t) => [index("sessions_user").on(t.userId, t.lastUsedAt)],
);
