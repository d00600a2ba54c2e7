"use client";

import { useQuery } from "@tanstack/react-query";
import { useQueryStates } from "nuqs";
import type { ReactNode } from "react";
import { ApiError } from "@/components/api-error";
import { ErrorState } from "@/components/ui/error-state";
import { PageHeader } from "@/components/ui/page-header";
import { RangePicker } from "@/components/ui/range-picker";
import { StaleNotice } from "@/components/ui/stale-notice";
import { Time } from "@/components/ui/time";
import { useTimeZone } from "@/components/ui/time-zone";
import { plural } from "@/lib/core/format";
import { dayOf } from "@/lib/core/time/rules";
import { daysOf } from "@/lib/tracking/overview/rules";
import { FirstRun } from "./first-run";
import { GainSection } from "./gain-section";
import { GainTiles } from "./gain-tiles";
import { Movers } from "./movers";
import { OverviewSkeleton } from "./overview-skeleton";
import { PlatformSplit } from "./platform-split";
import { overviewQuery } from "./queries";
import { overviewParams, toOverviewQuery } from "./search-params";
import { Standing } from "./standing";
import { answerWords, OVERVIEW_TITLE } from "./words";

interface OverviewPageProps {
  /** Shown to an organization without videos: where to track the first one. */
  firstVideo: ReactNode;
}

export function OverviewPage({ firstVideo }: OverviewPageProps) {
  const [params, setParams] = useQueryStates(overviewParams);
  const timeZone = useTimeZone();
  const query = toOverviewQuery(params, timeZone);
  const { data, error, dataUpdatedAt, isPlaceholderData, refetch } = useQuery(overviewQuery(query));
  if (data?.trackings === 0)
    return (
      <>
        <PageHeader title="Overview" description="Three steps to the first chart." />
        <FirstRun>{firstVideo}</FirstRun>
      </>
    );
  const now = new Date();
  const { firstDay, lastDay } = daysOf(query, now);
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
      {!data && !error && <OverviewSkeleton />}
      {error && (!data || isPlaceholderData) && (
        <ErrorState title="This range couldn't be loaded" onRetry={() => refetch()}>
          {reasonOf(error)}
        </ErrorState>
      )}
      {data && !(error && isPlaceholderData) && (
        <div className="flex flex-col gap-8" aria-busy={isPlaceholderData}>
          <div className="flex flex-col gap-2">
            <StaleNotice error={error} fetchedAt={dataUpdatedAt} />
            <GainTiles
              overview={data}
              selected={params.metric}
              onSelect={(metric) => setParams({ metric }, { scroll: false })}
            />
            <p className="text-muted text-xs">
              {plural(data.snapshots, "snapshot")} of {plural(data.trackings, "video")}
              {data.latest_at && (
                <>
                  , the latest <Time value={data.latest_at} form="relative" />
                </>
              )}
              {data.before
                ? ". Compared with the previous period, up to the same time of day."
                : ". No comparison yet: there is no data from the previous period."}
            </p>
          </div>
          <GainSection overview={data} metric={params.metric} />
          <div className="grid gap-8 lg:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]">
            <Movers overview={data} />
            <Standing overview={data} />
          </div>
          <PlatformSplit platforms={data.platforms} />
        </div>
      )}
    </div>
  );
}

/** The error of an invalid range says which day is wrong. */
const reasonOf = (error: Error): string =>
  (error instanceof ApiError ? error.details[0]?.message : undefined) ?? error.message;
