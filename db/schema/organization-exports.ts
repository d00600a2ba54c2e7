import { sql } from "drizzle-orm";
import { bigint, index, integer, jsonb, pgTable, primaryKey, smallint, text, uniqueIndex } from "drizzle-orm/pg-core";
import { bytea, id, publicId, ref, time } from "@/db/schema/columns";
import { organizations, users } from "@/db/schema/organizations";

/** Files with everything that an organization has, made by a job and kept for some days. */
export const organizationExports = pgTable(
  "organization_exports",
  {
    id: id(),
    publicId: publicId(),
    organizationId: ref("organization_id")
      .notNull()
      .references(() => organizations.id),
    requestedBy: ref("requested_by")
      .notNull()
      .references(() => users.id),
    status: text("status", { enum: ["running", "ready", "failed"] }).notNull(),
    /** The section that is written next, and the key of its last written row; null: none of it is written. */
    section: smallint("section").notNull().default(0),
    position: jsonb("position").$type<readonly (string | number)[]>(),
    /** Attempts since the last page that was written. */
    attempts: smallint("attempts").notNull().default(0),
    createdAt: time("created_at").notNull(),
    finishedAt: time("finished_at"),
    /** When the file is deleted; null while there is none. */
    expiresAt: time("expires_at"),
  },
  (t) => [
    uniqueIndex("organization_exports_running").on(t.organizationId).where(sql`status = 'running'`),
    index("organization_exports_list").on(t.organizationId, t.createdAt, t.id),
  ],
);

/** The files within an export's archive. */
export const organizationExportFiles = pgTable(
  "organization_export_files",
  {
    exportId: ref("export_id")
      .notNull()
      .references(() => organizationExports.id, { onDelete: "cascade" }),
    file: smallint("file").notNull(),
    name: text("name").notNull(),
    chunks: integer("chunks").notNull(),
    rows: bigint("rows", { mode: "number" }).notNull(),
    /** Bytes before and after compression, and the CRC-32 of those before. */
    size: bigint("size", { mode: "number" }).notNull(),
    compressed: bigint("compressed", { mode: "number" }).notNull(),
    crc: bigint("crc", { mode: "number" }).notNull(),
  },
  (t) => [primaryKey({ columns: [t.exportId, t.file] })],
);

/** Their contents: one after another, a file's chunks are one Deflate stream. */
export const organizationExportChunks = pgTable(
  "organization_export_chunks",
  {
    exportId: ref("export_id")
      .notNull()
      .references(() => organizationExports.id, { onDelete: "cascade" }),
    file: smallint("file").notNull(),
    chunk: integer("chunk").notNull(),
    bytes: bytea("bytes").notNull(),
  },
  (t) => [primaryKey({ columns: [t.exportId, t.file, t.chunk] })],
);
