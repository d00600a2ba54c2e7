/** Paths of the pages that are open to everyone and worth finding by search. */
export const PUBLIC_PAGES = ["/", "/docs", "/docs/audience", "/docs/errors", "/docs/webhooks"] as const;
