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
    /** When the person last proved their identity in this session: at sign-in, or when asked again. Null for sessions of earlier versions. */
    provedAt: time("proved_at"),
    /** Of the latest recorded request; null if unknown. */
    address: text("address"),
    /** The `User-Agent` header, truncated. */
    agent: text("agent"),
  },
  (t) => [index("sessions_user").on(t.userId, t.lastUsedAt)],
);
