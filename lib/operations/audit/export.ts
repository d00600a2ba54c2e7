import { assertAdmin } from "@/lib/core/assert-admin";
import { actionWords, describeDifferences } from "@/lib/core/audit/rules";
import type { AdminAuditQuery, AuditEntry } from "@/lib/core/audit/schemas";
import type { ActingContext } from "@/lib/core/context";
import { type CsvColumn, csvFileName, toCsv } from "@/lib/core/csv/to-csv";
import { dayOf } from "@/lib/core/time/zone-rules";
import { partOf } from "@/lib/operations/audit/list";
import { readAudit } from "@/lib/operations/audit/read";

/** To export more entries, narrow the range of days. */
const MAX_ROWS = 10_000;

const COLUMNS: readonly CsvColumn<AuditEntry>[] = [
  { header: "time", value: ({ at }) => at },
  { header: "actor", value: ({ actor }) => actor },
  { header: "actor_type", value: ({ actor_type }) => actor_type },
  { header: "action", value: ({ action }) => action },
  { header: "action_in_words", value: ({ action }) => actionWords(action) },
  { header: "organization_id", value: ({ organization }) => organization?.id },
  { header: "organization", value: ({ organization }) => organization?.name },
  { header: "subject", value: ({ subject }) => subject },
  { header: "reason", value: ({ reason }) => reason },
  { header: "changes", value: ({ changes }) => describeDifferences(changes) },
  { header: "address", value: ({ address }) => address },
  { header: "request_id", value: ({ request_id }) => request_id },
];

/** Exports the entries that `listAudit` pages through, at most the newest 10,000, as a file for a spreadsheet. */
export async function exportAudit(ctx: ActingContext, query: AdminAuditQuery) {
  await assertAdmin(ctx);
  const { cursor: _, ...filters } = query;
  const { entries } = await readAudit(ctx.db, await partOf(ctx, query), filters, MAX_ROWS);
  return { fileName: csvFileName("audit log", dayOf(ctx.now(), query.zone)), csv: toCsv(COLUMNS, entries) };
}
