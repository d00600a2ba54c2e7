/** Something that the search finds, and where it leads. */
export interface SearchEntry {
  kind: "page" | "endpoint" | "error" | "section" | "parameter";
  name: string;
  /** In gray beside the name: where it is. */
  note: string;
  href: string;
  /** Searchable, but not shown. */
  keywords: string;
}

export const SEARCH_GROUPS = [
  ["page", "Pages"],
  ["endpoint", "Endpoints"],
  ["error", "Error codes"],
  ["section", "Sections"],
  ["parameter", "Parameters"],
] as const satisfies readonly (readonly [SearchEntry["kind"], string])[];

export const SEARCH_INDEX = "/docs/search.json";
