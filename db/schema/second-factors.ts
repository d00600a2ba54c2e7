import { bigint, index, pgTable, text } from "drizzle-orm/pg-core";
import { id, ref, time } from "@/db/schema/columns";
import { users } from "@/db/schema/organizations";

/** Authenticator apps: one per person. */
export const secondFactors = pgTable("second_factors", {
  userId: ref("user_id")
    .primaryKey()
    .references(() => users.id),
  /** The shared secret, encrypted. */
  secret: text("secret").notNull(),
  /** When a first code proved that the app works; null while it is being set up. */
  confirmedAt: time("confirmed_at"),
  /** The time step of the last accepted code: it and earlier ones are refused. */
  lastStep: bigint("last_step", { mode: "number" }),
  createdAt: time("created_at").notNull(),
});

/** Codes that replace the app once each, stored as SHA-256: they have 80 random bits. */
export const recoveryCodes = pgTable(
  "recovery_codes",
  {
    id: id(),
    userId: ref("user_id")
      .notNull()
      .references(() => users.id),
    hash: text("hash").notNull(),
    usedAt: time("used_at"),
    createdAt: time("created_at").notNull(),
  },
  (t) => [index("recovery_codes_user").on(t.userId)],
);
