import { DENSITIES, type Density } from "@/lib/tracking/videos/choice-rules";

/** A table's columns in order, and its row height. */
export interface TableLayout<Column extends string> {
  columns: readonly Column[];
  density: Density;
}

/** A cookie, so that the server renders the chosen columns and nothing moves on hydration. */
export const layoutCookie = ({ columns, density }: TableLayout<string>): string => `${density}:${columns.join(".")}`;

/** Returns the cookie's layout, without columns that don't exist (anymore); `fallback` without a valid cookie. */
export function parseLayout<Column extends string>(
  cookie: string | undefined,
  known: readonly Column[],
  fallback: TableLayout<Column>,
): TableLayout<Column> {
  const [word, names] = cookie?.split(":") ?? [];
  const density = DENSITIES.find((candidate) => candidate === word);
  if (!density || names === undefined) return fallback;
  return { columns: knownColumns(names.split("."), known), density };
}

/** Returns those of the names that are columns, each once. */
export const knownColumns = <Column extends string>(names: readonly string[], known: readonly Column[]): Column[] => [
  ...new Set(names.flatMap((name) => known.find((column) => column === name) ?? [])),
];

/** Shows a column after the others, or hides it. */
export const withColumn = <Column extends string>(
  columns: readonly Column[],
  column: Column,
  isShown: boolean,
): Column[] => {
  const others = columns.filter((other) => other !== column);
  return isShown ? [...others, column] : others;
};

/** Moves a column by one place: -1 toward the start. */
export function movedColumn<Column extends string>(columns: readonly Column[], column: Column, by: -1 | 1): Column[] {
  const from = columns.indexOf(column);
  const to = from + by;
  const other = columns[to];
  if (from < 0 || other === undefined) return [...columns];
  return columns.map((at, index) => (index === from ? other : index === to ? column : at));
}
