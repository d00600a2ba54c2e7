"use client";

import { FiguresTable } from "@/components/charts/figures-table";
import { PagedPointsDisclosure } from "@/components/charts/points-disclosure";
import { formatChange, formatInteger, plural } from "@/lib/core/format";
import type { Bucket } from "@/lib/core/time/rules";
import type { Metric } from "@/lib/platforms/schemas";
import { isGap } from "@/lib/tracking/overview/rules";
import type { GainPoint } from "@/lib/tracking/overview/schemas";
import { METRIC_NAMES } from "@/lib/tracking/snapshots/figure-rules";
import { pointName } from "./words";

/** One page is a day of hours. */
const PER_PAGE = 24;

interface GainTableProps {
  points: readonly GainPoint[];
  bucket: Bucket;
  metric: Metric;
  timeZone: string;
}

const labelOf = (metric: Metric, bucket: Bucket) => `${METRIC_NAMES[metric]} gained, ${bucket} by ${bucket}`;

/** The chart's points, newest first. */
export function GainTable(props: GainTableProps) {
  const { points, bucket, metric } = props;
  return (
    <PagedPointsDisclosure
      summary={`Show ${plural(points.length, bucket)} as a table`}
      label={`Pages of the table: ${labelOf(metric, bucket)}`}
      perPage={PER_PAGE}
      total={points.length}
    >
      {(page) => <Rows {...props} page={page} />}
    </PagedPointsDisclosure>
  );
}

function Rows({ points, bucket, metric, timeZone, page }: GainTableProps & { page: number }) {
  const end = points.length - (page - 1) * PER_PAGE;
  const rows = points.slice(Math.max(0, end - PER_PAGE), end).reverse();
  return (
    <FiguresTable
      caption={labelOf(metric, bucket)}
      of={<span className="capitalize">{bucket}</span>}
      columns={[`${METRIC_NAMES[metric]} gained`, "Snapshots"]}
      rows={rows.map((point) => ({
        key: point.at,
        name: (
          <>
            {pointName(point.at, bucket, timeZone)}
            {point.is_open && <span className="text-muted"> so far</span>}
          </>
        ),
        figures: [
          <Gained key="gained" point={point} metric={metric} />,
          isGap(point) ? "none" : formatInteger(point.snapshots),
        ],
      }))}
    />
  );
}

function Gained({ point, metric }: { point: GainPoint; metric: Metric }) {
  const value = point[metric];
  if (value === null) return <span className="text-muted">{isGap(point) ? "no snapshot" : "no data"}</span>;
  const text = formatChange(value, formatInteger);
  if (value >= 0) return text;
  return (
    <>
      <span className="text-muted">correction</span> <span className="text-danger">{text}</span>
    </>
  );
}
