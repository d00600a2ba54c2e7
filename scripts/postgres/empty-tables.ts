import { is } from "drizzle-orm";
import { getTableConfig, PgTable } from "drizzle-orm/pg-core";
import type postgres from "postgres";
import * as schema from "@/db/schema";

/**
 * Empties all of the product's tables, including those that reject changes, in one transaction. Requires the role that
 * owns them.
 */
export async function emptyTables(sql: postgres.Sql): Promise<void> {
  const known = Object.values(schema).flatMap((value) => {
    if (!is(value, PgTable)) return [];
    const { schema: folder = "public", name } = getTableConfig(value);
    return [`"${folder}"."${name}"`];
  });
  // `npm run admin -- verify --drop-old-tables` drops some of them.
  const there = await sql<{ name: string }[]>`
    select name from unnest(${known}::text[]) as name where to_regclass(name) is not null`;
  const names = there.map(({ name }) => name);
  await sql.begin(async (tx) => {
    for (const name of names) await tx.unsafe(`alter table ${name} disable trigger user`);
    await tx.unsafe(`truncate ${names.join(", ")} restart identity`);
    for (const name of names) await tx.unsafe(`alter table ${name} enable trigger user`);
  });
}
