"use client";

import { FiguresTable } from "@/components/charts/figures-table";
import { PagedPointsDisclosure } from "@/components/charts/points-disclosure";
import { useReaderDays } from "@/components/ui/time-zone";
import { shownGrowth } from "@/lib/channels/subscribers/rules";
import type { SocialAccountType, SubscriberDay } from "@/lib/channels/subscribers/schemas";
import { formatChange, formatDate, formatInteger, plural } from "@/lib/core/format";
import { isRead } from "./words";

const DAYS_PER_PAGE = 31;

interface HistoryTableProps {
  type: SocialAccountType;
  label: string;
  days: readonly SubscriberDay[];
}

/** The points of the history, newest first. */
export function HistoryTable({ type, label, days }: HistoryTableProps) {
  return (
    <PagedPointsDisclosure
      summary={`Show ${plural(days.length, "day")} as a table`}
      label={`Pages of the table: ${label}`}
      perPage={DAYS_PER_PAGE}
      total={days.length}
    >
      {(page) => <HistoryRows type={type} label={label} days={days} page={page} />}
    </PagedPointsDisclosure>
  );
}

function HistoryRows({ type, label, days, page }: HistoryTableProps & { page: number }) {
  const reader = useReaderDays();
  const rows = withChanges(type, days).reverse();
  const shown = rows.slice((page - 1) * DAYS_PER_PAGE, page * DAYS_PER_PAGE);
  return (
    <FiguresTable
      caption={label}
      of="Day"
      columns={["Followers", "Change"]}
      rows={shown.map(({ day, subscribers, change }) => ({
        key: day,
        name: <span className="whitespace-nowrap">{formatDate(day, reader)}</span>,
        figures:
          subscribers === null
            ? "No data"
            : [formatInteger(subscribers), change === null ? "—" : formatChange(change, formatInteger)],
      }))}
    />
  );
}

/** Each day with its change from the previous count, across any gap; null for the first. */
function withChanges(type: SocialAccountType, days: readonly SubscriberDay[]) {
  let before: number | null = null;
  return days.map((day) => {
    const change: number | null = isRead(day) && before !== null ? shownGrowth(type, day.subscribers, before) : null;
    before = day.subscribers ?? before;
    return { ...day, change };
  });
}
