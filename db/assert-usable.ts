import postgres from "postgres";
import { readSchemaState } from "@/db/schema-state";
import { isOwnSecret, OTHER_SECRET } from "@/db/session-secret";
import { connectionOptions } from "@/db/settings";

/**
 * Checks that a process can use the database.
 * @throws Error that says what to do if the database can't be reached, has an older or newer schema, or belongs to
 * another NEXTAUTH_SECRET
 */
export async function assertUsable(url: string, secret: string | undefined): Promise<void> {
  const sql = postgres(connectionOptions(url, "jobs", 1));
  try {
    const { kind, message } = await readSchemaState(sql);
    if (kind !== "current") throw new Error(message);
    if (secret === undefined) throw new Error("NEXTAUTH_SECRET is not set.");
    if (!(await isOwnSecret(sql, secret))) throw new Error(`The database cannot be used: ${OTHER_SECRET.join("\n")}`);
  } finally {
    await sql.end({ timeout: 1 });
  }
}
