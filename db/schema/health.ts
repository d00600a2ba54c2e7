import { pgTable, text } from "drizzle-orm/pg-core";
import { time } from "@/db/schema/columns";

/** The newest trial write of the health check. Its rows mean nothing; that they can be written does. */
export const healthWrites = pgTable("health_writes", {
  writtenAt: time("written_at").notNull(),
  /** Random, so that it takes the space on disk that it seems to take. */
  filler: text("filler").notNull(),
});
