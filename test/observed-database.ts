import { drizzle } from "drizzle-orm/postgres-js";
import type postgres from "postgres";
import type { Database } from "@/db/client";
import * as schema from "@/db/schema";

/** Returns a database on a client that reports every statement, whether drizzle or the driver sends it. */
export function observedDatabase(sql: postgres.Sql, see: (query: string, params: unknown[]) => void): Database {
  const db = drizzle(sql, { schema, logger: { logQuery: see } });
  const unsafe: postgres.Sql["unsafe"] = (query, params, options) => {
    see(query, params ?? []);
    return sql.unsafe(query, params, options);
  };
  const $client = new Proxy(sql, { get: (target, key) => (key === "unsafe" ? unsafe : Reflect.get(target, key)) });
  return Object.assign(db, { $client });
}
