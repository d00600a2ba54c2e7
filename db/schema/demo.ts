import { pgTable, smallint } from "drizzle-orm/pg-core";
import { time } from "@/db/schema/columns";

/**
 * At most one row: there once demo data are being written. A row without an end, while nobody holds the lock of the
 * demo data, is what an interrupted start left behind.
 */
export const demoSeeds = pgTable("demo_seeds", {
  id: smallint("id").primaryKey(),
  startedAt: time("started_at").notNull(),
  finishedAt: time("finished_at"),
});
