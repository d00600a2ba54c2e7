import type { Measurement } from "@/scripts/bench/measure";
import { ensureBuild } from "@/scripts/build/ensure-build";
import { PAGE_BUDGETS } from "@/scripts/build/page-budgets";
import { pageSizes } from "@/scripts/build/page-sizes";

/** First-load JavaScript of the pages that open most often, against their budgets. */
const PAGES = ["/overview", "/videos", "/videos/[id]", "/channels"];

export async function benchPages(): Promise<Measurement[]> {
  const root = process.cwd();
  await ensureBuild({ root });
  const sizes = await pageSizes(root);
  return PAGES.map((route) => ({
    name: `first-load JavaScript of ${route}`,
    unit: "kB gzip",
    ours: [(sizes.find((page) => page.route === route)?.compressed ?? Number.NaN) / 1000],
    goal: { of: "figure", atMost: PAGE_BUDGETS[route], band: 0 },
  }));
}
