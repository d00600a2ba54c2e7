import { drizzle, type PostgresJsDatabase } from "drizzle-orm/postgres-js";
import type postgres from "postgres";
import { openPool } from "@/db/pool";
import * as schema from "@/db/schema";
import type { ClientKind } from "@/db/settings";
import { env } from "@/lib/core/env";

export type Database = PostgresJsDatabase<typeof schema> & { $client: postgres.Sql };
export type Transaction = Parameters<Parameters<Database["transaction"]>[0]>[0];
/** Database or transaction: for queries that run inside and outside a transaction. */
export type Queryable = Database | Transaction;

export interface DatabaseHandle {
  db: Database;
  sql: postgres.Sql;
  close(): Promise<void>;
}

/** Opens a separate pool, which the caller closes. For scripts and tests. */
export function openDatabase(url: string, max = 10, kind: ClientKind = "scripts"): DatabaseHandle {
  const { sql, end } = openPool(url, kind, max);
  return { db: drizzle(sql, { schema }), sql, close: end };
}

/** The pools of a process. Health and sign-in have their own, so they keep working when requests use up the web pool. */
export type PoolName = Extract<ClientKind, "web" | "jobs" | "health" | "signIn">;

// One pool per process and name, shared by Next's bundles and hot reloads, which each have their own module instance.
const shared = globalThis as typeof globalThis & { clipscopeDatabases?: Map<string, DatabaseHandle> };

const sizeOf = (name: PoolName): number => (name === "web" || name === "jobs" ? env().DATABASE_POOL : 2);

/** Returns one of the process's pools on DATABASE_URL, opened on first use. */
export function database(name: PoolName = "web"): DatabaseHandle {
  shared.clipscopeDatabases ??= new Map();
  const handles = shared.clipscopeDatabases;
  const { DATABASE_URL } = env();
  // By URL too: work that a finished test file left running keeps to that file's database.
  const key = `${name} ${DATABASE_URL}`;
  const handle = handles.get(key) ?? openDatabase(DATABASE_URL, sizeOf(name), name);
  handles.set(key, handle);
  return handle;
}

/** Closes all of the process's pools; the next use reopens them. */
export async function closeDatabases(): Promise<void> {
  const handles = [...(shared.clipscopeDatabases?.values() ?? [])];
  shared.clipscopeDatabases?.clear();
  await Promise.all(handles.map(({ close }) => close()));
}
