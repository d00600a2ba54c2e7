import {
  DEFAULT_COLUMNS,
  DENSITIES,
  type Density,
  VIDEO_COLUMNS,
  type VideoColumn,
} from "@/lib/tracking/videos/choice-rules";

/** Columns in order, and row height. */
export interface ListLayout {
  columns: readonly VideoColumn[];
  density: Density;
}

export const DEFAULT_LAYOUT: ListLayout = { columns: DEFAULT_COLUMNS, density: "comfortable" };

/** A cookie, so that the server renders the chosen columns and nothing moves on hydration. */
export const LAYOUT_COOKIE = "clipscope-video-list";

export const layoutCookie = ({ columns, density }: ListLayout): string => `${density}:${columns.join(".")}`;

/** Returns the cookie's layout, without columns that don't exist (anymore); the default without a valid cookie. */
export function parseLayout(cookie: string | undefined): ListLayout {
  const [word, names] = cookie?.split(":") ?? [];
  const density = DENSITIES.find((known) => known === word);
  if (!density || names === undefined) return DEFAULT_LAYOUT;
  const columns = new Set(names.split(".").flatMap((name) => VIDEO_COLUMNS.find((known) => known === name) ?? []));
  return { columns: [...columns], density };
}

/** Shows a column after the others, or hides it. */
export const withColumn = (columns: readonly VideoColumn[], column: VideoColumn, isShown: boolean): VideoColumn[] => {
  const others = columns.filter((other) => other !== column);
  return isShown ? [...others, column] : others;
};

/** Moves a column by one place: -1 toward the start. */
export function movedColumn(columns: readonly VideoColumn[], column: VideoColumn, by: -1 | 1): VideoColumn[] {
  const from = columns.indexOf(column);
  const to = from + by;
  const other = columns[to];
  if (from < 0 || other === undefined) return [...columns];
  return columns.map((at, index) => (index === from ? other : index === to ? column : at));
}
