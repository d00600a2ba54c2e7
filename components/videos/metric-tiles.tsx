"use client";

import { METRIC_COLORS } from "@/components/charts/metric-colors";
import { ChoiceTile } from "@/components/ui/choice-tile";
import { Count } from "@/components/ui/count";
import { PLATFORM_NAMES } from "@/components/ui/platform-glyph";
import { formatChange } from "@/lib/core/format";
import { METRICS } from "@/lib/platforms/name-rules";
import type { Metric } from "@/lib/platforms/schemas";
import { metricName } from "@/lib/tracking/snapshots/figure-rules";
import type { VideoOverview } from "@/lib/tracking/videos/dashboard-schemas";

interface MetricTilesProps {
  video: VideoOverview;
  selected: Metric;
  onSelect: (metric: Metric) => void;
}

/** The latest metrics with their change; each selects what the chart below draws. */
export function MetricTiles({ video, selected, onSelect }: MetricTilesProps) {
  return (
    <fieldset className="grid min-w-0 auto-cols-[8.5rem] grid-flow-col overflow-x-auto border-rule border-b sm:grid-flow-row sm:grid-cols-5">
      <legend className="sr-only">Latest numbers: choose the metric in the chart</legend>
      {METRICS.map((metric) => {
        const name = metricName(metric, video.platform);
        return (
          <ChoiceTile
            key={metric}
            name={name}
            isSelected={metric === selected}
            onSelect={() => onSelect(metric)}
            color={METRIC_COLORS[metric]}
          >
            {video.reported.includes(metric) ? (
              <>
                <Count value={video.figures[metric]} name={name.toLowerCase()} className="font-semibold text-xl" />
                <Change value={video.change_24h[metric]} />
              </>
            ) : (
              <>
                <span aria-hidden className="text-muted text-xl">
                  —
                </span>
                <span
                  className="text-muted text-xs"
                  title={`${PLATFORM_NAMES[video.platform]} doesn't report this metric`}
                >
                  not reported
                </span>
              </>
            )}
          </ChoiceTile>
        );
      })}
    </fieldset>
  );
}

function Change({ value }: { value: number | null }) {
  if (value === null) return <span className="text-muted text-xs">no data from 24 h ago</span>;
  return (
    <span className="text-muted text-xs tabular-nums">
      <span className={value < 0 ? "text-danger" : value > 0 ? "text-success" : ""}>{formatChange(value)}</span> in 24 h
    </span>
  );
}
