"use client";

import { ChevronRight } from "lucide-react";
import { useState } from "react";
import { ListPages } from "@/components/videos/list-pages";
import type { FollowerSeries } from "@/lib/channels/schemas";
import { formatDate, formatInteger, plural } from "@/lib/format";
import { changeWords } from "./follower-points";

const DAYS_PER_PAGE = 30;

/** The chart's points, newest first. Rows are made once it is opened. */
export function FollowerTable({ days }: FollowerSeries) {
  const [isOpen, setOpen] = useState(false);
  return (
    <details className="text-sm" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary className="touch-target inline-flex cursor-pointer select-none items-center gap-1 rounded-sm text-muted hover:text-foreground">
        <ChevronRight aria-hidden size={16} className="in-open:rotate-90" />
        Show {plural(days.length, "day")} as a table
      </summary>
      {isOpen && <Days days={days} />}
    </details>
  );
}

function Days({ days }: FollowerSeries) {
  const [page, setPage] = useState(1);
  const first = (page - 1) * DAYS_PER_PAGE;
  const shown = days.toReversed().slice(first, first + DAYS_PER_PAGE);
  return (
    <div className="flex flex-col gap-3 pt-2">
      <table className="w-full border-collapse tabular-nums">
        <caption className="sr-only">Followers, day by day</caption>
        <thead>
          <tr className="border-border border-b text-muted text-xs">
            <th scope="col" className="h-8 pr-2 text-left font-medium">
              Day (UTC)
            </th>
            <th scope="col" className="h-8 pl-2 text-right font-medium">
              Followers
            </th>
            <th scope="col" className="h-8 pl-2 text-right font-medium">
              Since the day before
            </th>
          </tr>
        </thead>
        <tbody>
          {shown.map(({ day, followers, change }) => (
            <tr key={day} className="border-rule border-b">
              <th scope="row" className="h-9 whitespace-nowrap pr-2 text-left font-normal">
                {formatDate(day)}
              </th>
              {followers === null ? (
                <td colSpan={2} className="pl-2 text-right text-muted">
                  no reading
                </td>
              ) : (
                <>
                  <td className="pl-2 text-right">{formatInteger(followers)}</td>
                  <td className="pl-2 text-right">
                    {change === null ? <span className="text-muted">not known</span> : changeWords(change)}
                  </td>
                </>
              )}
            </tr>
          ))}
        </tbody>
      </table>
      <ListPages label="Pages of the days" page={page} perPage={DAYS_PER_PAGE} total={days.length} onPage={setPage} />
    </div>
  );
}
