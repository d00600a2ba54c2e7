"use client";

import { ToggleButton } from "@heroui/react/toggle-button";
import { ToggleButtonGroup } from "@heroui/react/toggle-button-group";
import { useQuery } from "@tanstack/react-query";
import { useQueryStates } from "nuqs";
import { useMemo } from "react";
import { ChartFrame } from "@/components/charts/chart-frame";
import { CHART_HEIGHT } from "@/components/charts/chart-size";
import { LazySeriesChart } from "@/components/charts/lazy-series-chart";
import { EmptyState } from "@/components/ui/empty-state";
import { ErrorState } from "@/components/ui/error-state";
import { Placeholder } from "@/components/ui/placeholder";
import { useReaderDays } from "@/components/ui/time-zone";
import { PERIODS } from "@/lib/channels/channels/choice-rules";
import type { ChannelProfile } from "@/lib/channels/channels/dashboard-schemas";
import { PLATFORM_NAMES } from "@/lib/platforms/name-rules";
import { countedDays, drawnFollowers, summarizeFollowers } from "./follower-points";
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
  return (
    <div aria-busy={isPlaceholderData}>
      <ChartFrame
        id="followers-chart"
        title={CHART_NAMES[chart]}
        summary={summary}
        controls={
          <div className="flex flex-wrap gap-2">
            <ToggleButtonGroup
              aria-label="Chart"
              selectionMode="single"
              disallowEmptySelection
              selectedKeys={[chart]}
              onSelectionChange={(keys) => {
                const next = CHARTS.find((candidate) => keys.has(candidate));
                if (next) setParams({ chart: next });
              }}
            >
              {CHARTS.map((candidate) => (
                <ToggleButton key={candidate} id={candidate} size="sm" className="tap-target">
                  {CHART_NAMES[candidate]}
                </ToggleButton>
              ))}
            </ToggleButtonGroup>
            <ToggleButtonGroup
              aria-label="Range"
              selectionMode="single"
              disallowEmptySelection
              selectedKeys={[String(period)]}
              onSelectionChange={(keys) => {
                const next = PERIODS.find((candidate) => keys.has(String(candidate)));
                if (next) setParams({ period: next });
              }}
            >
              {PERIODS.map((candidate) => (
                <ToggleButton key={candidate} id={String(candidate)} size="sm" className="tap-target">
                  {candidate} days
                </ToggleButton>
              ))}
            </ToggleButtonGroup>
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
