"use client";

import { useQuery } from "@tanstack/react-query";
import { useQueryStates } from "nuqs";
import { type ReactNode, useState } from "react";
import { ApiError } from "@/components/api-error";
import { EmptyState } from "@/components/ui/empty-state";
import { ErrorState } from "@/components/ui/error-state";
import { keepCookie } from "@/components/ui/keep-cookie";
import { PageHeader } from "@/components/ui/page-header";
import { RangePicker } from "@/components/ui/range-picker";
import { useTimeZone } from "@/components/ui/time-zone";
import { dayOf } from "@/lib/core/time/zone-rules";
import { daysOf } from "@/lib/tracking/overview/day-range-rules";
import { CompareToggle } from "./compare-toggle";
import { COMPARE_COOKIE } from "./cookies";
import { FilterChips } from "./filter-chips";
import { OverviewBody } from "./overview-body";
import { OverviewSkeleton } from "./overview-skeleton";
import { overviewQuery } from "./queries";
import { isFiltered, NO_FILTER, overviewParams, toFilter, toOverviewQuery } from "./search-params";
import { answerWords, OVERVIEW_TITLE } from "./words";

interface OverviewPageProps {
  /** Shown to an organization without videos: where to track the first one. */
  firstRun: ReactNode;
  /** Whether the reader compares with the earlier period, as remembered. */
  isCompared: boolean;
}

export function OverviewPage({ firstRun, isCompared: wasCompared }: OverviewPageProps) {
  const [params, setParams] = useQueryStates(overviewParams);
  const [isCompared, setCompared] = useState(wasCompared);
  const timeZone = useTimeZone();
  const query = toOverviewQuery(params, timeZone);
  const filter = toFilter(params);
  const { data, error, dataUpdatedAt, isPlaceholderData, refetch } = useQuery(overviewQuery(query));
  const hasFilter = isFiltered(filter);
  if (data?.trackings === 0 && !hasFilter && !isPlaceholderData) return firstRun;
  const now = new Date();
  const { firstDay, lastDay } = daysOf(query, now);
  const compare = (next: boolean) => {
    setCompared(next);
    keepCookie(COMPARE_COOKIE, next ? "on" : "off");
  };
  return (
    <div className="flex flex-col gap-4">
      <PageHeader
        title={OVERVIEW_TITLE}
        description={data ? answerWords(data) : error ? undefined : "Loading…"}
        actions={
          <RangePicker
            range={query.range}
            days={{ from: firstDay, to: lastDay }}
            today={dayOf(now, timeZone)}
            onChange={(range, days) =>
              setParams({ range, from: days?.from ?? null, to: days?.to ?? null }, { history: "push" })
            }
          />
        }
      />
      {/* On phones one row that scrolls, so that the chart is above the fold. */}
      <div className="-mt-3 max-md:-mx-4 flex items-center justify-between gap-2 max-md:overflow-x-auto max-md:px-4 max-md:py-1 print:mx-0 print:px-0">
        <FilterChips params={params} onChange={(change) => setParams(change, { history: "push", scroll: false })} />
        <CompareToggle isCompared={isCompared} onChange={compare} />
      </div>
      {!data && !error && <OverviewSkeleton />}
      {error && (!data || isPlaceholderData) && (
        <ErrorState title="This range couldn't be loaded" onRetry={() => refetch()}>
          {reasonOf(error)}
        </ErrorState>
      )}
      {data?.trackings === 0 && !error && (
        <EmptyState
          title="No videos match these filters"
          action={
            <button
              type="button"
              className="button button--md button--secondary"
              onClick={() => setParams(NO_FILTER, { history: "push" })}
            >
              Clear filters
            </button>
          }
        />
      )}
      {data && data.trackings > 0 && !(error && isPlaceholderData) && (
        <OverviewBody
          overview={data}
          query={query}
          filter={filter}
          kpi={params.metric}
          onKpi={(metric) => setParams({ metric }, { scroll: false })}
          isCompared={isCompared}
          isBusy={isPlaceholderData}
          error={error}
          fetchedAt={dataUpdatedAt}
        />
      )}
    </div>
  );
}

/** The error of an invalid range says which day is wrong. */
const reasonOf = (error: Error): string =>
  (error instanceof ApiError ? error.details[0]?.message : undefined) ?? error.message;
