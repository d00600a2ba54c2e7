import Papa from "papaparse";
import { isCountry } from "@/lib/channels/countries";
import type { AudienceImport } from "@/lib/channels/schemas";

export interface LineError {
  /** Of the file, the header being 1. */
  line: number;
  message: string;
}

export interface ParsedAudience {
  audience: AudienceImport;
  /** At most `MOST_ERRORS`. */
  errors: LineError[];
}

const COLUMNS = ["dimension", "value", "amount"] as const;
const MOST_ERRORS = 50;
const MOST_LINES = 2000;

const GENDERS = new Map([
  ["male", "male"],
  ["m", "male"],
  ["female", "female"],
  ["f", "female"],
]);

/** A value as we keep it; null for what is none. */
const DIMENSIONS: Record<string, { read(value: string): string | null; expected: string }> = {
  country: {
    read: (value) => (isCountry(value.toUpperCase()) ? value.toUpperCase() : null),
    expected: "a country of ISO 3166-1, such as DE",
  },
  gender: {
    read: (value) => GENDERS.get(value.toLowerCase()) ?? null,
    expected: "male or female",
  },
  age: {
    read: (value) => (/^\d{1,2}(-\d{1,2}|\+)$/.test(value) ? value : null),
    expected: "years such as 25-34 or 65+",
  },
};

/** Reads an audience export: the documented columns in any order, the usual delimiters. Never throws. */
export function parseAudienceCsv(csv: string): ParsedAudience {
  const { data, errors: faults } = Papa.parse<string[]>(csv, { skipEmptyLines: false });
  const [header = [], ...rows] = data;
  const names = header.map((name) => name.trim().toLowerCase());
  const missing = COLUMNS.filter((column) => !names.includes(column));
  const errors: LineError[] = faults
    .filter(({ type }) => type !== "Delimiter")
    .map(({ row, message }) => ({ line: (row ?? 0) + 1, message }));
  if (missing.length > 0) errors.push({ line: 1, message: `The header lacks: ${missing.join(", ")}` });
  if (rows.length > MOST_LINES) errors.push({ line: MOST_LINES + 1, message: `At most ${MOST_LINES} lines` });
  const amounts = new Map<string, number>();
  if (errors.length === 0)
    for (const [index, row] of rows.entries()) {
      if (row.every((cell) => cell.trim() === "")) continue;
      const [dimension = "", value = "", amount = ""] = COLUMNS.map(
        (column) => row[names.indexOf(column)]?.trim() ?? "",
      );
      const message = readLine(amounts, dimension.toLowerCase(), value, amount);
      if (message) errors.push({ line: index + 2, message });
    }
  return { audience: gather(amounts), errors: errors.slice(0, MOST_ERRORS) };
}

/** @returns what is wrong with the line, if anything is */
function readLine(amounts: Map<string, number>, dimension: string, value: string, amount: string): string | null {
  const kind = Object.hasOwn(DIMENSIONS, dimension) ? DIMENSIONS[dimension] : undefined;
  if (!kind) return `Unknown dimension "${shown(dimension)}": it is country, gender or age`;
  if (!/^\d{1,12}(\.\d{1,6})?\s*%?$/.test(amount))
    return `"${shown(amount)}" is no amount, such as 1234, 56.1 or 56.1%`;
  // Shares are of those known.
  if (value.toLowerCase() === "unknown") return null;
  const name = kind.read(value);
  if (name === null) return `"${shown(value)}" is not ${kind.expected}`;
  const key = `${dimension}:${name}`;
  if (amounts.has(key)) return `${name} stands there twice`;
  amounts.set(key, Number.parseFloat(amount));
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
