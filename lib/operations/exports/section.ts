import { and, asc, eq, gt, type InferSelectModel, type SQL } from "drizzle-orm";
import type { AnyPgColumn, PgTable } from "drizzle-orm/pg-core";
import type { Queryable } from "@/db/client";
import type { Organization } from "@/lib/core/context";
import { rowsAfter } from "@/lib/core/keyset";

/** Key of the last written row, as it is stored between pages. */
export type Position = readonly (string | number)[];

export type Value = string | number | boolean | Date | null | object;

export interface ExportContext {
  db: Queryable;
  organization: Organization;
}

interface Page<Row> {
  rows: readonly Row[];
  /** Where the next page begins; null after the last one. */
  after: Position | null;
}

/** One table of an export: it becomes a JSON file and a CSV file. */
export interface Section {
  name: string;
  columns: readonly string[];
  read(ctx: ExportContext, position: Position | null): Promise<Page<Record<string, Value>>>;
}

/** A page is held in memory as a whole. */
const PAGE_ROWS = 1_000;

type PageReader<Row> = (ctx: ExportContext, position: Position | null) => Promise<Page<Row>>;

/** Returns a section whose files have these columns. */
export function section<Row>(
  name: string,
  readPage: PageReader<Row>,
  columns: Readonly<Record<string, (row: Row) => Value>>,
): Section {
  const named = Object.entries(columns);
  return {
    name,
    columns: Object.keys(columns),
    read: async (ctx, position) => {
      const { rows, after } = await readPage(ctx, position);
      return { rows: rows.map((row) => Object.fromEntries(named.map(([key, value]) => [key, value(row)]))), after };
    },
  };
}

/** Returns a reader of pages from one that reads the rows after a position, in the order of `positionOf`. */
export function pagesOf<Row>(
  read: (ctx: ExportContext, position: Position | null, limit: number) => Promise<readonly Row[]>,
  positionOf: (row: Row) => Position,
  limit = PAGE_ROWS,
): PageReader<Row> {
  return async (ctx, position) => {
    const rows = await read(ctx, position, limit);
    const last = rows.at(-1);
    return { rows, after: last && rows.length === limit ? positionOf(last) : null };
  };
}

/** A table of organizations' rows with internal IDs. */
type OwnTable = PgTable & { id: AnyPgColumn; organizationId: AnyPgColumn };

/** Returns a reader of an organization's rows of a table, in the order of their internal IDs. */
export const rowsOf = <T extends OwnTable>(table: T, limit?: number): PageReader<InferSelectModel<T>> =>
  pagesOf<InferSelectModel<T> & { id: number }>(
    async ({ db, organization }, position, most) => {
      const rows = await db
        .select()
        .from(table as OwnTable)
        .where(and(eq(table.organizationId, organization.id), afterId(table.id, position)))
        .orderBy(asc(table.id))
        .limit(most);
      // Drizzle doesn't infer the rows of a table that is a type parameter.
      return rows as (InferSelectModel<T> & { id: number })[];
    },
    ({ id }) => [id],
    limit,
  );

/** Matches the rows after a position that is an internal ID. */
export const afterId = (id: AnyPgColumn, position: Position | null): SQL | undefined =>
  position ? gt(id, Number(position[0])) : undefined;

/** Matches the rows after a position that is a time and an ID, internal or public. */
export function afterTime(at: AnyPgColumn, id: AnyPgColumn, position: Position | null): SQL | undefined {
  const [time, last] = position ?? [];
  if (time === undefined || last === undefined) return undefined;
  return rowsAfter([at, id], [new Date(time), last], "asc");
}
