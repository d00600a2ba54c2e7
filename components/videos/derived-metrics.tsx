"use client";

import { useMemo } from "react";
import { FormulaFigure } from "@/components/ui/formula-figure";
import { useReaderTime } from "@/components/ui/time-zone";
import type { Metric } from "@/lib/platforms/schemas";
import { metricName } from "@/lib/tracking/snapshots/figure-rules";
import { type VELOCITY_SPANS, velocity } from "@/lib/tracking/snapshots/rules";
import type { VideoOverview } from "@/lib/tracking/videos/dashboard-schemas";
import {
  costPerEngagementWords,
  costPerMilleWords,
  type DerivedFigure,
  engagementWords,
  velocityWords,
} from "./formula-words";

type Span = (typeof VELOCITY_SPANS)[number];

function useSpeed(video: VideoOverview, metric: Metric) {
  const zone = useReaderTime();
  const { points, platform } = video;
  const name = metricName(metric, platform).toLowerCase();
  const words = useMemo(() => {
    const wordsOf = (span: Span) => velocityWords(velocity(points, metric, span), span, name, zone);
    return { 1: wordsOf(1), 6: wordsOf(6), 24: wordsOf(24) };
  }, [points, metric, name, zone]);
  return (span: Span) => <Fact name={`Velocity, ${span}\u00a0h`} words={words[span]} formula={`${name} per hour`} />;
}

/** The derived metrics that matter first: how fast the selected metric grows, engagement, and what views cost. */
export function KeyMetrics({ video, metric }: { video: VideoOverview; metric: Metric }) {
  const zone = useReaderTime();
  const speed = useSpeed(video, metric);
  const { figures, platform, latest_at, cost_usd } = video;
  return (
    <dl className="grid grid-cols-3 gap-x-4 gap-y-3 text-sm">
      {speed(24)}
      <Fact
        name="Engagement rate"
        words={engagementWords(figures, platform, latest_at, zone)}
        formula="engagements ÷ views"
      />
      <Fact name="CPM" words={costPerMilleWords(cost_usd, figures, latest_at, zone)} formula="cost × 1,000 ÷ views" />
    </dl>
  );
}

/** The other derived metrics. */
export function FurtherMetrics({ video, metric }: { video: VideoOverview; metric: Metric }) {
  const zone = useReaderTime();
  const speed = useSpeed(video, metric);
  const { figures, platform, latest_at, cost_usd } = video;
  return (
    <dl className="grid grid-cols-2 gap-x-4 gap-y-3 text-sm sm:grid-cols-3 lg:grid-cols-6">
      {speed(1)}
      {speed(6)}
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
