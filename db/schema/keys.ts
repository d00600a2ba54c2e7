import { bigint, index, integer, jsonb, pgTable, primaryKey, text } from "drizzle-orm/pg-core";
import { id, publicId, ref, time } from "@/db/schema/columns";
import { organizations } from "@/db/schema/organizations";

export const apiKeys = pgTable(
  "api_keys",
  {
    id: id(),
    publicId: publicId(),
    organizationId: ref("organization_id")
      .notNull()
      .references(() => organizations.id),
    name: text("name").notNull(),
    /** SHA-256 of the key, hex; the key itself is shown once and never stored. */
    hash: text("hash").notNull().unique(),
    /** The key's last four characters, to distinguish keys in a list. */
    hint: text("hint").notNull(),
    roles: text("roles").array().notNull(),
    /** Addresses and CIDR ranges that may use it; empty: all. */
    allowedRanges: text("allowed_ranges").array().notNull().default([]),
    expiresAt: time("expires_at"),
    revokedAt: time("revoked_at"),
    lastUsedAt: time("last_used_at"),
    /** Total requests made with it. */
    calls: bigint("calls", { mode: "number" }).notNull().default(0),
    /** The key that this one replaces. */
    replaces: ref("replaces"),
    /** When its organization was reminded of its age; null: not yet. */
    remindedAt: time("reminded_at"),
    createdBy: ref("created_by"),
    createdAt: time("created_at").notNull(),
  },
  (t) => [index("api_keys_organization").on(t.organizationId, t.createdAt)],
);

/** One row per request with an Idempotency-Key; kept 24 h. */
export const idempotencyKeys = pgTable(
  "idempotency_keys",
  {
    organizationId: ref("organization_id")
      .notNull()
      .references(() => organizations.id),
    method: text("method").notNull(),
    path: text("path").notNull(),
    key: text("key").notNull(),
    /** SHA-256 of the raw body, hex. */
    bodyHash: text("body_hash").notNull(),
    /** Distinguishes the request that holds the lock from one that took it over after a crash. */
    lockToken: text("lock_token").notNull(),
    lockedAt: time("locked_at").notNull(),
    /** null while the request runs. */
    responseStatus: integer("response_status"),
    responseBody: jsonb("response_body"),
    createdAt: time("created_at").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.organizationId, t.method, t.path, t.key] }),
    index("idempotency_keys_created").on(t.createdAt),
  ],
);
