"use client";

import { PointsDisclosure } from "@/components/charts/points-disclosure";
import { Time } from "@/components/ui/time";
import { formatInteger, plural } from "@/lib/format";
import type { CollectedHour } from "@/lib/jobs/schemas";

const COLUMNS = ["Due", "Stored", "Failed", "Unpaid", "Batches not run"] as const;

/** The chart's points, newest first. */
export function HoursTable({ hours }: { hours: readonly CollectedHour[] }) {
  return (
    <PointsDisclosure summary={`Show ${plural(hours.length, "hour")} as a table`}>
      {() => (
        <table className="mt-2 w-full border-collapse tabular-nums">
          <caption className="sr-only">Snapshots due and stored by hour, newest first</caption>
          <thead>
            <tr className="border-border border-b text-muted text-xs">
              <th scope="col" className="h-8 pr-2 text-left font-medium">
                Hour
              </th>
              {COLUMNS.map((name) => (
                <th key={name} scope="col" className="h-8 pl-2 text-right font-medium">
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {hours.toReversed().map(({ hour, due, stored, failed, unpaid, unrun_batches }, age) => (
              <tr key={hour} className="border-rule border-b">
                <th scope="row" className="h-9 pr-2 text-left font-normal">
                  <Time value={hour} />
                  {age === 0 && <span className="text-muted">, so far</span>}
                </th>
                {[due, stored, failed, unpaid, unrun_batches].map((count, column) => (
                  <td key={COLUMNS[column]} className="pl-2 text-right">
                    {formatInteger(count)}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </PointsDisclosure>
  );
}
