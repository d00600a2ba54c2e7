/** Paths of the pages that are public and worth indexing. */
export const PUBLIC_PAGES = [
  "/",
  "/docs",
  "/docs/audience",
  "/docs/errors",
  "/docs/webhooks",
  "/privacy",
  "/terms",
] as const;
