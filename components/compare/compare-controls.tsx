"use client";

import { ToggleButton } from "@heroui/react/toggle-button";
import { ToggleButtonGroup } from "@heroui/react/toggle-button-group";
import { Choice } from "@/components/ui/choice";
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
      <Toggle
        label="Values"
        options={SERIES_MODES.map((id) => ({ id, name: MODE_NAMES[id] }))}
        value={params.mode}
        onChange={(mode) => onChange({ mode })}
      />
      <Toggle
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

interface ToggleProps<T extends string> {
  label: string;
  options: readonly { id: T; name: string }[];
  value: T;
  onChange: (value: T) => void;
}

function Toggle<T extends string>({ label, options, value, onChange }: ToggleProps<T>) {
  return (
    <ToggleButtonGroup
      aria-label={label}
      selectionMode="single"
      disallowEmptySelection
      selectedKeys={[value]}
      onSelectionChange={(keys) => {
        const next = options.find(({ id }) => keys.has(id));
        if (next) onChange(next.id);
      }}
    >
      {options.map(({ id, name }) => (
        <ToggleButton key={id} id={id} size="sm" className="tap-target">
          {name}
        </ToggleButton>
      ))}
    </ToggleButtonGroup>
  );
}
