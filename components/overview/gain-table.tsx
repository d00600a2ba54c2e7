"use client";

import { ChevronRight } from "lucide-react";
import { useState } from "react";
import { ListPages } from "@/components/videos/list-pages";
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

/** The chart's points, newest first. Rows are made once it is opened. */
export function GainTable(props: GainTableProps) {
  const [isOpen, setOpen] = useState(false);
  return (
    <details className="text-sm" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary className="touch-target inline-flex cursor-pointer select-none items-center gap-1 rounded-sm text-muted hover:text-foreground">
        <ChevronRight aria-hidden size={16} className="in-open:rotate-90" />
        Show {plural(props.points.length, props.bucket)} as a table
      </summary>
      {isOpen && <Rows {...props} />}
    </details>
  );
}

function Rows({ points, bucket, metric, timeZone }: GainTableProps) {
  const [page, setPage] = useState(1);
  const end = points.length - (page - 1) * PER_PAGE;
  const rows = points.slice(Math.max(0, end - PER_PAGE), end).reverse();
  const label = `${METRIC_NAMES[metric]} gained, ${bucket} by ${bucket}`;
  return (
    <div className="flex flex-col gap-3 pt-2">
      <table className="w-full border-collapse tabular-nums">
        <caption className="sr-only">{label}</caption>
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
      <ListPages
        label={`Pages of the table: ${label}`}
        page={page}
        perPage={PER_PAGE}
        total={points.length}
        onPage={setPage}
      />
    </div>
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
