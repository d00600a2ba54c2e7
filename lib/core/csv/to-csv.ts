import { stringify } from "csv-stringify/sync";

export interface CsvColumn<Row> {
  header: string;
  /** null and undefined leave the cell empty: unreported is not 0. */
  value(row: Row): string | number | null | undefined;
}

/**
 * Returns RFC 4180 CSV with CRLF and a byte order mark, which spreadsheets need to read UTF-8. Text from a platform or
 * a person never becomes a formula: a leading =, +, -, @, tab or line break is escaped (OWASP, CSV injection). Numbers
 * stay numbers.
 */
export function toCsv<Row>(columns: readonly CsvColumn<Row>[], rows: readonly Row[]): string {
  return toCsvPart(columns, rows, true);
}

/** Returns the same from rows that arrive in batches of a few hundred, yielding to the event loop between batches. */
export async function toCsvByParts<Row>(
  columns: readonly CsvColumn<Row>[],
  parts: AsyncIterable<readonly Row[]>,
): Promise<string> {
  const written = [toCsvPart(columns, [], true)];
  for await (const rows of parts) written.push(toCsvPart(columns, rows, false));
  return written.join("");
}

/** Returns a part of the same: the first one has the header. */
export function toCsvPart<Row>(columns: readonly CsvColumn<Row>[], rows: readonly Row[], isBeginning: boolean): string {
  return stringify(
    rows.map((row) => columns.map(({ value }) => value(row) ?? "")),
    {
      header: isBeginning,
      columns: columns.map(({ header }) => header),
      bom: isBeginning,
      escape_formulas: true,
      record_delimiter: "windows",
    },
  );
}

/** Returns a name that is valid on every file system: `clipscope-videos-2026-11-20.csv`. */
export function csvFileName(subject: string, day: string): string {
  const plain = subject
    .normalize("NFKD")
    .replace(/\p{M}+/gu, "")
    .replace(/[^A-Za-z0-9]+/g, "-")
    .replace(/^-+|-+$/g, "")
    .slice(0, 60)
    .toLowerCase();
  return `clipscope-${plain || "export"}-${day}.csv`;
}
