import { randomUUID } from "node:crypto";
import type postgres from "postgres";
import type { Catalog, Column, Table } from "@/test/upgrade/catalog";

export type Row = Record<string, unknown>;
/** The rows of one generation, by table. */
export type Rows = Map<string, Row[]>;

const START = Date.UTC(2026, 4, 1);

/** A row with what its columns require, and a row with everything that isn't left to a default. */
const KINDS = ["sparse", "full"] as const;
type Kind = (typeof KINDS)[number];

/**
 * Values for columns whose constraints, or migrations, want something else than what is generated. Both rows get them, by
 * table and column or by the column alone.
 */
const VALUES: Record<string, (kind: Kind, rows: Rows) => unknown> = {
  platform: (kind) => (kind === "sparse" ? "youtube" : "twitter"),
  // Waiting posts are due at a time, decided ones are not.
  "public.follow_posts.outcome": (kind) => (kind === "sparse" ? null : "started"),
  "public.follow_posts.start_at": (kind) => (kind === "sparse" ? new Date(START) : null),
  // What its figures add up to: in the full row of own_figures, as many views are engaged as there are.
  "public.connected_accounts.quality_grade": (kind) => (kind === "sparse" ? null : 100),
  "public.reports.recipients": (kind, rows) => [
    rows.get("public.users")?.at(kind === "sparse" ? 0 : -1)?.email,
    "left@example.org",
  ],
};
/** Columns that `VALUES` would give a value twice, although each row needs its own. */
const IS_GENERATED = new Set(["public.platform_pauses.platform"]);

/** Tables whose rows other columns name without a foreign key. */
const NAMED: Record<string, string> = {
  organization_id: "public.organizations",
  user_id: "public.users",
  tracking_id: "public.trackings",
  video_id: "public.videos",
  channel_id: "public.channels",
  key_id: "public.api_keys",
};

/** Kept from other tables by triggers or jobs, so that a row of their own would be wrong. */
const DERIVED = new Set(
  ["org_hours", "org_gaps", "tracking_days", "tracking_weeks", "tracked_creators", "ending_hours", "tracking_ages"]
    .concat(["unpacked_trackings", "snapshot_blocks", "snapshots", "gaps"])
    .map((name) => `public.${name}`),
);

function generate(table: string, { name, type }: Column, at: number, n: number): unknown {
  const text = `${table}.${name} ${n}`;
  const values: Record<string, () => unknown> = {
    text: () => text,
    "text[]": () => [text],
    bigint: () => n,
    integer: () => n,
    smallint: () => n,
    "bigint[]": () => [n],
    "integer[]": () => [n],
    "double precision": () => n / 4,
    boolean: () => true,
    // Later columns have later times, as their constraints want it.
    "timestamp with time zone": () => new Date(START + n * 86_400_000 + at * 3_600_000),
    date: () => new Date(START + n * 86_400_000).toISOString().slice(0, 10),
    json: () => ({ n }),
    jsonb: () => ({ n }),
    bytea: () => Buffer.from(text),
    uuid: () => randomUUID(),
  };
  const make = values[type];
  if (!make) throw new Error(`fill-tables.ts generates no ${type} for ${table}.${name}`);
  return make();
}

/**
 * Inserts a row. Columns that the table doesn't have are left out, and those that it requires are generated.
 * @param n unique among the rows of all generations
 */
export async function insertRow(
  sql: postgres.Sql,
  table: Table,
  given: Row,
  n: number,
  { kind = "sparse", rows = new Map() }: { kind?: Kind; rows?: Rows } = {},
): Promise<Row> {
  const row: Row = { ...referredTo(table, kind, rows) };
  for (const [at, column] of table.columns.entries()) {
    const key = `${table.name}.${column.name}`;
    const special = IS_GENERATED.has(key) ? undefined : (VALUES[key] ?? VALUES[column.name]);
    if (column.name in given) row[column.name] = given[column.name];
    else if (column.name in row) continue;
    else if (special) row[column.name] = special(kind, rows);
    else if (column.isRequired || (kind === "full" && !column.hasDefault))
      row[column.name] = generate(table.name, column, at, n);
  }
  const [inserted] = await sql<Row[]>`insert into ${sql(table.name)} ${sql(row)} returning *`;
  if (!inserted) throw new Error(`${table.name} took no row`);
  return inserted;
}

function referredTo(table: Table, kind: Kind, rows: Rows): Row {
  const found: Row = {};
  const rowOf = (name: string | undefined) => (name ? rows.get(name)?.at(kind === "sparse" ? 0 : -1) : undefined);
  for (const { name, isRequired } of table.columns) {
    const named = isRequired || kind === "full" ? rowOf(NAMED[name]) : undefined;
    if (named) found[name] = named.id;
  }
  for (const { to, columns, toColumns } of table.foreignKeys) {
    const isRequired = columns.some((name) =>
      table.columns.some((column) => column.name === name && column.isRequired),
    );
    const row = isRequired || kind === "full" ? rowOf(to) : undefined;
    for (const [index, column] of columns.entries()) if (row) found[column] = row[toColumns[index] ?? ""];
  }
  return found;
}

/** Inserts two rows into each table that has none of this generation yet, as soon as those that it refers to are there. */
export async function fillTables(sql: postgres.Sql, catalog: Catalog, rows: Rows, generation: number): Promise<void> {
  const filled = new Map<string, Promise<void>>();
  const fill = async (table: Table) => {
    const named = table.columns.flatMap(({ name }) => NAMED[name] ?? []);
    await Promise.all([...named, ...table.foreignKeys.map(({ to }) => to)].map((name) => filled.get(name)));
    const inserted = KINDS.map((kind, index) => insertRow(sql, table, {}, 2 * generation + index + 1, { kind, rows }));
    rows.set(table.name, await Promise.all(inserted));
  };
  for (const table of catalog.values())
    if (!rows.has(table.name) && !DERIVED.has(table.name)) filled.set(table.name, fill(table));
  await Promise.all(filled.values());
}
