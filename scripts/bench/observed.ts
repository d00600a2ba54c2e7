import { drizzle } from "drizzle-orm/postgres-js";
import postgres from "postgres";
import type { Database } from "@/db/client";
import * as schema from "@/db/schema";
import { connectionOptions } from "@/db/settings";
import { env } from "@/lib/core/env";

export interface Observed {
  db: Database;
  /** Runs work, and returns the statements that it sent, without those of transactions and connections. */
  statementsOf(work: () => Promise<unknown>): Promise<string[]>;
  close(): Promise<void>;
}

/** What isn't work of ours: a new connection of postgres.js also asks for the array types. */
const NOT_COUNTED = /^\s*(begin|commit)\b|\bpg_catalog\.pg_type\b/i;

/** Opens a client of its own on DATABASE_URL, which notes each statement as it is sent. */
export function openObserved(): Observed {
  const sent: string[] = [];
  const sql = postgres({
    ...connectionOptions(env().DATABASE_URL, "web", 4),
    debug: (_, query) => void sent.push(query),
  });
  return {
    db: drizzle(sql, { schema }),
    async statementsOf(work) {
      sent.length = 0;
      await work();
      return sent.filter((query) => !NOT_COUNTED.test(query));
    },
    close: () => sql.end(),
  };
}
