import { kb, type PageSize } from "@/scripts/build/page-sizes";

/**
 * The most JavaScript that each page may need before it works: compressed, in kB (1,000 bytes). A page that exceeds its
 * budget fails the build. Most figures are what the page needed when the table was written, and 10 kB.
 */
export const PAGE_BUDGETS: Readonly<Record<string, number>> = {
  "/": 207,
  "/_not-found": 222,
  "/admin": 328,
  "/admin/audit": 360,
  "/admin/jobs": 397,
  "/admin/mailbox": 328,
  "/admin/mailbox/templates": 360,
  "/admin/mailbox/[id]": 328,
  "/admin/organizations": 362,
  "/admin/organizations/[id]": 400,
  "/billing": 358,
  "/billing/receipts/[id]": 328,
  "/change-email": 269,
  "/channels": 409,
  "/channels/[id]": 378,
  "/confirm": 269,
  "/dev/components": 420,
  "/docs": 250,
  "/docs/[...page]": 250,
  "/invitation": 357,
  "/keys": 380,
  "/new-organization": 346,
  "/organization": 396,
  "/overview": 363,
  "/privacy": 207,
  "/profile": 372,
  "/requests": 357,
  "/reset-password": 354,
  "/sign-in": 352,
  "/sign-in-link": 295,
  "/sign-up": 354,
  "/subscribers": 392,
  "/terms": 207,
  "/usage": 345,
  "/videos": 393,
  "/videos/[id]": 395,
  "/videos/compare": 392,
  "/videos/import": 380,
  "/videos/import/[id]": 349,
  "/webhooks": 376,
  "/webhooks/[id]": 380,
};

const LARGEST_CHUNKS = 5;

/** The budget of a page that the table doesn't list. */
export const DEFAULT_BUDGET = 400;

/** Returns a text for each page that exceeds its budget. */
export const overBudget = (pages: readonly PageSize[], budgets: Readonly<Record<string, number>>): string[] =>
  pages.flatMap((page) => describeExcess(page, budgets[page.route] ?? DEFAULT_BUDGET));

function describeExcess({ route, compressed, chunks }: PageSize, budget: number): string[] {
  if (compressed <= budget * 1000) return [];
  const largest = chunks
    .slice(0, LARGEST_CHUNKS)
    .map(({ file, compressed }) => `${kb(compressed).padStart(8)}  ${file}`);
  return [
    [
      `${route} needs ${kb(compressed)} of JavaScript before it works. Its budget is ${budget} kB.`,
      "Its largest files:",
      ...largest,
    ].join("\n"),
  ];
}
