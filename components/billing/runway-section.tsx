"use client";

import { useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { ChartFrame } from "@/components/charts/chart-frame";
import { FiguresTable } from "@/components/charts/figures-table";
import { LazyTrendChart } from "@/components/charts/lazy-trend-chart";
import { PointsDisclosure } from "@/components/charts/points-disclosure";
import { OPEN_DASH } from "@/components/charts/trend-parts";
import { ErrorState } from "@/components/ui/error-state";
import { FormulaFigure } from "@/components/ui/formula-figure";
import { Placeholder } from "@/components/ui/placeholder";
import { useReaderDays, useReaderTime, useTimeZone } from "@/components/ui/time-zone";
import type { Runway } from "@/lib/billing/runway-schemas";
import { formatDate, plural, usdColumnFormat } from "@/lib/core/format";
import { runwayQuery } from "./queries";
import { drawnRunway, runwayLegend, summarizeRunway, todayOf } from "./runway-words";

const COLOR = "var(--chart-1)";
const RECENT_COLOR = "var(--chart-2)";
const TITLE = "Balance and runway";

/** The balance of the last 30 days, and two projections until it runs out. */
export function RunwaySection() {
  const { data, error, refetch } = useQuery(runwayQuery(useTimeZone()));
  return (
    <div className="panel mt-4 p-4 md:p-5">
      {data ? (
        <RunwayChart runway={data} />
      ) : error ? (
        <ErrorState title="The balance chart couldn't be loaded" onRetry={() => refetch()}>
          {error.message}
        </ErrorState>
      ) : (
        <Placeholder height={440} />
      )}
    </div>
  );
}

function RunwayChart({ runway }: { runway: Runway }) {
  const reader = useReaderTime();
  const { points, ticks, marks } = useMemo(() => drawnRunway(runway, reader), [runway, reader]);
  const summary = summarizeRunway(runway, reader);
  return (
    <ChartFrame id="runway-chart" title={TITLE} summary={summary} table={<RunwayTable runway={runway} />}>
      <Legend runway={runway} />
      <LazyTrendChart
        label={`${TITLE}: ${summary}`}
        points={points}
        gaps={NO_GAPS}
        ticks={ticks}
        marks={marks}
        color={COLOR}
        beforeColor={RECENT_COLOR}
        unit="usd"
      />
    </ChartFrame>
  );
}

const NO_GAPS: readonly { from: number; to: number }[] = [];
const SAMPLES = [
  { stroke: COLOR },
  { stroke: COLOR, strokeDasharray: OPEN_DASH },
  { stroke: RECENT_COLOR, strokeDasharray: OPEN_DASH },
];

function Legend({ runway }: { runway: Runway }) {
  const lines = runwayLegend(runway, useReaderTime());
  return (
    <dl className="flex flex-wrap gap-x-6 gap-y-1 text-sm">
      {lines.map(({ name, value, lines }, index) => (
        <div key={name} className="flex min-w-0 flex-wrap items-center gap-x-2">
          <svg aria-hidden width="24" height="8" viewBox="0 0 24 8" className="shrink-0">
            <path d="M0 4H24" strokeWidth="2" {...SAMPLES[index]} />
          </svg>
          <dt className="text-muted">{name}</dt>
          <dd className="font-medium">
            <FormulaFigure value={value} lines={lines} />
          </dd>
        </div>
      ))}
    </dl>
  );
}

/** The days as a table: past ones newest first would split at today, so they ascend. */
function RunwayTable({ runway: { days } }: { runway: Runway }) {
  const today = todayOf(days);
  const readerDays = useReaderDays();
  return (
    <PointsDisclosure summary={`Show ${plural(days.length, "day")} as a table`}>
      {() => {
        const usd = usdColumnFormat([]);
        const cell = (value: number | null) => (value === null ? "—" : usd(value));
        return (
          <FiguresTable
            caption={`${TITLE}, day by day`}
            of="Day"
            columns={["Balance", "Top-ups", "By committed cost", "At the recent rate"]}
            rows={days.map((day, key) => ({
              key: day.day,
              name: formatDate(day.day, readerDays),
              figures: [
                cell(day.balance_usd),
                cell(day.added_usd === 0 ? null : day.added_usd),
                cell(key > today ? day.committed_usd : null),
                cell(key > today ? day.recent_usd : null),
              ],
            }))}
          />
        );
      }}
    </PointsDisclosure>
  );
}
