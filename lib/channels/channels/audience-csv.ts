import Papa from "papaparse";
import type { AudienceImport } from "@/lib/channels/channels/audience-schemas";
import { isCountry } from "@/lib/channels/channels/countries";
import { decimalMarkOf, isWorkbookText, readNumber, withoutPreamble } from "@/lib/core/csv/rules";

export interface LineError {
  /** Line of the file; the header is 1. */
  line: number;
  message: string;
}

export interface ParsedAudience {
  audience: AudienceImport;
  /** At most `MAX_ERRORS`. */
  errors: LineError[];
}

const COLUMNS = ["dimension", "value", "amount"] as const;
const MAX_ERRORS = 50;
const MAX_LINES = 2000;
const MAX_COLUMNS = 50;
const MAX_CELL_LENGTH = 200;

const GENDERS = new Map([
  ["male", "male"],
  ["m", "male"],
  ["female", "female"],
  ["f", "female"],
]);

/** Returns a value in stored form; null if invalid. */
const DIMENSIONS: Record<string, { read(value: string): string | null; expected: string }> = {
  country: {
    read: (value) => {
      // "Germany (DE)" as well as "DE".
      const code = (/\(([A-Za-z]{2})\)$/.exec(value)?.[1] ?? value).toUpperCase();
      return isCountry(code) ? code : null;
    },
    expected: "a two-letter country code, such as DE",
  },
  gender: {
    read: (value) => GENDERS.get(value.toLowerCase()) ?? null,
    expected: "male or female",
  },
  age: {
    read: (value) => {
      const years = value.replaceAll(" ", "");
      return /^\d{1,2}(-\d{1,2}|\+)$/.test(years) ? years : null;
    },
    expected: "an age range, such as 25-34 or 65+",
  },
};

/**
 * Parses an audience export: the documented columns in any order, with the delimiters and numbers that spreadsheets
 * write. Never throws, and reads no more rows, columns and characters per cell than an export can have.
 */
export function parseAudienceCsv(csv: string): ParsedAudience {
  const error = (line: number, message: string) => ({ audience: gather(new Map()), errors: [{ line, message }] });
  if (isWorkbookText(csv)) return error(1, "This is a workbook. Save it as CSV, then choose that file");
  const { text, delimiter } = withoutPreamble(csv);
  const parsed = Papa.parse<string[]>(text, {
    skipEmptyLines: false,
    // One more row than allowed reveals that there are too many.
    preview: MAX_LINES + 3,
    delimiter: delimiter ?? delimiterOf(text),
  });
  const cells = parsed.data.map((row) => row.slice(0, MAX_COLUMNS).map((cell) => tidy(cell)));
  const top = Math.max(
    0,
    cells.findIndex((row) => !isBlank(row)),
  );
  const rows = cells.slice(top + 1);
  const names = (cells[top] ?? []).map((name) => name.toLowerCase());
  const missing = COLUMNS.filter((column) => !names.includes(column));
  const errors: LineError[] = parsed.errors
    .filter(({ type }) => type !== "Delimiter")
    .map(({ row, message }) => ({ line: (row ?? 0) + 1, message }));
  if (missing.length > 0)
    errors.push({ line: top + 1, message: `Add the missing columns to the header: ${missing.join(", ")}` });
  if (rows.length > MAX_LINES)
    errors.push({ line: top + MAX_LINES + 1, message: `A file has up to ${MAX_LINES} lines` });
  const amounts = new Map<string, number>();
  if (errors.length > 0) return { audience: gather(amounts), errors: errors.slice(0, MAX_ERRORS) };
  const place = new Map(COLUMNS.map((column) => [column, names.indexOf(column)]));
  const cell = (row: readonly string[], column: (typeof COLUMNS)[number]) => row[place.get(column) ?? -1] ?? "";
  const decimal = decimalMarkOf(
    rows.map((row) => cell(row, "amount")),
    parsed.meta.delimiter,
  );
  for (const [index, row] of rows.entries()) {
    if (isBlank(row)) continue;
    const amount = { text: cell(row, "amount"), number: readNumber(cell(row, "amount"), decimal) };
    const message = readLine(amounts, cell(row, "dimension").toLowerCase(), cell(row, "value"), amount);
    if (message) errors.push({ line: top + index + 2, message });
  }
  return { audience: gather(amounts), errors: errors.slice(0, MAX_ERRORS) };
}

/** Returns the header's delimiter; Papa's own detection scans the whole text. */
function delimiterOf(text: string): string {
  const header = /\S.*/u.exec(text)?.[0].slice(0, 10_000) ?? "";
  const counts = [",", ";", "\t", "|"].map((mark) => ({ mark, count: header.split(mark).length }));
  return counts.reduce((a, b) => (b.count > a.count ? b : a)).mark;
}

const isBlank = (row: readonly string[]) => row.every((cell) => cell === "");

/** Removes invisible characters and unifies dashes and spaces. */
const tidy = (cell: string): string =>
  cell
    .slice(0, MAX_CELL_LENGTH)
    .replace(/\p{Cf}/gu, "")
    .replace(/\p{Pd}/gu, "-")
    .replace(/\s+/gu, " ")
    .trim();

/** @returns what is wrong with the line, if anything */
function readLine(
  amounts: Map<string, number>,
  dimension: string,
  value: string,
  amount: { text: string; number: number | null },
): string | null {
  const kind = Object.hasOwn(DIMENSIONS, dimension) ? DIMENSIONS[dimension] : undefined;
  if (!kind) return `Unknown dimension "${shown(dimension)}". Use country, gender or age`;
  if (amount.number === null) return `"${shown(amount.text)}" isn't an amount. Write it like 1234, 56.1 or 56.1%`;
  // Shares are relative to known values.
  if (value.toLowerCase() === "unknown") return null;
  const name = kind.read(value);
  if (name === null) return `"${shown(value)}" isn't ${kind.expected}`;
  const key = `${dimension}:${name}`;
  if (amounts.has(key)) return `${name} is listed twice`;
  amounts.set(key, amount.number);
  return null;
}

const shown = (text: string): string => (text.length > 40 ? `${text.slice(0, 40)}…` : text);

function gather(amounts: Map<string, number>): AudienceImport {
  const of = (dimension: string) =>
    Object.fromEntries(
      [...amounts].flatMap(([key, amount]) => {
        const [kind, name = ""] = key.split(":");
        return kind === dimension && amount > 0 ? [[name, amount]] : [];
      }),
    );
  return { countries: of("country"), genders: of("gender"), ages: of("age") };
}
