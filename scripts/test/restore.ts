import { execFile } from "node:child_process";
import { readFile, rm } from "node:fs/promises";
import path from "node:path";
import { promisify } from "node:util";
import postgres from "postgres";
import { connectionOptions } from "@/db/settings";
import { Failure } from "@/scripts/failure";
import { startPostgres } from "@/scripts/postgres/launcher";
import { startProduct } from "@/scripts/test/product";

const run = promisify(execFile);
const NAME = "Restoring a backup";

/** Returns the number of rows of every table, by name, of a stopped database in a data directory. */
export async function countRows(dataDir: string): Promise<Record<string, number>> {
  const server = await startPostgres({ dataDir: path.join(dataDir, "postgres") });
  const sql = postgres(connectionOptions(server.url, "scripts", 1));
  try {
    const tables = await sql<{ schema: string; name: string }[]>`
      select table_schema as schema, table_name as name from information_schema.tables
      where table_type = 'BASE TABLE' and table_schema not in ('pg_catalog', 'information_schema') order by 1, 2`;
    const counts: Record<string, number> = {};
    for (const { schema, name } of tables) {
      const [row] = await sql<{ count: number }[]>`select count(*)::int as count from ${sql(schema)}.${sql(name)}`;
      counts[`${schema}.${name}`] = row?.count ?? 0;
    }
    return counts;
  } finally {
    await sql.end();
    await server.stop();
  }
}

/** Copies the directory of a stopped product with its modes and owners, as docs/backup-and-restore.md describes. */
export async function copyData(from: string, to: string): Promise<void> {
  await rm(to, { recursive: true, force: true });
  await run("cp", ["-pR", from, to]);
}

/**
 * Follows docs/backup-and-restore.md with the product that was stopped last: copies its data, compares it, starts on the
 * copy, and sends a request with one of its keys.
 * @throws Failure that says what is missing
 */
export async function walkRestore(root: string, dataDir: string, signal: AbortSignal): Promise<void> {
  const copy = `${dataDir}-restored`;
  const before = await countRows(dataDir);
  await copyData(dataDir, copy);
  const after = await countRows(copy);
  const different = Object.keys(before).filter((table) => before[table] !== after[table]);
  if (different.length > 0) throw new Failure(NAME, `these tables differ: ${different.join(", ")}.`);
  if (!before["public.snapshot_blocks"]) throw new Failure(NAME, "there was nothing to restore.");
  const product = await startProduct(root, copy, signal);
  try {
    const { keys } = JSON.parse(await readFile(product.demoFile, "utf8"));
    const answer = await fetch(`${product.url}/api/v1/videos`, { headers: { "X-API-Key": keys.full } });
    if (answer.status !== 200) throw new Failure(NAME, `the copy returns ${answer.status} for an earlier key.`);
    await product.stop();
  } finally {
    await product.destroy();
    await rm(copy, { recursive: true, force: true });
  }
}
