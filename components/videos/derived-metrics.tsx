"use client";

import { useMemo } from "react";
import { FormulaFigure } from "@/components/ui/formula-figure";
import { useTimeZone } from "@/components/ui/time-zone";
import type { Metric } from "@/lib/platforms/schemas";
import { metricName } from "@/lib/tracking/snapshots/figure-rules";
import { VELOCITY_SPANS, velocity } from "@/lib/tracking/snapshots/rules";
import type { VideoOverview } from "@/lib/tracking/videos/dashboard-schemas";
import {
  costPerEngagementWords,
  costPerMilleWords,
  type DerivedFigure,
  engagementWords,
  velocityWords,
} from "./formula-words";

/** Derived metrics: how fast the selected metric grows, and engagement rate and cost. */
export function DerivedMetrics({ video, metric }: { video: VideoOverview; metric: Metric }) {
  const zone = useTimeZone();
  const { points, figures, platform, latest_at, cost_usd } = video;
  const name = metricName(metric, platform);
  const speeds = useMemo(
    () =>
      VELOCITY_SPANS.map((span) => ({
        span,
        words: velocityWords(velocity(points, metric, span), span, name.toLowerCase(), zone),
      })),
    [points, metric, name, zone],
  );
  return (
    <dl className="grid grid-cols-2 gap-x-4 gap-y-3 text-sm sm:grid-cols-3 lg:grid-cols-6">
      {speeds.map(({ span, words }) => (
        <Fact key={span} name={`Velocity over ${span} h`} words={words} formula={`${name.toLowerCase()} per hour`} />
      ))}
      <Fact
        name="Engagement rate"
        words={engagementWords(figures, platform, latest_at, zone)}
        formula="engagements ÷ views"
      />
      <Fact name="CPM" words={costPerMilleWords(cost_usd, figures, latest_at, zone)} formula="cost × 1,000 ÷ views" />
      <Fact
        name="Cost per engagement"
        words={costPerEngagementWords(cost_usd, figures, platform, latest_at, zone)}
        formula="cost ÷ engagements"
      />
    </dl>
  );
}

function Fact({ name, words, formula }: { name: string; words: DerivedFigure; formula: string }) {
  return (
    <div className="flex min-w-0 flex-col items-start gap-0.5">
      <dt className="text-muted text-xs">{name}</dt>
      <dd className="flex flex-col items-start gap-0.5">
        <FormulaFigure value={words.value} lines={words.lines.filter(Boolean)} className="font-medium text-base" />
        <span className="text-muted text-xs">{words.value === null ? (words.short ?? words.lines[0]) : formula}</span>
      </dd>
    </div>
  );
}
