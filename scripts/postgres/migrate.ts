import path from "node:path";
import { fileURLToPath } from "node:url";
import { drizzle } from "drizzle-orm/postgres-js";
import { migrate as applyMigrations } from "drizzle-orm/postgres-js/migrator";
import { readSchemaState } from "@/db/schema-state";
import { Failure } from "@/scripts/failure";
import { administer, LOCKS, lockSession } from "@/scripts/postgres/administer";
import { describeConnectionError } from "@/scripts/postgres/connection-error";

const FOLDER = path.join(path.dirname(fileURLToPath(import.meta.url)), "..", "..", "db", "migrations");

/**
 * Brings the database up to the newest schema. Several processes may call it at once: one works, the others wait.
 * @param onWait called once when another process migrates already
 * @returns whether anything was missing
 */
export async function migrate(url: string, onWait?: () => void): Promise<boolean> {
  try {
    return await administer(url, async (sql) => {
      await lockSession(sql, LOCKS.migrations, onWait);
      const state = await readSchemaState(sql, FOLDER);
      if (state.kind === "ahead") throw new Failure("The database", state.message);
      // Not even looked at when there is nothing to do: the role may have lost the right to create by then.
      if (state.kind === "current") return false;
      await applyMigrations(drizzle(sql), { migrationsFolder: FOLDER });
      return true;
    });
  } catch (error) {
    if (error instanceof Failure) throw error;
    throw new Failure("The database", ...describeConnectionError(error));
  }
}
