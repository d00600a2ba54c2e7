import { ChevronRight } from "lucide-react";
import { useState } from "react";
import { StackedCell } from "@/components/ui/stacked-table";
import { Time } from "@/components/ui/time";
import type { LedgerRow } from "@/lib/billing/schemas";
import { plural } from "@/lib/core/format";
import type { ledgerColumns } from "./words";

interface UsageDayProps {
  /** Calendar day in the reader's zone. */
  day: string;
  /** Newest first. */
  hours: readonly [LedgerRow, ...LedgerRow[]];
  columns: ReturnType<typeof ledgerColumns>;
}

/** A day's usage as one line; pressing it shows the hours. */
export function UsageDay({ day, hours, columns }: UsageDayProps) {
  const [isOpen, setOpen] = useState(false);
  const [newest] = hours;
  const snapshots = hours.reduce((sum, hour) => sum + (hour.snapshots ?? 0), 0);
  // In whole micro-dollars: sums of fractions would show their rounding.
  const amount = hours.reduce((sum, hour) => sum + Math.round(hour.amount * 1e6), 0) / 1e6;
  return (
    <>
      <tr className="block border-rule border-b py-3 md:table-row md:py-0">
        <th scope="row" className="block py-1 pr-4 font-medium md:table-cell md:py-2.5 md:align-top">
          <button
            type="button"
            aria-expanded={isOpen}
            onClick={() => setOpen(!isOpen)}
            className="tap-target -ml-1 inline-flex items-center gap-1 rounded text-left hover:text-link"
          >
            <ChevronRight
              aria-hidden
              className={`size-4 text-muted transition-transform ${isOpen ? "rotate-90" : ""}`}
            />
            Usage
            <span className="sr-only"> on {day}: hours</span>
          </button>
          <span className="block pl-4 font-normal text-muted text-xs">
            {plural(snapshots, "snapshot")} in {plural(hours.length, "hour")}
          </span>
        </th>
        <StackedCell label="Time">
          <Time value={newest.hour ?? newest.created_at} form="date" />
        </StackedCell>
        <StackedCell label="Amount" isNumeric>
          <span className="whitespace-nowrap">{columns.amount({ ...newest, amount })}</span>
        </StackedCell>
        <StackedCell label="Balance" isNumeric>
          <span className="whitespace-nowrap">{columns.balance(newest)}</span>
        </StackedCell>
      </tr>
      {isOpen && hours.map((hour) => <HourRow key={hour.id} entry={hour} columns={columns} />)}
    </>
  );
}

function HourRow({ entry, columns }: { entry: LedgerRow; columns: UsageDayProps["columns"] }) {
  return (
    <tr className="block border-rule border-b bg-surface-secondary py-2 text-muted md:table-row md:py-0">
      <th scope="row" className="block py-0.5 pr-4 pl-4 font-normal md:table-cell md:py-1.5">
        {plural(entry.snapshots ?? 0, "snapshot")}
      </th>
      <td className="block py-0.5 pr-4 pl-4 md:table-cell md:py-1.5 md:pl-0">
        <Time value={entry.hour ?? entry.created_at} />
      </td>
      <td className="block py-0.5 pr-4 pl-4 tabular-nums md:table-cell md:py-1.5 md:pl-0 md:text-right">
        {columns.amount(entry)}
      </td>
      <td className="block py-0.5 pr-4 pl-4 tabular-nums md:table-cell md:py-1.5 md:pl-0 md:text-right">
        {columns.balance(entry)}
      </td>
    </tr>
  );
}
