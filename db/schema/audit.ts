import { index, jsonb, pgTable, text } from "drizzle-orm/pg-core";
import { id, publicId, ref, time } from "@/db/schema/columns";

/** Every action of an admin or manager. Append-only; triggers reject UPDATE, DELETE and TRUNCATE. */
export const auditEntries = pgTable(
  "audit_entries",
  {
    id: id(),
    publicId: publicId(),
    at: time("at").notNull(),
    /** null if the action concerns the whole service. */
    organizationId: ref("organization_id"),
    actorType: text("actor_type", { enum: ["user", "key", "system"] }).notNull(),
    /** A user's or key's ID; null for the system. */
    actorId: ref("actor_id"),
    /** The email address or key name at that time: people and keys can be deleted, the log stays. */
    actorName: text("actor_name").notNull(),
    /** `organization.suspend`, `money.top_up`, … : lib/core/audit/schemas.ts. */
    action: text("action").notNull(),
    /** What was acted on: a key's name, a member's address, a video's title. */
    subject: text("subject"),
    reason: text("reason"),
    /** The changed fields only, without secrets. */
    before: jsonb("before"),
    after: jsonb("after"),
    /** The client's address; null for scripts and jobs. */
    address: text("address"),
    requestId: text("request_id"),
  },
  (t) => [
    index("audit_entries_list").on(t.at, t.id),
    index("audit_entries_organization").on(t.organizationId, t.at, t.id),
  ],
);
