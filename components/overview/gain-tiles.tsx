"use client";

import { METRIC_COLORS } from "@/components/charts/metric-colors";
import { ViewsRedefinedNote } from "@/components/charts/views-redefined-note";
import { ChoiceTile } from "@/components/ui/choice-tile";
import { Count } from "@/components/ui/count";
import { formatChange, formatCompact, formatPercent } from "@/lib/core/format";
import { METRICS } from "@/lib/platforms/name-rules";
import type { Metric } from "@/lib/platforms/schemas";
import { gainedEngagement } from "@/lib/tracking/overview/rules";
import type { Overview } from "@/lib/tracking/overview/schemas";
import { METRIC_NAMES } from "@/lib/tracking/snapshots/figure-rules";
import { changeWords, drawnRedefinition } from "./words";

interface GainTilesProps {
  overview: Overview;
  selected: Metric;
  onSelect: (metric: Metric) => void;
}

/** Gains, each with its change; the selected metric is drawn in the chart below. */
export function GainTiles({ overview, selected, onSelect }: GainTilesProps) {
  const needsNote = overview.mixes_view_definitions && drawnRedefinition(overview, selected) === null;
  return (
    <>
      <div className="grid grid-cols-2 border-rule border-y sm:grid-cols-3 lg:grid-cols-6">
        <fieldset className="contents">
          <legend className="sr-only">Gains: choose the metric in the chart</legend>
          {METRICS.map((metric) => {
            const name = METRIC_NAMES[metric];
            const value = overview.totals[metric];
            return (
              <ChoiceTile
                key={metric}
                name={`${name} gained`}
                isSelected={metric === selected}
                onSelect={() => onSelect(metric)}
                color={METRIC_COLORS[metric]}
              >
                {value === null ? (
                  <Unknown />
                ) : (
                  <Count value={value} name={name.toLowerCase()} className="font-semibold text-xl" />
                )}
                <Change
                  now={value}
                  before={overview.before?.totals[metric] ?? null}
                  isLike={overview.videos === overview.before?.videos}
                />
              </ChoiceTile>
            );
          })}
        </fieldset>
        <Engagement overview={overview} />
      </div>
      {needsNote && <ViewsRedefinedNote isDrawn={false} />}
    </>
  );
}

function Unknown() {
  return (
    <span className="text-muted text-xl">
      <span aria-hidden>—</span>
      <span className="sr-only">no data</span>
    </span>
  );
}

interface ChangeProps {
  now: number | null;
  before: number | null;
  /** Both periods had the same number of videos. Otherwise, a change of the sum is neither good nor bad. */
  isLike: boolean;
}

function Change({ now, before, isLike }: ChangeProps) {
  if (now === null) return <span className="text-muted text-xs">no data</span>;
  if (before === null) return <span className="text-muted text-xs">no comparison yet</span>;
  const words = changeWords(now, before);
  const tone = !isLike ? "" : now > before ? "text-success" : now < before ? "text-danger" : "";
  return (
    <span className="text-muted text-xs tabular-nums">
      {words && <span className={tone}>{words}</span>} {words ? "than " : "after "}
      {formatCompact(before)}
    </span>
  );
}

const FORMULA = "(likes + comments + shares gained) ÷ views gained";

function Engagement({ overview }: { overview: Overview }) {
  const now = gainedEngagement(overview.totals);
  const before = overview.before && gainedEngagement(overview.before.totals);
  return (
    <div className="flex min-w-0 flex-col items-start gap-0.5 px-3 py-3" title={FORMULA}>
      <span className="text-muted text-xs">
        Engagement<span className="sr-only">, {FORMULA}</span>
      </span>
      {now === null ? <Unknown /> : <span className="font-semibold text-xl tabular-nums">{formatPercent(now)}</span>}
      <span className="text-muted text-xs tabular-nums">
        {now === null
          ? "requires gained views"
          : before === null
            ? "no comparison yet"
            : `${formatChange(now - before, (points) => points.toFixed(2))} points`}
      </span>
    </div>
  );
}
