"use client";

import { StaleNotice } from "@/components/ui/stale-notice";
import { Time } from "@/components/ui/time";
import { useReaderDays } from "@/components/ui/time-zone";
import { formatDay, plural } from "@/lib/core/format";
import type { Overview, OverviewFilter, OverviewQuery } from "@/lib/tracking/overview/schemas";
import { FirstVideos } from "./first-videos";
import { GainSection } from "./gain-section";
import { KpiStrip } from "./kpi-strip";
import { LazyChanges, LazyPublishing } from "./lazy-sections";
import { Movers } from "./movers";
import { PlatformSplit } from "./platform-split";
import type { Kpi } from "./search-params";
import { Standing } from "./standing";

interface OverviewBodyProps {
  overview: Overview;
  query: OverviewQuery;
  filter: OverviewFilter;
  kpi: Kpi;
  onKpi: (kpi: Kpi) => void;
  isCompared: boolean;
  /** Another range is loading. */
  isBusy: boolean;
  /** Why the last refresh failed. */
  error: Error | null;
  fetchedAt: number;
}

export function OverviewBody({ overview, query, filter, kpi, onKpi, isCompared, ...rest }: OverviewBodyProps) {
  const { isBusy, error, fetchedAt } = rest;
  return (
    <div
      className={`flex flex-col gap-4 transition-opacity duration-100 ${isBusy ? "opacity-60" : ""}`}
      aria-busy={isBusy}
    >
      <StaleNotice error={error} fetchedAt={fetchedAt} />
      {overview.first_videos.length > 0 && <FirstVideos videos={overview.first_videos} />}
      <div className="panel min-w-0 overflow-clip">
        <KpiStrip overview={overview} selected={kpi} onSelect={onKpi} isCompared={isCompared} />
        <div className="p-4 md:p-5">
          <GainSection overview={overview} kpi={kpi} isCompared={isCompared} />
        </div>
      </div>
      <Basis overview={overview} isCompared={isCompared} />
      <div className="grid gap-4 lg:grid-cols-[minmax(0,3fr)_minmax(0,2fr)] print:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]">
        <div className="flex min-w-0 flex-col gap-4">
          <Movers overview={overview} />
          <LazyPublishing filter={filter} />
        </div>
        <div className="flex min-w-0 flex-col gap-4">
          <LazyChanges query={query} />
          <Standing overview={overview} />
        </div>
      </div>
      <PlatformSplit platforms={overview.platforms} />
    </div>
  );
}

/** What the figures rest on, and what they are compared with. */
function Basis({ overview, isCompared }: { overview: Overview; isCompared: boolean }) {
  const { before } = overview;
  const days = useReaderDays();
  return (
    <p className="text-muted text-xs">
      {plural(overview.snapshots, "snapshot")} of {plural(overview.videos, "video")}
      {overview.latest_at && (
        <>
          , the latest <Time value={overview.latest_at} form="relative" />
        </>
      )}
      .{" "}
      {!before
        ? "No comparison yet: there is no data from the earlier period."
        : isCompared && (
            <>
              Compared with {formatDay(before.from, days)} to {formatDay(before.to, days)}, by the same weekdays and
              hours.
            </>
          )}
    </p>
  );
}
