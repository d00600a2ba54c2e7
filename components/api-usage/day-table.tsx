"use client";

import Link from "next/link";
import { FiguresTable } from "@/components/charts/figures-table";
import { PointsDisclosure } from "@/components/charts/points-disclosure";
import { useReaderDays } from "@/components/ui/time-zone";
import { formatDay, plural } from "@/lib/core/format";
import type { UsageDay } from "@/lib/developers/api-usage/schemas";

interface DayTableProps {
  label: string;
  /** Oldest first. */
  days: readonly UsageDay[];
  columns: readonly { name: string; cell: (day: UsageDay) => string }[];
}

/** Renders the chart's points, newest first. Days still in the log link to their requests. */
export function DayTable({ label, days, columns }: DayTableProps) {
  const reader = useReaderDays();
  const newest = [...days].reverse();
  return (
    <PointsDisclosure summary={`Show ${plural(days.length, "day")} as a table`}>
      {() => (
        <FiguresTable
          caption={`${label}, newest day first`}
          of="Day"
          columns={columns.map(({ name }) => name)}
          rows={newest.map((day, age) => ({
            key: day.day,
            name: (
              <span className="whitespace-nowrap">
                {day.calls > 0 && day.is_logged ? (
                  <Link
                    href={`/requests?${new URLSearchParams({ from: day.starts_at, to: day.ends_at })}`}
                    title="View requests of this day"
                    className="tap-target text-link underline underline-offset-2"
                  >
                    {formatDay(day.day, reader)}
                  </Link>
                ) : (
                  formatDay(day.day, reader)
                )}
                {age === 0 && <span className="text-muted"> (in progress)</span>}
              </span>
            ),
            figures: columns.map(({ cell }) => cell(day)),
          }))}
        />
      )}
    </PointsDisclosure>
  );
}
