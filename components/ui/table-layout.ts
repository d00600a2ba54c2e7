import { DENSITIES, type Density } from "@/lib/tracking/videos/choice-rules";

/** A table's columns in order, and its row height. */
export interface TableLayout<Column extends string> {
  columns: readonly Column[];
  density: Density;
  /** In pixels, of columns whose width was changed. */
  widths?: Readonly<Record<string, number>>;
}

const MAX_WIDTH = 1000;

/** A cookie, so that the server renders the chosen columns and nothing moves on hydration. */
export const layoutCookie = ({ columns, density, widths }: TableLayout<string>): string =>
  `${density}:${columns.map((column) => (widths?.[column] ? `${column}~${widths[column]}` : column)).join(".")}`;

/** Returns the cookie's layout, without columns that don't exist (anymore); `fallback` without a valid cookie. */
export function parseLayout<Column extends string>(
  cookie: string | undefined,
  known: readonly Column[],
  fallback: TableLayout<Column>,
): TableLayout<Column> {
  const [word, names] = cookie?.split(":") ?? [];
  const density = DENSITIES.find((candidate) => candidate === word);
  if (!density || names === undefined) return fallback;
  const parts = names.split(".").map((part) => part.split("~"));
  const columns = knownColumns(
    parts.flatMap(([column]) => column ?? []),
    known,
  );
  const widths = Object.fromEntries(
    parts.flatMap(([column = "", width]) =>
      columns.some((one) => one === column) && width && /^\d+$/.test(width) && Number(width) <= MAX_WIDTH
        ? [[column, Number(width)]]
        : [],
    ),
  );
  return { columns, density, ...(Object.keys(widths).length > 0 && { widths }) };
}

/** Returns those of the names that are columns, each once. */
export const knownColumns = <Column extends string>(names: readonly string[], known: readonly Column[]): Column[] => [
  ...new Set(names.flatMap((name) => known.find((column) => column === name) ?? [])),
];

/** Returns the layout with a column's width; null: its own. */
export function withWidth<Layout extends TableLayout<string>>(
  layout: Layout,
  column: string,
  width: number | null,
): Layout {
  const { [column]: _, ...others } = layout.widths ?? {};
  return { ...layout, widths: width === null ? others : { ...others, [column]: width } };
}

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
