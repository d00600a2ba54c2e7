import { DOCS_PAGES } from "@/components/docs/pages";

/** Paths of the pages that are public and worth indexing, in alphabetical order. */
export const PUBLIC_PAGES: readonly string[] = [
  "/",
  ...DOCS_PAGES.map(({ path }) => path),
  "/privacy",
  "/terms",
].sort();
