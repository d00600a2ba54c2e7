import path from "node:path";
import { fileURLToPath } from "node:url";
import { drizzle } from "drizzle-orm/postgres-js";
import { migrate as applyMigrations } from "drizzle-orm/postgres-js/migrator";
import postgres from "postgres";
import { connectionOptions } from "@/db/settings";
import { Failure } from "@/scripts/failure";

/** "clip" in hexadecimal; any number that nobody else on this server locks by chance. */
const LOCK = 0x636c_6970;
const OLDEST = 15;
const FOLDER = path.join(path.dirname(fileURLToPath(import.meta.url)), "..", "..", "db", "migrations");

/** Brings the database up to the newest schema. Several processes may call it at once: one works, the others wait. */
export async function migrate(url: string): Promise<void> {
  const sql = postgres(url, connectionOptions("migrations", 1));
  try {
    await assertVersion(sql);
    await sql`select pg_advisory_lock(${LOCK})`;
    await applyMigrations(drizzle(sql), { migrationsFolder: FOLDER });
  } catch (error) {
    if (error instanceof Failure) throw error;
    const reason =
      error instanceof Error ? (error.cause instanceof Error ? error.cause : error).message : String(error);
    throw new Failure("The database", reason, "Check DATABASE_URL, that the server runs, and the user's rights.");
  } finally {
    // Ending the session releases the lock.
    await sql.end({ timeout: 5 });
  }
}

async function assertVersion(sql: postgres.Sql): Promise<void> {
  const [row] = await sql`select current_setting('server_version_num')::int as number, version() as text`;
  if (row && row.number >= OLDEST * 10_000) return;
  throw new Failure("The database", `PostgreSQL ${OLDEST} or newer is needed; this is ${row?.text}.`);
}
