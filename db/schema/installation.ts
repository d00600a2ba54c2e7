import { pgTable, smallint, text } from "drizzle-orm/pg-core";
import { time } from "@/db/schema/columns";

/** At most one row: which NEXTAUTH_SECRET this database's sessions and webhook secrets belong to. */
export const installation = pgTable("installation", {
  id: smallint("id").primaryKey(),
  /** See `db/session-secret.ts`. */
  secretFingerprint: text("secret_fingerprint").notNull(),
  setAt: time("set_at").notNull(),
});
