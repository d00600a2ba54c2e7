import { sql } from "drizzle-orm";
import { bigint, customType, text, timestamp } from "drizzle-orm/pg-core";

/** Internal key. Public ids stand beside it: as a key, text costs 1.6 times the space (docs/adr). */
export const id = () => bigint("id", { mode: "number" }).primaryKey().generatedAlwaysAsIdentity();
export const publicId = () => text("public_id").notNull().unique();
export const ref = (name: string) => bigint(name, { mode: "number" });
/** Milliseconds: the application's clock has no more. No column takes the database's clock as default. */
export const time = (name: string) => timestamp(name, { withTimezone: true, mode: "date", precision: 3 });
/** Micro-dollars. */
export const micros = (name: string) => bigint(name, { mode: "bigint" });
/** A platform's counter; below 2^53 by far. */
export const counter = (name: string) => bigint(name, { mode: "number" });
export const zero = sql`0`;
export const bytea = customType<{ data: Buffer }>({ dataType: () => "bytea" });
