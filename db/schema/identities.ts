import { index, pgTable, text, unique } from "drizzle-orm/pg-core";
import { id, publicId, ref, time } from "@/db/schema/columns";
import { users } from "@/db/schema/organizations";

/** Accounts elsewhere that people sign in with. */
export const identities = pgTable(
  "identities",
  {
    id: id(),
    publicId: publicId(),
    userId: ref("user_id")
      .notNull()
      .references(() => users.id),
    provider: text("provider", { enum: ["google", "oidc"] }).notNull(),
    /** The provider's permanent ID of the person; an address can change. */
    subject: text("subject").notNull(),
    /** Address when it was linked. */
    email: text("email").notNull(),
    createdAt: time("created_at").notNull(),
  },
  (t) => [unique("identities_provider_subject").on(t.provider, t.subject), index("identities_user").on(t.userId)],
);
