import { sql } from "drizzle-orm";
import { bigint, customType, text, timestamp } from "drizzle-orm/pg-core";

/** Internal key. Public IDs have their own column: as a key, text takes 1.6 times the space (docs/adr). */
export const id = () => bigint("id", { mode: "number" }).primaryKey().generatedAlwaysAsIdentity();
export const publicId = () => text("public_id").notNull().unique();
export const ref = (name: string) => bigint(name, { mode: "number" });
/** Millisecond precision, like the application's clock. No column defaults to the database's clock. */
export const time = (name: string) => timestamp(name, { withTimezone: true, mode: "date", precision: 3 });
/** Micro-dollars. */
export const micros = (name: string) => bigint(name, { mode: "bigint" });
/** A platform's counter; far below 2^53. */
export const counter = (name: string) => bigint(name, { mode: "number" });
export const zero = sql`0`;
export const bytea = customType<{ data: Buffer }>({ dataType: () => "bytea" });
