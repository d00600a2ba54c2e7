import { kb, type PageSize } from "@/scripts/build/page-sizes";

/**
 * The most JavaScript that each page may need before it works: compressed, in kB (1,000 bytes). A page that exceeds its
 * budget fails the build. Most figures are what the page needed when the table was written, and 12 kB.
 */
export const PAGE_BUDGETS: Readonly<Record<string, number>> = {
  "/": 207,
  "/_not-found": 222,
  "/admin": 328,
  "/admin/audit": 271,
  "/admin/jobs": 366,
  "/admin/mailbox": 328,
  "/admin/mailbox/templates": 360,
  "/admin/mailbox/[id]": 328,
  "/admin/organizations": 278,
  "/admin/organizations/[id]": 366,
  "/alerts": 235,
  "/billing": 282,
  "/billing/receipts/[id]": 328,
  "/campaigns": 250,
  "/campaigns/[id]": 250,
  "/change-email": 269,
  "/channels": 262,
  "/channels/[id]": 315,
  "/confirm": 269,
  "/dev/components": 420,
  "/docs": 250,
  "/docs/[...page]": 250,
  "/following": 240,
  "/following/[id]": 237,
  "/invitation": 333,
  "/keys": 234,
  "/new-organization": 320,
  "/organization": 363,
  "/overview": 255,
  "/privacy": 207,
  "/profile": 342,
  "/r/[token]": 162,
  "/r/[token]/stop": 162,
  "/reports": 240,
  "/requests": 272,
  "/reset-password": 330,
  "/sign-in": 329,
  "/sign-in-code": 271,
  "/sign-in-link": 272,
  "/sign-up": 330,
  "/subscribers": 254,
  "/terms": 207,
  "/two-factor": 324,
  "/usage": 277,
  "/videos": 265,
  "/videos/[id]": 258,
  "/videos/compare": 347,
  "/videos/import": 316,
  "/videos/import/[id]": 279,
  "/webhooks": 234,
  "/webhooks/[id]": 350,
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
