import { pgTable, smallint } from "drizzle-orm/pg-core";
import { time } from "@/db/schema/columns";

/**
 * At most one row, inserted when writing of demo data starts. A row without an end while the demo data lock is free
 * was left by an interrupted start.
 */
export const demoSeeds = pgTable("demo_seeds", {
  id: smallint("id").primaryKey(),
  startedAt: time("started_at").notNull(),
  finishedAt: time("finished_at"),
});
