"use client";

import { useQuery } from "@tanstack/react-query";
import { useQueryStates } from "nuqs";
import { useMemo } from "react";
import { ChartFrame } from "@/components/charts/chart-frame";
import { CHART_HEIGHT } from "@/components/charts/chart-size";
import { LazySeriesChart } from "@/components/charts/lazy-series-chart";
import { EmptyState } from "@/components/ui/empty-state";
import { ErrorState } from "@/components/ui/error-state";
import { Placeholder } from "@/components/ui/placeholder";
import { Segments } from "@/components/ui/segments";
import { useReaderDays } from "@/components/ui/time-zone";
import { PERIODS } from "@/lib/channels/channels/choice-rules";
import type { ChannelProfile } from "@/lib/channels/channels/dashboard-schemas";
import { PLATFORM_NAMES } from "@/lib/platforms/name-rules";
import { countedDays, drawnFollowers, isSingle, nextCountWords, summarizeFollowers } from "./follower-points";
import { FollowerTable } from "./follower-table";
import { followersQuery } from "./queries";
import { CHARTS, channelParams, type FollowerChart } from "./search-params";

const CHART_NAMES: Record<FollowerChart, string> = { total: "Followers", change: "Change per day" };
const CHART_COLORS: Record<FollowerChart, string> = { total: "var(--chart-1)", change: "var(--chart-4)" };

/** Renders the channel's followers, day by day. */
export function FollowersSection({ channel }: { channel: ChannelProfile }) {
  const [{ period, chart }, setParams] = useQueryStates(channelParams);
  const { data, error, isPlaceholderData, refetch } = useQuery(followersQuery(channel.id, period));
  const reader = useReaderDays();
  const days = useMemo(() => countedDays(data?.days ?? []), [data]);
  const drawn = useMemo(() => drawnFollowers(days, chart, reader), [days, chart, reader]);
  if (!data)
    return error ? (
      <ErrorState title="Follower counts couldn't be loaded" onRetry={() => refetch()}>
        {error.message}
      </ErrorState>
    ) : (
      <Placeholder height={CHART_HEIGHT} />
    );
  const platform = PLATFORM_NAMES[channel.platform];
  if (days.every(({ followers }) => followers === null))
    return (
      <EmptyState title="No follower counts in this period">
        {channel.followers === null ? `${platform} doesn't share this channel's follower count.` : null}
      </EmptyState>
    );
  const summary = summarizeFollowers(channel.platform, days, reader);
  if (isSingle(days))
    return (
      <EmptyState title="One count so far">
        {summary} {nextCountWords(channel.next_count_at, reader)}
      </EmptyState>
    );
  return (
    <div aria-busy={isPlaceholderData}>
      <ChartFrame
        id="followers-chart"
        title={CHART_NAMES[chart]}
        summary={summary}
        controls={
          <div className="flex flex-wrap gap-2">
            <Segments
              label="Chart"
              options={CHARTS.map((id) => ({ id, name: CHART_NAMES[id] }))}
              value={chart}
              onChange={(next) => setParams({ chart: next })}
            />
            <Segments
              label="Range"
              options={PERIODS.map((id) => ({ id, name: `${id} days` }))}
              value={period}
              onChange={(next) => setParams({ period: next })}
            />
          </div>
        }
        table={<FollowerTable days={days} />}
      >
        <LazySeriesChart
          label={`${CHART_NAMES[chart]}: ${summary}`}
          points={drawn.points}
          gaps={drawn.gaps}
          ticks={drawn.ticks}
          floor={drawn.floor}
          color={CHART_COLORS[chart]}
          unit="count"
        />
        <p className="text-muted text-xs">
          One count per day (UTC). Days without a count are gaps.
          {drawn.floor > 0 && " The axis does not start at 0."}
          {channel.platform === "youtube" &&
            " YouTube rounds counts to three digits, so small changes appear late or as 0."}
        </p>
      </ChartFrame>
    </div>
  );
}
