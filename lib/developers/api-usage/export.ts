import type { OrganizationContext } from "@/lib/core/context";
import { type CsvColumn, csvFileName, toCsv } from "@/lib/core/csv/to-csv";
import { dayOf } from "@/lib/core/time/zone-rules";
import { getApiUsage } from "@/lib/developers/api-usage/get";
import type { ApiUsageExportQuery, Counts, UsageDay, UsageKey, UsageRoute } from "@/lib/developers/api-usage/schemas";

const COUNTS: CsvColumn<Counts>[] = [
  { header: "Calls", value: (row) => row.calls },
  { header: "Errors", value: (row) => row.errors },
  { header: "Credits", value: (row) => row.credits },
];
const DAYS: CsvColumn<UsageDay>[] = [
  { header: "Day", value: (row) => row.day },
  ...COUNTS,
  { header: "Snapshots", value: (row) => row.snapshots },
  { header: "Cost (USD)", value: (row) => row.amount_usd },
];
const ROUTES: CsvColumn<UsageRoute>[] = [
  { header: "Method", value: (row) => row.method },
  { header: "Route", value: (row) => row.route },
  ...COUNTS,
];
const KEYS: CsvColumn<UsageKey>[] = [
  { header: "Key", value: (row) => row.key.name },
  { header: "Key ending", value: (row) => row.key.hint },
  { header: "Revoked", value: (row) => (row.key.is_revoked ? "yes" : "no") },
  ...COUNTS,
  { header: "Trackings started (all time)", value: (row) => row.trackings },
  { header: "Cost of these trackings (USD)", value: (row) => row.tracked_usd },
];

/** Exports one of the page's three tables as a CSV file. */
export async function exportApiUsage(ctx: OrganizationContext, { by, ...query }: ApiUsageExportQuery) {
  const usage = await getApiUsage(ctx, query, () => null);
  const csv = {
    day: () => toCsv(DAYS, usage.days),
    route: () => toCsv(ROUTES, usage.routes),
    key: () => toCsv(KEYS, usage.keys),
  }[by]();
  return { fileName: csvFileName(`api usage by ${by}`, dayOf(ctx.now(), query.zone)), csv };
}
