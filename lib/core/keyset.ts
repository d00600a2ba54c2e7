import { type SQL, sql } from "drizzle-orm";
import type { AnyPgColumn } from "drizzle-orm/pg-core";

export type Direction = "asc" | "desc";

type ValuesOf<Columns extends readonly AnyPgColumn[]> = {
  [Index in keyof Columns]: Columns[Index] extends AnyPgColumn ? Columns[Index]["_"]["data"] : never;
};

/**
 * Matches the rows that follow a given row in a list ordered by `columns`, all in the same direction and none of them
 * null. One row comparison is a range of an index on these columns; the same condition written with OR reads the index
 * from its start.
 */
export function rowsAfter<const Columns extends readonly [AnyPgColumn, ...AnyPgColumn[]]>(
  columns: Columns,
  last: ValuesOf<Columns>,
  direction: Direction = "desc",
): SQL {
  const values = columns.map((column, index) => sql.param(last[index], column));
  const beyond = sql.raw(direction === "asc" ? ">" : "<");
  return sql`(${sql.join([...columns], sql`, `)}) ${beyond} (${sql.join(values, sql`, `)})`;
}

/**
 * Orders by a column; rows without a value come last in both directions. A column that is never null must not say
 * `nulls last`, because no index has that order.
 */
export function orderedBy(column: SQL, direction: Direction, { isNullable }: { isNullable: boolean }): SQL {
  return sql`${column} ${sql.raw(direction)}${sql.raw(isNullable ? " nulls last" : "")}`;
}
