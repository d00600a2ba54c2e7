import type { LedgerRow } from "@/lib/billing/schemas";
import { dayOf } from "@/lib/core/time/zone-rules";

/** Entries that are shown as one line, newest first: the hours of a day's usage, or a single other entry. */
export interface LedgerLine {
  entries: [LedgerRow, ...LedgerRow[]];
  /** The day of the usage in the reader's zone; null for any other entry. */
  day: string | null;
}

/**
 * Folds the usage of each day into one line. Only neighbors are folded, so that every line's balance follows from the
 * line below it.
 * @param rows newest first
 * @param zone IANA name of the zone whose days count
 */
export function foldLedger(rows: readonly LedgerRow[], zone: string): LedgerLine[] {
  const lines: LedgerLine[] = [];
  for (const row of rows) {
    const day = row.hour === null ? null : dayOf(new Date(row.hour), zone);
    const last = lines.at(-1);
    if (last && day !== null && last.day === day) last.entries.push(row);
    else lines.push({ entries: [row], day });
  }
  return lines;
}
