import { is, Placeholder, type SQL, sql } from "drizzle-orm";
import { PgDialect } from "drizzle-orm/pg-core";
import type postgres from "postgres";
import type { Queryable } from "@/db/client";

const dialect = new PgDialect();

/** A statement as text, with its values. */
export interface Statement {
  text: string;
  values: unknown[];
}

export function toStatement(statement: SQL): Statement {
  const { sql, params } = dialect.sqlToQuery(statement);
  return { text: sql, values: params };
}

/**
 * Runs a statement that each connection parses and plans only once; for hot reads. Use it for few texts: each one stays
 * in every connection's memory. Times and bigints arrive as text. In a transaction, it runs as any other.
 * @param isPrepared false for a text that is one of many
 */
export function readPrepared<Row extends object>(
  db: Queryable,
  statement: SQL | Statement,
  { isPrepared = true } = {},
): Promise<readonly Row[]> {
  if (!("$client" in db)) return readWithin(db, statement);
  const { text, values } = "text" in statement ? statement : toStatement(statement);
  // The driver's parameter type leaves out what drizzle has already encoded.
  return db.$client.unsafe<Row[]>(text, values as postgres.ParameterOrJSON<never>[], { prepare: isPrepared });
}

async function readWithin<Row>(tx: Queryable, statement: SQL | Statement): Promise<readonly Row[]> {
  if ("text" in statement) throw new Error("a transaction takes no text");
  return [...(await tx.execute(statement))] as unknown as Row[];
}

/**
 * Returns a function that runs a statement as `readPrepared` does, with named values. Its text is built at the first
 * call: building it takes longer than all the rest that a request does for it.
 * @param build gets a function that puts a value in its place; values are sent as they are, without a column's encoding
 */
export function keptStatement<Row extends object, Name extends string>(
  build: (value: (name: Name) => Placeholder | SQL) => SQL,
): (db: Queryable, values: Readonly<Record<Name, string | number>>) => Promise<readonly Row[]> {
  let kept: ReturnType<typeof keep> | undefined;
  return (db, values) => {
    if (!("$client" in db))
      return readPrepared<Row>(
        db,
        build((name) => sql`${values[name]}`),
      );
    kept ??= keep(build((name) => sql.placeholder(name)));
    return readPrepared<Row>(db, { text: kept.text, values: kept.fill(values) });
  };
}

/** Finds the placeholders once: drizzle's `fillPlaceholders` examines the class of every value. */
function keep(statement: SQL): { text: string; fill(values: Readonly<Record<string, unknown>>): unknown[] } {
  const { text, values: kept } = toStatement(statement);
  const names = kept.map((value) => (is(value, Placeholder) ? value.name : null));
  return { text, fill: (values) => names.map((name, index) => (name === null ? kept[index] : values[name])) };
}

/** Returns a `timestamptz` as PostgreSQL writes it in UTC, `2026-03-10 12:00:00.5+00`, in ISO 8601 with milliseconds. */
export const isoOf = (time: string): string =>
  `${time.slice(0, 10)}T${time.slice(11, 19)}.${time.slice(20, -3).padEnd(3, "0")}Z`;
