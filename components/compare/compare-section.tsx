"use client";

import { useMemo } from "react";
import { ChartFrame } from "@/components/charts/chart-frame";
import { LINES_HEIGHT } from "@/components/charts/chart-size";
import { LazyLinesChart } from "@/components/charts/lazy-lines-chart";
import { redefinitionKey } from "@/components/charts/view-redefinition";
import { ViewsRedefinedNote } from "@/components/charts/views-redefined-note";
import { EmptyState } from "@/components/ui/empty-state";
import { useReaderTime } from "@/components/ui/time-zone";
import { formatInteger } from "@/lib/core/format";
import type { Comparison } from "@/lib/tracking/compare/schemas";
import { METRIC_NAMES } from "@/lib/tracking/snapshots/figure-rules";
import type { SeriesMode } from "@/lib/tracking/snapshots/rules";
import { CompareControls } from "./compare-controls";
import { drawnLines } from "./drawn-lines";
import { LinesTable } from "./lines-table";
import type { CompareChoice } from "./search-params";
import { ageBasis, letterOf, missingWords } from "./words";

interface CompareSectionProps {
  comparison: Comparison;
  params: CompareChoice;
  onChange: (params: Partial<Omit<CompareChoice, "videos">>) => void;
}

/** Renders all videos in one chart, with its points as a table. */
export function CompareSection({ comparison, params, onChange }: CompareSectionProps) {
  const { by, metric, mode } = params;
  const timeZone = useReaderTime();
  const drawing = useMemo(() => ({ by, mode, timeZone }), [by, mode, timeZone]);
  const drawn = useMemo(() => drawnLines(comparison, drawing), [comparison, drawing]);
  const names = comparison.videos.map((_, index) => letterOf(index));
  const name = METRIC_NAMES[metric];
  const title = mode === "cumulative" ? name : `${name} gained ${perSlot(comparison.slot_hours)}`;
  const summary = `${latestWords(comparison, mode)}${missingWords(comparison)} ${by === "age" ? `Hours ${ageBasis(comparison)}.` : "By date and hour."}`;
  const isEmpty = drawn.rows.every(({ values }) => values.every((value) => value === null));
  const isMarked = comparison.mixes_view_definitions && metric === "views" && by !== "age";
  const changeAt = isMarked ? redefinitionKey(comparison.slots.map((slot) => ({ key: slot, at: slot }))) : null;
  return (
    <ChartFrame
      id="compare-chart"
      title={title}
      summary={summary}
      controls={<CompareControls params={params} onChange={onChange} />}
      table={<LinesTable label={`${title}, all points`} names={names} rows={drawn.rows} />}
    >
      {isEmpty ? (
        <div style={{ minHeight: LINES_HEIGHT }}>
          <EmptyState title={`No ${name.toLowerCase()} to draw yet`}>
            None of these videos has data for this metric.
          </EmptyState>
        </div>
      ) : (
        <>
          <LazyLinesChart
            label={`${title}: ${summary}`}
            rows={drawn.rows}
            names={names}
            ticks={drawn.ticks}
            floor={drawn.floor}
            unit="count"
            changeAt={changeAt}
          />
          {comparison.mixes_view_definitions && <ViewsRedefinedNote isDrawn={changeAt !== null} />}
          <p className="text-muted text-xs">
            {drawn.floor > 0 && "The axis does not start at 0. "}
            {comparison.slot_hours > 1 &&
              `Each point covers ${comparison.slot_hours} hours; rings mark points with a gap or a correction. `}
            {comparison.slot_hours === 1 &&
              drawn.rows.some(({ marks }) => marks.includes("ring")) &&
              "Rings mark corrections by the platform. "}
          </p>
        </>
      )}
    </ChartFrame>
  );
}

const perSlot = (hours: number) => (hours === 1 ? "per hour" : `per ${hours} hours`);

/** "Latest: A 12,300, B 8,900." */
function latestWords({ videos }: Comparison, mode: SeriesMode): string {
  const latest = videos.map(({ points }, index) => {
    const value = points.findLast((point) => (point?.value ?? null) !== null)?.value ?? null;
    return `${letterOf(index)} ${value === null ? "not reported" : formatInteger(value)}`;
  });
  return `${mode === "cumulative" ? "Latest" : "Latest gain"}: ${latest.join(", ")}.`;
}
