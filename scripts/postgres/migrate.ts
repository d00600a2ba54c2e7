import path from "node:path";
import { drizzle } from "drizzle-orm/postgres-js";
import { migrate as applyMigrations } from "drizzle-orm/postgres-js/migrator";
import { readSchemaState } from "@/db/schema-state";
import { Failure } from "@/scripts/failure";
import { administer, LOCKS, lockSession } from "@/scripts/postgres/administer";
import { describeConnectionError } from "@/scripts/postgres/connection-error";

/** Relative to the project root, which every script runs in. */
const FOLDER = path.join("db", "migrations");

/**
 * Migrates the database to the newest schema. Concurrent calls are safe: one migrates, the others wait.
 * @param onWait called once if another process is migrating
 * @returns whether there was anything to migrate
 */
export async function migrate(url: string, onWait?: () => void): Promise<boolean> {
  try {
    return await administer(url, async (sql) => {
      await lockSession(sql, LOCKS.migrations, onWait);
      const state = await readSchemaState(sql, FOLDER);
      if (state.kind === "ahead") throw new Failure("The database", state.message);
      // Skipped if there is nothing to do, because the role may have lost the privilege to create objects by then.
      if (state.kind === "current") return false;
      await applyMigrations(drizzle(sql), { migrationsFolder: FOLDER });
      return true;
    });
  } catch (error) {
    if (error instanceof Failure) throw error;
    throw new Failure("The database", ...describeConnectionError(error));
  }
}
