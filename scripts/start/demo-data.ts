import { existsSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import postgres from "postgres";
import { connectionOptions } from "@/db/settings";
import { Failure } from "@/scripts/failure";
import { migrate } from "@/scripts/postgres/migrate";
import type { Configuration } from "@/scripts/start/configuration";

export const demoFile = (dataDir: string) => path.join(dataDir, "demo.json");
/** There while demo data are being written: what an interrupted start has left is no database that anyone wants. */
const markFile = (dataDir: string) => path.join(dataDir, "demo.unfinished");

/** @returns whether demo data were written */
export async function ensureDemoData(
  { dataDir, url, parts }: Configuration,
  databaseUrl: string,
  sandboxUrl: string,
): Promise<boolean> {
  const mark = markFile(dataDir);
  if (existsSync(mark)) await removeUnfinished(dataDir, databaseUrl, parts.postgres);
  if (!(await isEmpty(databaseUrl))) return false;
  writeFileSync(mark, "");
  // Only now: the first start needs it, and all the others start quicker without.
  const [{ createDemo }, { openDatabase }] = await Promise.all([import("@/scripts/demo"), import("@/db/client")]);
  const { db, close } = openDatabase(databaseUrl);
  try {
    await createDemo({ db, now: () => new Date() }, { url, sandboxUrl, dataDir });
  } finally {
    await close();
  }
  rmSync(mark, { force: true });
  return true;
}

async function isEmpty(databaseUrl: string): Promise<boolean> {
  return withDatabase(databaseUrl, async (sql) => {
    const [row] = await sql`select exists (select from users) or exists (select from organizations) as used`;
    return row?.used === false;
  });
}

async function removeUnfinished(dataDir: string, databaseUrl: string, embedded: boolean): Promise<void> {
  if (!embedded && !(await isEmpty(databaseUrl)))
    throw new Failure(
      "Demo data",
      "an earlier start was interrupted while it wrote demo data into the database of DATABASE_URL.",
      `Empty that database, or remove ${markFile(dataDir)} to keep it as it is.`,
    );
  if (!embedded) return;
  const maintenance = new URL(databaseUrl);
  const name = maintenance.pathname.slice(1);
  maintenance.pathname = "/postgres";
  await withDatabase(maintenance.toString(), async (sql) => {
    await sql`drop database if exists ${sql(name)} with (force)`;
    await sql`create database ${sql(name)}`;
  });
  await migrate(databaseUrl);
}

async function withDatabase<T>(url: string, work: (sql: postgres.Sql) => Promise<T>): Promise<T> {
  const sql = postgres(connectionOptions(url, "scripts", 1));
  try {
    return await work(sql);
  } finally {
    await sql.end({ timeout: 5 });
  }
}
