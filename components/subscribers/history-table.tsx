"use client";

import { PagedPointsDisclosure } from "@/components/charts/points-disclosure";
import { formatChange, formatDate, formatInteger, plural } from "@/lib/format";
import type { SocialDay } from "@/lib/social/schemas";
import { isRead } from "./words";

const DAYS_PER_PAGE = 31;
const CELL = "h-9 pl-2 text-right";

interface HistoryTableProps {
  label: string;
  days: readonly SocialDay[];
}

/** The points of the history, newest first. */
export function HistoryTable({ label, days }: HistoryTableProps) {
  return (
    <PagedPointsDisclosure
      summary={`Show ${plural(days.length, "day")} as a table`}
      label={`Pages of the table: ${label}`}
      perPage={DAYS_PER_PAGE}
      total={days.length}
    >
      {(page) => <HistoryRows label={label} days={days} page={page} />}
    </PagedPointsDisclosure>
  );
}

function HistoryRows({ label, days, page }: HistoryTableProps & { page: number }) {
  const rows = withChanges(days).reverse();
  const shown = rows.slice((page - 1) * DAYS_PER_PAGE, page * DAYS_PER_PAGE);
  return (
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
              {formatDate(day)}
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
