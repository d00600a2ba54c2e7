"use client";

import { FiguresTable } from "@/components/charts/figures-table";
import { PointsDisclosure } from "@/components/charts/points-disclosure";
import { Time } from "@/components/ui/time";
import { formatInteger, plural } from "@/lib/core/format";
import type { CollectedHour } from "@/lib/operations/jobs/schemas";

const COLUMNS = ["Due", "Stored", "Failed", "Unpaid", "Batches not run"] as const;

/** The chart's points, newest first. */
export function HoursTable({ hours }: { hours: readonly CollectedHour[] }) {
  return (
    <PointsDisclosure summary={`Show ${plural(hours.length, "hour")} as a table`}>
      {() => (
        <FiguresTable
          caption="Snapshots due and stored by hour, newest first"
          of="Hour"
          columns={COLUMNS}
          rows={hours.toReversed().map(({ hour, due, stored, failed, unpaid, unrun_batches }, age) => ({
            key: hour,
            name: (
              <>
                <Time value={hour} />
                {age === 0 && <span className="text-muted"> (in progress)</span>}
              </>
            ),
            figures: [due, stored, failed, unpaid, unrun_batches].map(formatInteger),
          }))}
        />
      )}
    </PointsDisclosure>
  );
}
