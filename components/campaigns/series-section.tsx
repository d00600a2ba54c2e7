"use client";

import { useQuery } from "@tanstack/react-query";
import { useQueryStates } from "nuqs";
import { useMemo } from "react";
import { ChartFrame } from "@/components/charts/chart-frame";
import { TREND_HEIGHT } from "@/components/charts/chart-size";
import { LazyTrendChart } from "@/components/charts/lazy-trend-chart";
import { METRIC_COLORS } from "@/components/charts/metric-colors";
import { EmptyState } from "@/components/ui/empty-state";
import { ErrorState } from "@/components/ui/error-state";
import { Placeholder } from "@/components/ui/placeholder";
import { Segments } from "@/components/ui/segments";
import { useReaderTime } from "@/components/ui/time-zone";
import { formatCompact } from "@/lib/core/format";
import { GOAL_METRIC_NAMES } from "@/lib/insight/campaigns/choice-rules";
import type { CampaignOverview, CampaignSeries } from "@/lib/insight/campaigns/dashboard-schemas";
import { drawingName, drawnSeries, marksOf } from "./drawn-series";
import { campaignSeriesQuery } from "./queries";
import { campaignParams, METRICS, MODES } from "./search-params";
import { SeriesTable } from "./series-table";
import { summarizeSeries } from "./series-words";

const COLORS = { views: METRIC_COLORS.views, engagements: METRIC_COLORS.likes } as const;
const NO_POINTS: CampaignSeries = { step: "hour", points: [] };

/** The campaign's total views or engagements over time with the goal, or what each hour gained. */
export function SeriesSection({ overview }: { overview: CampaignOverview }) {
  const { campaign, goal_reached_at } = overview;
  const [params, setParams] = useQueryStates(campaignParams);
  const { data, error, refetch } = useQuery(campaignSeriesQuery(campaign.id));
  const reader = useReaderTime();
  const { chart: mode } = params;
  const metric = params.metric ?? campaign.goal_metric ?? "views";
  const series = data ?? NO_POINTS;
  const drawn = useMemo(() => drawnSeries(series, { metric, mode }, reader), [series, metric, mode, reader]);
  const marks = useMemo(
    () =>
      marksOf(series.points, [
        { at: campaign.starts_at, label: "Start" },
        { at: metric === campaign.goal_metric ? goal_reached_at : null, label: "Goal reached" },
        { at: campaign.ends_at, label: "End" },
      ]),
    [series, campaign, goal_reached_at, metric],
  );
  if (!data)
    return error ? (
      <ErrorState title="The chart couldn't be loaded" onRetry={() => refetch()}>
        {error.message}
      </ErrorState>
    ) : (
      <Placeholder height={TREND_HEIGHT} />
    );
  if (data.points.length === 0)
    return (
      <EmptyState title="No snapshots yet">
        The chart grows by one point every hour once the campaign has tracked videos.
      </EmptyState>
    );
  const summary = summarizeSeries(campaign, data, { metric, mode }, reader);
  const goal = mode === "total" && metric === campaign.goal_metric ? campaign.goal_value : null;
  return (
    <ChartFrame
      id="campaign-chart"
      title={drawingName({ metric, mode }, data.step)}
      summary={summary}
      controls={
        <div className="flex flex-wrap gap-2">
          <Segments
            label="Metric"
            options={METRICS.map((id) => ({ id, name: GOAL_METRIC_NAMES[id] }))}
            value={metric}
            onChange={(next) => setParams({ metric: next })}
          />
          <Segments
            label="Chart"
            options={MODES.map((id) => ({
              id,
              name: id === "total" ? "Total" : data.step === "hour" ? "Hourly" : "Daily",
            }))}
            value={mode}
            onChange={(next) => setParams({ chart: next })}
          />
        </div>
      }
      table={<SeriesTable series={data} drawing={{ metric, mode }} />}
    >
      <LazyTrendChart
        label={`${drawingName({ metric, mode }, data.step)}: ${summary}`}
        points={drawn.points}
        gaps={drawn.gaps}
        ticks={drawn.ticks}
        marks={marks}
        color={COLORS[metric]}
        unit="count"
        goal={goal === null ? null : { value: goal, label: `Goal ${formatCompact(goal)}` }}
      />
      {data.step === "day" && <p className="text-muted text-xs">Days are in UTC.</p>}
    </ChartFrame>
  );
}
