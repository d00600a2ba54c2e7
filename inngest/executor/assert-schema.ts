import { readSchemaState } from "@/db/schema-state";
import { connect } from "@/inngest/executor/connect";

/** @throws Error that says what to do, where the database is not migrated to this version or cannot be reached */
export async function assertSchema(url: string): Promise<void> {
  const sql = connect(url, 1);
  try {
    const { kind, message } = await readSchemaState(sql);
    if (kind !== "current") throw new Error(message);
  } finally {
    await sql.end({ timeout: 1 });
  }
}
