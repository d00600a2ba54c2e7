"use client";

import { buttonVariants } from "@heroui/styles";
import { Download } from "lucide-react";
import { useTimeZone } from "@/components/ui/time-zone";
import { formatInteger } from "@/lib/core/format";
import { MAX_EXPORT_ROWS } from "@/lib/tracking/videos/choice-rules";
import type { VideoRowsQuery } from "@/lib/tracking/videos/dashboard-schemas";
import { hrefOf } from "@/rest/dashboard/endpoint";
import { exportVideoRows } from "@/rest/dashboard/endpoints/videos";

/** The filtered list as a file: a plain link, so the browser saves it while it arrives. */
export function ExportList({ query, total }: { query: VideoRowsQuery; total: number }) {
  const zone = useTimeZone();
  if (total > MAX_EXPORT_ROWS)
    return (
      <p className="text-muted text-xs">
        A CSV file holds up to {formatInteger(MAX_EXPORT_ROWS)} videos. Filter the list first.
      </p>
    );
  const { page: _page, per_page: _perPage, ...filter } = query;
  return (
    <a
      download
      href={hrefOf(exportVideoRows, { query: { ...filter, zone } })}
      className={buttonVariants({ variant: "outline" })}
    >
      <Download aria-hidden />
      Export CSV
    </a>
  );
}
