"use client";

import { FiguresTable } from "@/components/charts/figures-table";
import { PagedPointsDisclosure } from "@/components/charts/points-disclosure";
import { useReaderDays } from "@/components/ui/time-zone";
import type { FollowerSeries } from "@/lib/channels/channels/dashboard-schemas";
import { formatDate, formatInteger, plural } from "@/lib/core/format";
import { changeWords } from "./follower-points";

const DAYS_PER_PAGE = 30;

type Days = readonly FollowerSeries["days"][number][];

/** Renders the chart's points, newest first. */
export function FollowerTable({ days }: { days: Days }) {
  return (
    <PagedPointsDisclosure
      summary={`Show ${plural(days.length, "day")} as a table`}
      label="Pages of the days"
      perPage={DAYS_PER_PAGE}
      total={days.length}
    >
      {(page) => <DayRows days={days} page={page} />}
    </PagedPointsDisclosure>
  );
}

function DayRows({ days, page }: { days: Days; page: number }) {
  const reader = useReaderDays();
  const first = (page - 1) * DAYS_PER_PAGE;
  const shown = days.toReversed().slice(first, first + DAYS_PER_PAGE);
  return (
    <FiguresTable
      caption="Followers, day by day"
      of="Day (UTC)"
      columns={["Followers", "Change"]}
      rows={shown.map(({ day, followers, change }) => ({
        key: day,
        name: <span className="whitespace-nowrap">{formatDate(day, reader)}</span>,
        figures:
          followers === null
            ? "no data"
            : [
                formatInteger(followers),
                change === null ? (
                  <span key="change" className="text-muted">
                    unknown
                  </span>
                ) : (
                  changeWords(change)
                ),
              ],
      }))}
    />
  );
}
