import type { ViewSettings } from "@/lib/tracking/saved-views/schemas";
import type { ListLayout } from "./list-layout";
import type { ListParams } from "./search-params";

/** Returns what is saved of the list's state: all but the page. */
export const settingsOf = (
  { q, platform, status, label, campaign, sort, order }: ListParams,
  { columns, density }: ListLayout,
): ViewSettings => ({ q: q.trim(), platform, status, label, campaign, sort, order, columns: [...columns], density });

/** Whether the list shows exactly what a view has saved. */
export function isSameView(a: ViewSettings, b: ViewSettings): boolean {
  const { columns, ...rest } = a;
  const keys = Object.keys(rest) as (keyof typeof rest)[];
  return keys.every((key) => a[key] === b[key]) && columns.join() === b.columns.join();
}
