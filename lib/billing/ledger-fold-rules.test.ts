import { describe, expect, it } from "vitest";
import { foldLedger } from "@/lib/billing/ledger-fold-rules";
import type { LedgerRow } from "@/lib/billing/schemas";

let count = 0;
function entry(hour: string | null): LedgerRow {
  return {
    id: `entry${++count}`,
    unit: "usd_micros",
    kind: hour === null ? "top_up" : "usage",
    amount: hour === null ? 10 : -0.015,
    balance_after: 1,
    note: null,
    hour: hour === null ? null : `2026-03-${hour}:00:00.000Z`,
    snapshots: hour === null ? null : 1,
    created_at: "2026-03-12T00:00:00.000Z",
  };
}

const sizes = (rows: LedgerRow[], zone: string) =>
  foldLedger(rows, zone).map(({ entries, day }) => [day, entries.length]);

describe("the folded ledger", () => {
  it("has a line per day of usage in the reader's zone", () => {
    const rows = [entry("11T01"), entry("11T00"), entry("10T23"), entry("10T22")];
    expect(sizes(rows, "UTC")).toEqual([
      ["2026-03-11", 2],
      ["2026-03-10", 2],
    ]);
    expect(sizes(rows, "Europe/Rome")).toEqual([
      ["2026-03-11", 3],
      ["2026-03-10", 1],
    ]);
  });

  it("splits a day where money came in, so that balances follow from each other", () => {
    const rows = [entry("11T02"), entry(null), entry(null), entry("11T01"), entry("11T00")];
    expect(sizes(rows, "UTC")).toEqual([
      ["2026-03-11", 1],
      [null, 1],
      [null, 1],
      ["2026-03-11", 2],
    ]);
    expect(foldLedger(rows, "UTC").flatMap(({ entries }) => entries)).toEqual(rows);
  });

  it("is empty without entries", () => {
    expect(foldLedger([], "UTC")).toEqual([]);
  });
});
