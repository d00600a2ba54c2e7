import { drizzle, type PostgresJsDatabase } from "drizzle-orm/postgres-js";
import type postgres from "postgres";
import { openPool } from "@/db/pool";
import * as schema from "@/db/schema";
import type { ClientKind } from "@/db/settings";
import { env } from "@/lib/core/env";

export type Database = PostgresJsDatabase<typeof schema>;
export type Transaction = Parameters<Parameters<Database["transaction"]>[0]>[0];
/** Either: for queries that work inside and outside a transaction. */
export type Queryable = Database | Transaction;

export interface DatabaseHandle {
  db: Database;
  sql: postgres.Sql;
  close(): Promise<void>;
}

/** Opens a pool of its own; the caller closes it. For scripts and tests. */
export function openDatabase(url: string, max = 10, kind: ClientKind = "scripts"): DatabaseHandle {
  const { sql, end } = openPool(url, kind, max);
  return { db: drizzle(sql, { schema }), sql, close: end };
}

/** The pools that a process has. Health and sign-in have their own: they go on while requests have taken all of theirs. */
export type PoolName = Extract<ClientKind, "web" | "jobs" | "health" | "signIn">;

// One pool a process and name, also across Next's bundles and hot reloads, which each get a module instance of their own.
const shared = globalThis as typeof globalThis & { clipscopeDatabases?: Map<PoolName, DatabaseHandle> };

const sizeOf = (name: PoolName): number => (name === "web" || name === "jobs" ? env().DATABASE_POOL : 2);

/** One of the process's pools on DATABASE_URL, opened at first use. */
export function database(name: PoolName = "web"): DatabaseHandle {
  shared.clipscopeDatabases ??= new Map();
  const handles = shared.clipscopeDatabases;
  const handle = handles.get(name) ?? openDatabase(env().DATABASE_URL, sizeOf(name), name);
  handles.set(name, handle);
  return handle;
}

/** Closes all of the process's pools; the next use opens them again. */
export async function closeDatabases(): Promise<void> {
  const handles = [...(shared.clipscopeDatabases?.values() ?? [])];
  shared.clipscopeDatabases?.clear();
  await Promise.all(handles.map(({ close }) => close()));
}
