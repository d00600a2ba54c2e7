"use client";

import { useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { ChartFrame } from "@/components/charts/chart-frame";
import { CHART_HEIGHT } from "@/components/charts/chart-size";
import { LazySeriesChart } from "@/components/charts/lazy-series-chart";
import { EmptyState } from "@/components/ui/empty-state";
import { ErrorState } from "@/components/ui/error-state";
import { Placeholder } from "@/components/ui/placeholder";
import { Segments } from "@/components/ui/segments";
import { useReaderTime } from "@/components/ui/time-zone";
import type { SubscriberRow } from "@/lib/channels/subscribers/schemas";
import { daysFor } from "@/lib/core/format";
import { drawnHistory } from "./drawn-history";
import { HistoryTable } from "./history-table";
import { historyQuery } from "./queries";
import { HISTORY_DAYS, type HistoryDays } from "./search-params";
import { accountName, accountWords, platformName, summarizeHistory } from "./words";

interface HistorySectionProps {
  account: SubscriberRow;
  days: HistoryDays;
  onDays: (days: HistoryDays) => void;
}

/** The account's counts, one point per day: the day's last count, in the reader's time zone. */
export function HistorySection({ account, days, onDays }: HistorySectionProps) {
  const reader = useReaderTime();
  const timeZone = reader.zone;
  const { data, error, isPlaceholderData, refetch } = useQuery(historyQuery(account.id, { days, time_zone: timeZone }));
  const history = data?.days;
  const drawn = useMemo(() => drawnHistory(account.type, history ?? [], reader), [account.type, history, reader]);
  const summary = history
    ? summarizeHistory(account.type, history, daysFor(reader))
    : error
      ? "Not available."
      : "Loading…";
  const isEmpty = history?.every(({ subscribers }) => subscribers === null);
  return (
    <ChartFrame
      id="subscriber-history"
      title={`Followers of ${accountWords(account)}`}
      summary={summary}
      controls={<DaysChoice days={days} onDays={onDays} />}
      table={
        history &&
        !isEmpty && <HistoryTable type={account.type} label={`Followers of ${accountWords(account)}`} days={history} />
      }
    >
      <div style={{ minHeight: CHART_HEIGHT }} aria-busy={isPlaceholderData}>
        {!history && !error && <Placeholder height={CHART_HEIGHT} />}
        {!history && error && (
          <ErrorState title="The history couldn't be loaded" onRetry={() => refetch()}>
            {error.message}
          </ErrorState>
        )}
        {history && isEmpty && (
          <EmptyState title={history.length === 0 ? "No data yet" : `No data in the last ${days} days`}>
            {`The history of ${accountName(account)} starts with the first count from ${platformName(account.type)}.`}
          </EmptyState>
        )}
        {history && !isEmpty && (
          <LazySeriesChart
            label={`Followers of ${accountWords(account)}: ${summary}`}
            points={drawn.points}
            gaps={drawn.gaps}
            ticks={drawn.ticks}
            floor={drawn.floor}
            color="var(--chart-1)"
            unit="count"
          />
        )}
      </div>
      {history && !isEmpty && (
        <p className="text-muted text-xs">
          The last count of each day, in {timeZone}.{drawn.floor > 0 && " The axis does not start at 0."}
        </p>
      )}
    </ChartFrame>
  );
}

function DaysChoice({ days, onDays }: Pick<HistorySectionProps, "days" | "onDays">) {
  return (
    <Segments
      label="Range"
      options={HISTORY_DAYS.map((id) => ({ id, name: `${id} days` }))}
      value={days}
      onChange={onDays}
    />
  );
}
