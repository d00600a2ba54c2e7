"use client";

import { useQuery } from "@tanstack/react-query";
import { useMemo, useState } from "react";
import { LazySeriesChart } from "@/components/charts/lazy-series-chart";
import { PointsDisclosure } from "@/components/charts/points-disclosure";
import { Segments } from "@/components/ui/segments";
import { useReaderDays } from "@/components/ui/time-zone";
import type { AudienceHistory } from "@/lib/channels/channels/audience-schemas";
import { plural } from "@/lib/core/format";
import { drawnHistory, type HistorySeries, historySeries } from "./history-points";
import { HistoryTable } from "./history-table";
import { audienceHistoryQuery } from "./queries";
import { SectionBlock } from "./section-block";
import { countryName } from "./words";

const COLORS: Record<HistorySeries["id"], string> = {
  quality: "var(--chart-3)",
  country: "var(--chart-1)",
  female: "var(--chart-4)",
  age: "var(--chart-2)",
};

const nameOf = ({ id, of }: Pick<HistorySeries, "id" | "of">): string =>
  ({ quality: "Quality", country: countryName(of), female: "Female", age: `${of} years` })[id];

/** The audience by month, as far as it was sampled or imported. Nothing before the first month. */
export function HistoryBlock({ channelId }: { channelId: string }) {
  const { data } = useQuery(audienceHistoryQuery(channelId));
  const entries = data ? data.samples.length + data.imports.length : 0;
  if (!data || entries === 0) return null;
  return (
    <SectionBlock
      title="History by month"
      note={
        <p className="max-w-prose text-muted text-sm">
          The last follower sample and the last import of each month (UTC). Samples of different months differ by
          chance, too.
        </p>
      }
    >
      <HistoryChart history={data} />
      <PointsDisclosure summary={`Show ${plural(entries, "entry", "entries")} as a table`}>
        {() => <HistoryTable history={data} />}
      </PointsDisclosure>
    </SectionBlock>
  );
}

function HistoryChart({ history }: { history: AudienceHistory }) {
  const series = useMemo(() => historySeries(history), [history]);
  const [chosen, choose] = useState<HistorySeries["id"] | null>(null);
  const shown = series.find(({ id }) => id === chosen) ?? series[0];
  const reader = useReaderDays();
  const drawn = useMemo(() => shown && drawnHistory(shown, reader), [shown, reader]);
  if (!shown || !drawn) return null;
  return (
    <div className="flex flex-col gap-3">
      {series.length > 1 && (
        <Segments
          label="Metric"
          options={series.map((one) => ({
            id: one.id,
            name: <span suppressHydrationWarning>{nameOf(one)}</span>,
          }))}
          value={shown.id}
          onChange={choose}
          onPhones="wrap"
        />
      )}
      <LazySeriesChart
        label={`${shown.id === "quality" ? "Audience quality" : "Share of the audience"} by month`}
        points={drawn.points}
        gaps={NO_GAPS}
        ticks={drawn.ticks}
        floor={0}
        color={COLORS[shown.id]}
        unit={shown.id === "quality" ? "count" : "percent"}
      />
    </div>
  );
}

const NO_GAPS: [] = [];
