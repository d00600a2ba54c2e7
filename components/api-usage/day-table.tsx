"use client";

import Link from "next/link";
import { PointsDisclosure } from "@/components/charts/points-disclosure";
import { formatDay, plural } from "@/lib/format";
import { KEPT_DAYS } from "@/lib/requests/rules";
import type { UsageDay } from "@/lib/requests/schemas";

interface DayTableProps {
  label: string;
  /** Oldest first. */
  days: readonly UsageDay[];
  columns: readonly { name: string; cell: (day: UsageDay) => string }[];
}

/** The chart's points, newest first; of days that the log still has, with the way to their requests. */
export function DayTable({ label, days, columns }: DayTableProps) {
  const newest = [...days].reverse();
  return (
    <PointsDisclosure summary={`Show ${plural(days.length, "day")} as a table`}>
      {() => (
        <table className="mt-2 w-full border-collapse tabular-nums">
          <caption className="sr-only">{label}, newest day first</caption>
          <thead>
            <tr className="border-border border-b text-muted text-xs">
              <th scope="col" className="h-8 pr-2 text-left font-medium">
                Day
              </th>
              {columns.map(({ name }) => (
                <th key={name} scope="col" className="h-8 pl-2 text-right font-medium">
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {newest.map((day, age) => (
              <tr key={day.day} className="border-rule border-b">
                <th scope="row" className="h-9 whitespace-nowrap pr-2 text-left font-normal">
                  {day.calls > 0 && age < KEPT_DAYS ? (
                    <Link
                      href={`/requests?${new URLSearchParams({ from: day.starts_at, to: day.ends_at })}`}
                      title="See the requests of this day"
                      className="tap-target text-link underline underline-offset-2"
                    >
                      {formatDay(day.day)}
                    </Link>
                  ) : (
                    formatDay(day.day)
                  )}
                  {age === 0 && <span className="text-muted">, so far</span>}
                </th>
                {columns.map(({ name, cell }) => (
                  <td key={name} className="pl-2 text-right">
                    {cell(day)}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </PointsDisclosure>
  );
}
