"use client";

import { Button } from "@heroui/react/button";
import { PlatformGlyph } from "@/components/ui/platform-glyph";
import { StackedCell, StackedTable } from "@/components/ui/stacked-table";
import { Time } from "@/components/ui/time";
import { TrackingStatusLabel } from "@/components/ui/tracking-status-label";
import { formatInteger } from "@/lib/core/format";
import type { AdminTracking } from "@/lib/operations/admin/schemas";
import { isRunning } from "@/lib/tracking/videos/rules";

interface TrackingRowsProps {
  rows: readonly AdminTracking[];
  onCancel: (row: AdminTracking) => void;
}

export function TrackingRows({ rows, onCancel }: TrackingRowsProps) {
  return (
    <StackedTable
      caption="Tracked videos, newest first"
      headings={["Video", "Platform", "Status", "Snapshots", "Ends"]}
      hasActions
    >
      {rows.map((row) => (
        <tr key={row.id} className="block border-rule border-b py-3 md:table-row md:py-0">
          <th
            scope="row"
            className="block min-w-0 py-1 pr-4 font-medium md:table-cell md:max-w-80 md:py-2.5 md:align-top"
          >
            <span dir="auto" className="line-clamp-2 break-words">
              {row.title ?? row.video_link}
            </span>
            <span className="block truncate font-normal text-muted text-xs">
              {row.creator && (
                <>
                  <bdi>{row.creator}</bdi> ·{" "}
                </>
              )}
              <span className="font-mono">{row.id}</span>
            </span>
          </th>
          <StackedCell label="Platform">
            <PlatformGlyph platform={row.platform} />
          </StackedCell>
          <StackedCell label="Status">
            <TrackingStatusLabel status={row.status} reason={row.status_reason} />
          </StackedCell>
          <StackedCell label="Snapshots">
            <span className="tabular-nums">{formatInteger(row.snapshots)}</span>
          </StackedCell>
          <StackedCell label="Ends">
            <Time value={row.ends_at} />
          </StackedCell>
          <td className="block py-1 md:table-cell md:py-2 md:text-right md:align-top">
            {isRunning(row) && (
              <Button
                size="sm"
                variant="outline"
                className="tap-target"
                aria-label={`Cancel ${row.title ?? row.video_link}`}
                onPress={() => onCancel(row)}
              >
                Cancel
              </Button>
            )}
          </td>
        </tr>
      ))}
    </StackedTable>
  );
}
