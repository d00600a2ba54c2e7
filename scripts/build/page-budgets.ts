import { kb, type PageSize } from "@/scripts/build/page-sizes";

/**
 * The most JavaScript that each page may need before it works: compressed, in kB (1,000 bytes). A page that exceeds its
 * budget fails the build. Most figures are what the page needed when the table was written, and 12 kB.
 */
export const PAGE_BUDGETS: Readonly<Record<string, number>> = {
  "/": 162,
  "/_not-found": 152,
  "/admin": 219,
  "/admin/audit": 263,
  "/admin/jobs": 362,
  "/admin/mailbox": 220,
  "/admin/mailbox/templates": 219,
  "/admin/mailbox/[id]": 220,
  "/admin/organizations": 270,
  "/admin/organizations/[id]": 361,
  "/alerts": 226,
  "/billing": 275,
  "/billing/receipts/[id]": 219,
  "/campaigns": 231,
  "/campaigns/[id]": 246,
  "/change-email": 204,
  "/channels": 250,
  "/channels/[id]": 306,
  "/confirm": 204,
  "/dev/components": 403,
  "/docs": 165,
  "/docs/[...page]": 198,
  "/following": 225,
  "/following/[id]": 228,
  "/invitation": 327,
  "/keys": 225,
  "/new-organization": 315,
  "/organization": 361,
  "/overview": 249,
  "/privacy": 158,
  "/profile": 341,
  "/r/[token]": 152,
  "/r/[token]/stop": 152,
  "/reports": 227,
  "/requests": 264,
  "/reset-password": 324,
  "/sign-in": 323,
  "/sign-in-code": 261,
  "/sign-in-link": 263,
  "/sign-up": 324,
  "/subscribers": 245,
  "/terms": 158,
  "/two-factor": 315,
  "/usage": 270,
  "/videos": 250,
  "/videos/[id]": 250,
  "/videos/compare": 340,
  "/videos/import": 310,
  "/videos/import/[id]": 271,
  "/webhooks": 223,
  "/webhooks/[id]": 346,
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
