import { readFileSync } from "node:fs";
import path from "node:path";
import type postgres from "postgres";

/** How a database's schema compares to the migrations in the source. */
export interface SchemaState {
  kind: "empty" | "behind" | "current" | "ahead";
  /** What to report if the schema isn't current. */
  message: string;
}

const MIGRATE = "Run `npm run admin -- migrate`, or start with `npm start`, which migrates.";

interface Journal {
  entries: { when: number }[];
}

/** @param folder of the migrations, relative to the working directory */
export async function readSchemaState(sql: postgres.Sql, folder = path.join("db", "migrations")): Promise<SchemaState> {
  const { entries }: Journal = JSON.parse(readFileSync(path.join(folder, "meta", "_journal.json"), "utf8"));
  const newest = Math.max(...entries.map(({ when }) => when));
  const [table] = await sql<{ there: boolean }[]>`
    select to_regclass('drizzle.__drizzle_migrations') is not null as there`;
  const [row] = table?.there
    ? await sql<{ last: string | null }[]>`select max(created_at)::text as last from drizzle.__drizzle_migrations`
    : [];
  if (!row?.last) return { kind: "empty", message: `The database has no tables yet. ${MIGRATE}` };
  const last = Number(row.last);
  if (last === newest) return { kind: "current", message: "The database's schema is up to date." };
  if (last > newest)
    return {
      kind: "ahead",
      message: "A newer version of Clipscope migrated this database. Start that version, or restore an older backup.",
    };
  const missing = entries.filter(({ when }) => when > last).length;
  const count = missing === 1 ? "one migration is" : `${missing} migrations are`;
  return { kind: "behind", message: `The database's schema is older than this version: ${count} missing. ${MIGRATE}` };
}
