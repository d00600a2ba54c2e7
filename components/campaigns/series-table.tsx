"use client";

import { FiguresTable } from "@/components/charts/figures-table";
import { PagedPointsDisclosure } from "@/components/charts/points-disclosure";
import { pointName } from "@/components/charts/time-points";
import { useReaderTime } from "@/components/ui/time-zone";
import { formatInteger, plural } from "@/lib/core/format";
import type { CampaignSeries } from "@/lib/insight/campaigns/dashboard-schemas";
import { type Drawing, drawingName, pointFigure, readerOf } from "./drawn-series";

/** One page is a day of hours. */
const PER_PAGE = 24;

/** The chart's points, newest first. */
export function SeriesTable({ series, drawing }: { series: CampaignSeries; drawing: Drawing }) {
  const { step, points } = series;
  const zone = readerOf(step, useReaderTime());
  const name = drawingName(drawing, step);
  return (
    <PagedPointsDisclosure
      summary={`Show ${plural(points.length, step)} as a table`}
      label={`Pages of the table: ${name}`}
      perPage={PER_PAGE}
      total={points.length}
    >
      {(page) => {
        const end = points.length - (page - 1) * PER_PAGE;
        return (
          <FiguresTable
            caption={`${name}, ${step} by ${step}`}
            of={step === "hour" ? "Hour" : "Day"}
            columns={[name, "Snapshots"]}
            rows={points
              .slice(Math.max(0, end - PER_PAGE), end)
              .reverse()
              .map((point) => ({
                key: point.at,
                name: `${pointName(point.at, step, zone)}${point.is_open ? " so far" : ""}`,
                figures: [pointFigure(point, drawing), formatInteger(point.snapshots)],
              }))}
          />
        );
      }}
    </PagedPointsDisclosure>
  );
}
