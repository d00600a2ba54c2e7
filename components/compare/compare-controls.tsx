"use client";

import { Choice } from "@/components/ui/choice";
import { Segments } from "@/components/ui/segments";
import { METRICS } from "@/lib/platforms/name-rules";
import { ALIGNMENTS, COMPARE_SPANS } from "@/lib/tracking/compare/schemas";
import { METRIC_NAMES } from "@/lib/tracking/snapshots/figure-rules";
import { SERIES_MODES, type SeriesMode } from "@/lib/tracking/snapshots/rules";
import type { CompareChoice } from "./search-params";
import { ALIGNMENT_NAMES, SPAN_NAMES } from "./words";

const MODE_NAMES: Record<SeriesMode, string> = { cumulative: "Cumulative", hourly: "Per hour" };
const METRIC_OPTIONS = METRICS.map((metric) => ({ id: metric, name: METRIC_NAMES[metric] }));

const ALL = "all";
const SPAN_OPTIONS = [
  { id: ALL, name: "All ages" },
  ...COMPARE_SPANS.map((span) => ({ id: span, name: SPAN_NAMES[span] })),
] as const;

interface CompareControlsProps {
  params: CompareChoice;
  onChange: (params: Partial<Omit<CompareChoice, "videos">>) => void;
}

/** Choice of metric, counting mode, axis and ages. */
export function CompareControls({ params, onChange }: CompareControlsProps) {
  return (
    <div className="flex flex-wrap items-center gap-2">
      <Choice
        label="Metric"
        value={params.metric}
        options={METRIC_OPTIONS}
        onChange={(metric) => onChange({ metric })}
      />
      <Segments
        label="Values"
        options={SERIES_MODES.map((id) => ({ id, name: MODE_NAMES[id] }))}
        value={params.mode}
        onChange={(mode) => onChange({ mode })}
      />
      <Segments
        label="Axis"
        options={ALIGNMENTS.map((id) => ({ id, name: ALIGNMENT_NAMES[id] }))}
        value={params.by}
        onChange={(by) => onChange({ by })}
      />
      {params.by === "age" && (
        <Choice
          label="Ages"
          value={params.span ?? ALL}
          options={SPAN_OPTIONS}
          onChange={(span) => onChange({ span: span === ALL ? null : span })}
        />
      )}
    </div>
  );
}
