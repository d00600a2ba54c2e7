import type { OrganizationContext } from "@/lib/core/context";
import { type CsvColumn, csvFileName, toCsv } from "@/lib/core/csv/to-csv";
import { assertRight } from "@/lib/core/rights";
import { utcDayOf } from "@/lib/core/time/utc-rules";
import { MAX_EXPORT_ROWS } from "@/lib/developers/requests/rules";
import type { RequestFilter, RequestRow } from "@/lib/developers/requests/schemas";
import { matching, presentRequest, selectRequests } from "@/lib/developers/requests/select";

const COLUMNS: CsvColumn<RequestRow>[] = [
  { header: "Time (UTC)", value: (row) => row.at },
  { header: "Key", value: (row) => row.key.name },
  { header: "Key ending", value: (row) => row.key.hint },
  { header: "Method", value: (row) => row.method },
  { header: "Route", value: (row) => row.route },
  { header: "Path", value: (row) => row.path },
  { header: "Status", value: (row) => row.status },
  { header: "Duration (ms)", value: (row) => row.duration_ms },
  { header: "Credits", value: (row) => row.credits },
  { header: "Request ID", value: (row) => row.request_id },
];

/** Exports the requests that match a filter, newest first, at most 10,000. */
export async function exportRequests(ctx: OrganizationContext, filter: RequestFilter) {
  assertRight(ctx.actor, "usage:read");
  const rows = await selectRequests(ctx, matching(ctx, filter), MAX_EXPORT_ROWS);
  return {
    fileName: csvFileName("requests", utcDayOf(ctx.now())),
    csv: toCsv(
      COLUMNS,
      rows.map((row) => presentRequest(row, () => null)),
    ),
  };
}
