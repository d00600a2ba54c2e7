import { pgTable, text } from "drizzle-orm/pg-core";
import { time } from "@/db/schema/columns";

/** The latest trial write of the health check. The content is irrelevant: only the write matters. */
export const healthWrites = pgTable("health_writes", {
  writtenAt: time("written_at").notNull(),
  /** Random, so that compression doesn't shrink it on disk. */
  filler: text("filler").notNull(),
});
