"use client";

import { useQuery } from "@tanstack/react-query";
import { useMemo, useState } from "react";
import { videoBenchmarkQuery } from "@/components/benchmarks/queries";
import { bandWords, withRange } from "@/components/benchmarks/words";
import { LazySeriesChart } from "@/components/charts/lazy-series-chart";
import { METRIC_COLORS } from "@/components/charts/metric-colors";
import { seriesScale } from "@/components/charts/series-scale";
import { redefinitionKey } from "@/components/charts/view-redefinition";
import { ViewsRedefinedNote } from "@/components/charts/views-redefined-note";
import { useReaderTime } from "@/components/ui/time-zone";
import type { Metric } from "@/lib/platforms/schemas";
import { mixesViewDefinitions, viewSpans } from "@/lib/platforms/view-definition-rules";
import { metricName } from "@/lib/tracking/snapshots/figure-rules";
import { correctionsOf, metricSeries, type SeriesMode } from "@/lib/tracking/snapshots/rules";
import type { VideoOverview } from "@/lib/tracking/videos/dashboard-schemas";
import { annotationsOf } from "./annotations";
import { type HourRange, isIn } from "./chart-range";
import { ChartRangeBar, type RangeChange } from "./chart-range-bar";
import { CorrectionNote } from "./correction-note";
import { drawnSeries } from "./drawn-series";
import { describePoint } from "./point-words";
import { hoursAhead } from "./typical-ahead";

interface MetricChartProps {
  video: VideoOverview;
  metric: Metric;
  mode: SeriesMode;
  range: HourRange | null;
  label: string;
  onRange: (range: RangeChange) => void;
  onNote?: (at: string) => void;
}

/** A metric hour by hour, with what happened, and the hours that the reader zoomed to. */
export function MetricChart({ video, metric, mode, range, label, onRange, onNote }: MetricChartProps) {
  const timeZone = useReaderTime();
  const [pickedHour, setPickedHour] = useState<number | null>(null);
  const { points, platform, status } = video;
  const name = metricName(metric, platform).toLowerCase();
  const from = range?.from ?? null;
  const to = range?.to ?? null;
  const shown = useMemo(
    () =>
      metricSeries(points, metric, mode).filter((point) =>
        isIn(from === null || to === null ? null : { from, to }, point),
      ),
    [points, metric, mode, from, to],
  );
  const { data: benchmark } = useQuery(videoBenchmarkQuery(video.id));
  const publishedAt = video.published_at;
  const band = metric === "views" && mode === "cumulative" && publishedAt !== null ? (benchmark?.band ?? null) : null;
  const ahead = useMemo(
    () =>
      band && publishedAt !== null && range === null && status === "monitoring"
        ? hoursAhead(shown, band.ages, publishedAt)
        : [],
    [band, publishedAt, range, status, shown],
  );
  const drawn = useMemo(() => {
    const hours = [...shown, ...ahead];
    const plain = drawnSeries(hours, timeZone, (point) => describePoint(point, { mode, name, timeZone }));
    return band && publishedAt !== null
      ? { ...plain, points: withRange(plain.points, hours, band.ages, publishedAt) }
      : plain;
  }, [shown, ahead, mode, name, timeZone, band, publishedAt]);
  const startsAbove0 = seriesScale({ ...drawn, unit: "count" }).domain[0] > 0;
  const isBandDrawn = drawn.points.some(({ range }) => range != null);
  const corrections = useMemo(
    () => correctionsOf(points, metric).filter(({ at }) => shown.some((point) => point.at === at)),
    [points, metric, shown],
  );
  const { marks, lines } = useMemo(
    () => annotationsOf({ video, metric, name, range: from === null || to === null ? null : { from, to }, timeZone }),
    [video, metric, name, from, to, timeZone],
  );
  const picked = points.find(({ hour }) => hour === pickedHour) ?? null;
  const mixesViews = metric === "views" && mixesViewDefinitions(viewSpans(platform, points));
  const changeAt = mixesViews ? redefinitionKey(shown.map(({ hour, at }) => ({ key: hour, at }))) : null;
  return (
    <>
      <LazySeriesChart
        label={label}
        points={drawn.points}
        gaps={drawn.gaps}
        ticks={drawn.ticks}
        floor={drawn.floor}
        color={METRIC_COLORS[metric]}
        unit="count"
        changeAt={changeAt}
        marks={marks}
        picked={shown.some(({ hour }) => hour === pickedHour) ? pickedHour : null}
        onPick={setPickedHour}
        onZoom={(start, end) => onRange({ from: start, to: end })}
      />
      <ChartRangeBar
        points={points}
        range={range}
        picked={picked}
        timeZone={timeZone}
        onRange={onRange}
        onUnpick={() => setPickedHour(null)}
        onNote={onNote}
      />
      {lines.length > 0 && (
        <ul aria-label="What the chart marks" className="flex flex-wrap gap-x-5 gap-y-1 text-muted text-xs">
          {lines.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      )}
      {band && isBandDrawn && (
        <p className="text-muted text-xs">
          {bandWords(band)}
          {ahead.length > 0 && " It extends ahead during the first day of tracking."}
        </p>
      )}
      {startsAbove0 && <p className="text-muted text-xs">The axis does not start at 0.</p>}
      {mixesViews && <ViewsRedefinedNote isDrawn={changeAt !== null} />}
      <CorrectionNote corrections={corrections} name={name} color={METRIC_COLORS[metric]} timeZone={timeZone} />
    </>
  );
}
