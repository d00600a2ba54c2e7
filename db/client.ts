import { drizzle, type PostgresJsDatabase } from "drizzle-orm/postgres-js";
import postgres from "postgres";
import * as schema from "@/db/schema";
import { env } from "@/lib/env";

export type Database = PostgresJsDatabase<typeof schema>;
export type Transaction = Parameters<Parameters<Database["transaction"]>[0]>[0];
/** Either: for queries that work inside and outside a transaction. */
export type Queryable = Database | Transaction;

export interface DatabaseHandle {
  db: Database;
  sql: postgres.Sql;
  close(): Promise<void>;
}

/** Opens a pool of its own; the caller closes it. For scripts, jobs and tests. */
export function openDatabase(url: string, max = 10): DatabaseHandle {
  const sql = postgres(url, { max, onnotice: () => {}, connection: { TimeZone: "UTC" } });
  return { db: drizzle(sql, { schema }), sql, close: () => sql.end({ timeout: 5 }) };
}

// One pool a process, also across Next's bundles and hot reloads, which each get a module instance of their own.
const shared = globalThis as typeof globalThis & { clipscopeDatabase?: DatabaseHandle };

/** The process's pool on DATABASE_URL, opened at first use. */
export function database(): DatabaseHandle {
  shared.clipscopeDatabase ??= openDatabase(env().DATABASE_URL, env().DATABASE_POOL);
  return shared.clipscopeDatabase;
}
