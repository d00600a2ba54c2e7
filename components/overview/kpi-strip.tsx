"use client";

import { Sparkline } from "@/components/charts/sparkline";
import { ViewsRedefinedNote } from "@/components/charts/views-redefined-note";
import { ChoiceTile } from "@/components/ui/choice-tile";
import { Count, Rolling } from "@/components/ui/count";
import { formatChange, formatCompact, formatPercent } from "@/lib/core/format";
import type { Overview } from "@/lib/tracking/overview/schemas";
import { drawnRedefinition, kpiName, kpiValue, sparkValues } from "./chart-words";
import { KPI_COLORS } from "./kpi-colors";
import { KPIS, type Kpi } from "./search-params";
import { changeFigure, changeWords } from "./words";

interface KpiStripProps {
  overview: Overview;
  selected: Kpi;
  isCompared: boolean;
  onSelect: (kpi: Kpi) => void;
}

const NUMBER = "font-medium text-[1.75rem] leading-9 tracking-tight";

/** Gains, each with its course and change; the selected one is drawn in the chart below. On phones the strip scrolls. */
export function KpiStrip({ overview, selected, isCompared, onSelect }: KpiStripProps) {
  const needsNote = overview.mixes_view_definitions && drawnRedefinition(overview, selected) === null;
  return (
    <>
      <fieldset className="min-w-0 border-rule border-b max-md:overflow-x-auto">
        <legend className="sr-only">Gains: choose the metric in the chart</legend>
        <div className="grid min-w-max grid-flow-col divide-x divide-rule md:min-w-0 md:grid-flow-row md:grid-cols-3 xl:grid-cols-6 [&>*]:min-w-36">
          {KPIS.map((kpi) => (
            <ChoiceTile
              key={kpi}
              name={kpiName(kpi)}
              isSelected={kpi === selected}
              onSelect={() => onSelect(kpi)}
              color={KPI_COLORS[kpi]}
            >
              <Tile overview={overview} kpi={kpi} isCompared={isCompared} />
            </ChoiceTile>
          ))}
        </div>
      </fieldset>
      {needsNote && (
        <div className="px-4 pt-3">
          <ViewsRedefinedNote isDrawn={false} />
        </div>
      )}
    </>
  );
}

function Tile({ overview, kpi, isCompared }: { overview: Overview; kpi: Kpi; isCompared: boolean }) {
  const now = kpiValue(overview.totals, kpi);
  const before = overview.before && kpiValue(overview.before.totals, kpi);
  return (
    <>
      <span className="flex w-full items-center justify-between gap-2">
        <Value now={now} kpi={kpi} />
        {isCompared && (
          <Pill now={now} before={before} kpi={kpi} isLike={overview.videos === overview.before?.videos} />
        )}
      </span>
      <span className="text-muted text-xs tabular-nums">{note(now, before, kpi, isCompared)}</span>
      <span className="mt-1.5">
        <Sparkline
          values={sparkValues(overview.points, kpi)}
          label={`${kpiName(kpi)} over the range`}
          size="tile"
          color={KPI_COLORS[kpi]}
        />
      </span>
    </>
  );
}

function note(now: number | null, before: number | null, kpi: Kpi, isCompared: boolean): string {
  if (now === null) return kpi === "engagement" ? "requires gained views" : "no data";
  if (!isCompared) return kpi === "engagement" ? "of gained views" : "in this range";
  if (before === null) return "no comparison yet";
  return `vs. ${kpi === "engagement" ? formatPercent(before) : formatCompact(before)}`;
}

function Value({ now, kpi }: { now: number | null; kpi: Kpi }) {
  if (now === null)
    return (
      <span className={`text-muted ${NUMBER}`}>
        <span aria-hidden>—</span>
        <span className="sr-only">no data</span>
      </span>
    );
  if (kpi === "engagement")
    return (
      <span className={NUMBER} title="(likes + comments + shares gained) ÷ views gained">
        <Rolling text={formatPercent(now)} />
      </span>
    );
  return <Count value={now} name={kpi} className={NUMBER} rolls />;
}

interface PillProps {
  now: number | null;
  before: number | null;
  kpi: Kpi;
  /** Both periods had the same number of videos. Otherwise, a change of the sum is neither good nor bad. */
  isLike: boolean;
}

function Pill({ now, before, kpi, isLike }: PillProps) {
  if (now === null || before === null) return null;
  const figure =
    kpi === "engagement"
      ? `${formatChange(now - before, (points) => points.toFixed(2))} pp`
      : changeFigure(now, before);
  if (!figure) return null;
  const isRate = kpi === "engagement";
  const tone =
    !(isLike || isRate) || now === before
      ? "bg-default text-muted"
      : now > before
        ? "bg-success/10 text-success"
        : "bg-danger/10 text-danger";
  return (
    <span className={`whitespace-nowrap rounded-full px-1.5 py-0.5 font-medium text-xs tabular-nums ${tone}`}>
      <span aria-hidden>{figure}</span>
      <span className="sr-only">{isRate ? `${figure}, percentage points` : changeWords(now, before)}</span>
    </span>
  );
}
