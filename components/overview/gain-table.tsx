"use client";

import { PagedPointsDisclosure } from "@/components/charts/points-disclosure";
import { METRIC_NAMES } from "@/components/videos/words";
import { formatChange, formatInteger, plural } from "@/lib/format";
import { isGap } from "@/lib/overview/rules";
import type { GainPoint } from "@/lib/overview/schemas";
import type { Metric } from "@/lib/platforms/schemas";
import type { Bucket } from "@/lib/time/rules";
import { pointName } from "./words";

/** A day of hours a page. */
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
    <table className="w-full border-collapse tabular-nums">
      <caption className="sr-only">{labelOf(metric, bucket)}</caption>
      <thead>
        <tr className="border-border border-b text-muted text-xs">
          <th scope="col" className="h-8 pr-2 text-left font-medium capitalize">
            {bucket}
          </th>
          <th scope="col" className="h-8 pl-2 text-right font-medium">
            {METRIC_NAMES[metric]} gained
          </th>
          <th scope="col" className="h-8 pl-2 text-right font-medium">
            Readings
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map((point) => (
          <tr key={point.at} className="border-rule border-b">
            <th scope="row" className="h-9 pr-2 text-left font-normal">
              {pointName(point.at, bucket, timeZone)}
              {point.is_open && <span className="text-muted"> so far</span>}
            </th>
            <td className="pl-2 text-right">
              <Gained point={point} metric={metric} />
            </td>
            <td className="pl-2 text-right">{isGap(point) ? "none" : formatInteger(point.snapshots)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Gained({ point, metric }: { point: GainPoint; metric: Metric }) {
  const value = point[metric];
  if (value === null) return <span className="text-muted">{isGap(point) ? "no reading" : "nothing known"}</span>;
  const text = formatChange(value, formatInteger);
  if (value >= 0) return text;
  return (
    <>
      <span className="text-muted">correction</span> <span className="text-danger">{text}</span>
    </>
  );
}
