import { kb, type PageSize } from "@/scripts/build/page-sizes";

/**
 * The most JavaScript that each page may need before it works: compressed, in kB (1,000 bytes). A page that exceeds its
 * budget fails the build. The figures are what each page needed when the table was written, and 10 kB.
 */
export const PAGE_BUDGETS: Readonly<Record<string, number>> = {
  "/": 228,
  "/_not-found": 222,
  "/admin": 328,
  "/admin/audit": 360,
  "/admin/jobs": 397,
  "/admin/mailbox": 328,
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
  "/docs": 226,
  "/docs/audience": 226,
  "/docs/errors": 226,
  "/docs/webhooks": 226,
  "/invitation": 357,
  "/keys": 380,
  "/new-organization": 346,
  "/organization": 396,
  "/overview": 363,
  "/profile": 372,
  "/requests": 357,
  "/reset-password": 354,
  "/sign-in": 352,
  "/sign-in-link": 295,
  "/sign-up": 354,
  "/subscribers": 392,
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

/** Returns what is wrong, one text per page: pages over their budget, pages without one and budgets without a page. */
export function overBudget(pages: readonly PageSize[], budgets: Readonly<Record<string, number>>): string[] {
  const missing = Object.keys(budgets).filter((route) => pages.every((page) => page.route !== route));
  return [
    ...pages.flatMap((page) => faultOf(page, budgets[page.route])),
    ...missing.map((route) => `${route} has a budget, but there is no such page.`),
  ];
}

function faultOf({ route, compressed, chunks }: PageSize, budget: number | undefined): string[] {
  if (budget === undefined) return [`${route} needs ${kb(compressed)} and has no budget.`];
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
