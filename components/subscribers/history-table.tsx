"use client";

import { ChevronRight } from "lucide-react";
import { useState } from "react";
import { ListPages } from "@/components/videos/list-pages";
import { formatChange, formatInteger, plural } from "@/lib/format";
import type { SocialDay } from "@/lib/social/schemas";
import { formatDay, isRead } from "./words";

const DAYS_PER_PAGE = 31;
const CELL = "h-9 pl-2 text-right";

/** The points of the history, newest first. Rows are made once it is opened. */
export function HistoryTable({ label, days }: { label: string; days: readonly SocialDay[] }) {
  const [isOpen, setOpen] = useState(false);
  return (
    <details className="text-sm" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary className="touch-target inline-flex cursor-pointer select-none items-center gap-1 rounded-sm text-muted hover:text-foreground">
        <ChevronRight aria-hidden size={16} className="in-open:rotate-90" />
        Show {plural(days.length, "day")} as a table
      </summary>
      {isOpen && <HistoryRows label={label} days={days} />}
    </details>
  );
}

function HistoryRows({ label, days }: { label: string; days: readonly SocialDay[] }) {
  const [page, setPage] = useState(1);
  const rows = withChanges(days).reverse();
  const shown = rows.slice((page - 1) * DAYS_PER_PAGE, page * DAYS_PER_PAGE);
  return (
    <div className="flex flex-col gap-3 pt-2">
      <table className="w-full border-collapse tabular-nums">
        <caption className="sr-only">{label}</caption>
        <thead>
          <tr className="border-border border-b text-muted text-xs">
            <th scope="col" className="h-8 pr-2 text-left font-medium">
              Day
            </th>
            <th scope="col" className="h-8 pl-2 text-right font-medium">
              Subscribers
            </th>
            <th scope="col" className="h-8 pl-2 text-right font-medium">
              Change
            </th>
          </tr>
        </thead>
        <tbody>
          {shown.map(({ day, subscribers, change }) => (
            <tr key={day} className="border-rule border-b">
              <th scope="row" className="h-9 whitespace-nowrap pr-2 text-left font-normal">
                {formatDay(day)}
              </th>
              {subscribers === null ? (
                <td colSpan={2} className={`${CELL} text-muted`}>
                  No reading
                </td>
              ) : (
                <>
                  <td className={CELL}>{formatInteger(subscribers)}</td>
                  <td className={CELL}>{change === null ? "—" : formatChange(change, formatInteger)}</td>
                </>
              )}
            </tr>
          ))}
        </tbody>
      </table>
      <ListPages
        label={`Pages of the table: ${label}`}
        page={page}
        perPage={DAYS_PER_PAGE}
        total={rows.length}
        onPage={setPage}
      />
    </div>
  );
}

/** Each day with what it differs from the reading before, however many days lie between; null for the first. */
function withChanges(days: readonly SocialDay[]) {
  let before: number | null = null;
  return days.map((day) => {
    const change: number | null = isRead(day) && before !== null ? day.subscribers - before : null;
    before = day.subscribers ?? before;
    return { ...day, change };
  });
}
