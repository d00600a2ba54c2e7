"use client";

import { FiguresTable } from "@/components/charts/figures-table";
import { PagedPointsDisclosure } from "@/components/charts/points-disclosure";
import { pointName } from "@/components/charts/time-points";
import { formatInteger, plural, type ReaderTime } from "@/lib/core/format";
import type { Bucket } from "@/lib/core/time/rules";
import { isGap } from "@/lib/tracking/overview/rules";
import type { GainPoint } from "@/lib/tracking/overview/schemas";
import { kpiName, kpiValue, pointFigure } from "./chart-words";
import type { Kpi } from "./search-params";

/** One page is a day of hours. */
const PER_PAGE = 24;

interface GainTableProps {
  points: readonly GainPoint[];
  bucket: Bucket;
  kpi: Kpi;
  timeZone: ReaderTime;
}

const labelOf = (kpi: Kpi, bucket: Bucket) => `${kpiName(kpi)}, ${bucket} by ${bucket}`;

/** The chart's points, newest first. */
export function GainTable(props: GainTableProps) {
  const { points, bucket, kpi } = props;
  return (
    <PagedPointsDisclosure
      summary={`Show ${plural(points.length, bucket)} as a table`}
      label={`Pages of the table: ${labelOf(kpi, bucket)}`}
      perPage={PER_PAGE}
      total={points.length}
    >
      {(page) => <Rows {...props} page={page} />}
    </PagedPointsDisclosure>
  );
}

function Rows({ points, bucket, kpi, timeZone, page }: GainTableProps & { page: number }) {
  const end = points.length - (page - 1) * PER_PAGE;
  const rows = points.slice(Math.max(0, end - PER_PAGE), end).reverse();
  return (
    <FiguresTable
      caption={labelOf(kpi, bucket)}
      of={<span className="capitalize">{bucket}</span>}
      columns={[kpiName(kpi), "Snapshots"]}
      rows={rows.map((point) => ({
        key: point.at,
        name: (
          <>
            {pointName(point.at, bucket, timeZone)}
            {point.is_open && <span className="text-muted"> so far</span>}
          </>
        ),
        figures: [
          <Gained key="gained" point={point} kpi={kpi} />,
          isGap(point) ? "none" : formatInteger(point.snapshots),
        ],
      }))}
    />
  );
}

function Gained({ point, kpi }: { point: GainPoint; kpi: Kpi }) {
  const value = kpiValue(point, kpi);
  if (value === null) return <span className="text-muted">{isGap(point) ? "no snapshot" : "no data"}</span>;
  const text = pointFigure(point, kpi);
  if (value >= 0) return text;
  return (
    <>
      <span className="text-muted">correction</span> <span className="text-danger">{text}</span>
    </>
  );
}
