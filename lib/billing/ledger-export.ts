import { matchingEntries, presentEntry, selectEntries } from "@/lib/billing/ledger-rows";
import type { LedgerFilter, LedgerRow } from "@/lib/billing/schemas";
import type { OrganizationContext } from "@/lib/core/context";
import { type CsvColumn, csvFileName, toCsvByParts } from "@/lib/core/csv/to-csv";
import { assertRight } from "@/lib/core/rights";
import { dayOf } from "@/lib/core/time/zone-rules";

/** Five years of hourly usage. If there are more rows, the newest are exported. */
const MAX_ROWS = 50_000;
const PART = 1_000;

const UNITS: Record<LedgerRow["unit"], string> = {
  usd_micros: "USD",
  points_allotted: "monthly credits",
  points_purchased: "purchased credits",
};

const COLUMNS: readonly CsvColumn<LedgerRow>[] = [
  { header: "time", value: ({ created_at }) => created_at },
  { header: "entry_id", value: ({ id }) => id },
  { header: "kind", value: ({ kind }) => kind },
  { header: "unit", value: ({ unit }) => UNITS[unit] },
  // Numbers, so that they stay plain decimals: nothing is rounded, and a minus sign does not start a formula.
  { header: "amount", value: ({ amount }) => amount },
  { header: "balance_after", value: ({ balance_after }) => balance_after },
  { header: "usage_hour", value: ({ hour }) => hour },
  { header: "snapshots", value: ({ snapshots }) => snapshots },
  { header: "note", value: ({ note }) => note },
];

/** Exports the ledger entries that `listLedger` would return, as a CSV file. */
export async function exportLedger(ctx: OrganizationContext, filter: LedgerFilter) {
  assertRight(ctx.actor, "usage:read");
  return {
    fileName: csvFileName(`ledger ${filter.unit}`, dayOf(ctx.now(), filter.zone)),
    csv: await toCsvByParts(COLUMNS, parts(ctx, filter)),
  };
}

async function* parts(ctx: OrganizationContext, filter: LedgerFilter) {
  const where = matchingEntries(ctx, filter);
  let before: number | undefined;
  for (let rows = 0; rows < MAX_ROWS; rows += PART) {
    const entries = await selectEntries(ctx, where, { before, limit: PART });
    yield entries.map(presentEntry);
    if (entries.length < PART) return;
    before = entries.at(-1)?.id;
  }
}
