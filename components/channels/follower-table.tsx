"use client";

import { PagedPointsDisclosure } from "@/components/charts/points-disclosure";
import type { FollowerSeries } from "@/lib/channels/schemas";
import { formatDate, formatInteger, plural } from "@/lib/format";
import { changeWords } from "./follower-points";

const DAYS_PER_PAGE = 30;

/** The chart's points, newest first. */
export function FollowerTable({ days }: FollowerSeries) {
  return (
    <PagedPointsDisclosure
      summary={`Show ${plural(days.length, "day")} as a table`}
      label="Pages of the days"
      perPage={DAYS_PER_PAGE}
      total={days.length}
    >
      {(page) => <Days days={days} page={page} />}
    </PagedPointsDisclosure>
  );
}

function Days({ days, page }: FollowerSeries & { page: number }) {
  const first = (page - 1) * DAYS_PER_PAGE;
  const shown = days.toReversed().slice(first, first + DAYS_PER_PAGE);
  return (
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
  );
}
