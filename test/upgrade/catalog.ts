import type postgres from "postgres";

export interface Column {
  name: string;
  /** As PostgreSQL writes it: `timestamp with time zone`, `text[]`. */
  type: string;
  isRequired: boolean;
  hasDefault: boolean;
}

/** Columns that refer to another table's columns, in the same order. */
export interface ForeignKey {
  to: string;
  columns: string[];
  toColumns: string[];
}

export interface Table {
  /** With its schema: `public.users`. */
  name: string;
  columns: Column[];
  foreignKeys: ForeignKey[];
}

export type Catalog = ReadonlyMap<string, Table>;

/** Returns the product's tables, those that others refer to first. */
export async function readCatalog(sql: postgres.Sql): Promise<Catalog> {
  const columns = await sql<(Column & { table: string })[]>`
    select n.nspname || '.' || c.relname as table, a.attname as name, format_type(a.atttypid, null) as type,
      a.attnotnull and not a.atthasdef and a.attidentity = '' as "isRequired",
      a.atthasdef or a.attidentity <> '' as "hasDefault"
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
    where c.relkind = 'r' and n.nspname in ('public', 'executor')
    order by 1, a.attnum`;
  const keys = await sql<(ForeignKey & { table: string })[]>`
    select n.nspname || '.' || c.relname as table, fn.nspname || '.' || fc.relname as to,
      array(select a.attname::text from unnest(k.conkey) with ordinality p(num, at)
        join pg_attribute a on a.attrelid = k.conrelid and a.attnum = p.num order by p.at) as columns,
      array(select a.attname::text from unnest(k.confkey) with ordinality p(num, at)
        join pg_attribute a on a.attrelid = k.confrelid and a.attnum = p.num order by p.at) as "toColumns"
    from pg_constraint k join pg_class c on c.oid = k.conrelid join pg_namespace n on n.oid = c.relnamespace
    join pg_class fc on fc.oid = k.confrelid join pg_namespace fn on fn.oid = fc.relnamespace
    where k.contype = 'f'`;
  const tables = new Map<string, Table>();
  for (const { table, ...column } of columns) {
    const known = tables.get(table) ?? { name: table, columns: [], foreignKeys: [] };
    known.columns.push(column);
    tables.set(table, known);
  }
  for (const { table, ...key } of keys) tables.get(table)?.foreignKeys.push(key);
  return inOrder(tables);
}

function inOrder(tables: ReadonlyMap<string, Table>): Catalog {
  const ordered = new Map<string, Table>();
  const add = (table: Table | undefined) => {
    if (!table || ordered.has(table.name)) return;
    for (const { to } of table.foreignKeys) if (to !== table.name) add(tables.get(to));
    ordered.set(table.name, table);
  };
  for (const table of tables.values()) add(table);
  return ordered;
}
