import { Skeleton } from "@heroui/react/skeleton";
import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { Figure } from "@/components/ui/figure";
import { Time } from "@/components/ui/time";
import { formatInteger, formatUsd } from "@/lib/core/format";
import type { RowsSummary, VideoRowsFilter } from "@/lib/tracking/videos/dashboard-schemas";
import { rowsSummaryQuery } from "./queries";

/** Totals over all filtered videos, to judge a campaign. They load separately from the rows. */
export function ListSummary({ filter }: { filter: VideoRowsFilter }) {
  const { data, error } = useQuery(rowsSummaryQuery(filter));
  if (data) return <Totals summary={data} />;
  if (error) return <p className="text-muted text-sm">The totals couldn't be loaded.</p>;
  return (
    // Same height as the loaded totals, to avoid a layout shift.
    <div role="status" aria-label="Loading totals" className="flex h-[7.75rem] items-end md:h-14">
      <Skeleton className="h-10 w-64 rounded" />
    </div>
  );
}

/** Each shows how many videos it covers. */
function Totals({ summary }: { summary: RowsSummary }) {
  const { videos, running, views, views_of, cost_usd, cost_of, cpm_usd, cpm_of, latest_at } = summary;
  const of = (known: number) => (known === videos ? "all" : `${formatInteger(known)} of ${formatInteger(videos)}`);
  return (
    <dl aria-label="All videos with these filters" className="grid grid-cols-2 gap-x-8 gap-y-3 md:flex md:flex-wrap">
      <Sum name="Videos" note={running === 0 ? "none tracking" : `${formatInteger(running)} tracking`}>
        {formatInteger(videos)}
      </Sum>
      <Sum
        name="Views"
        note={
          latest_at ? (
            <>
              {views_of < videos && `${of(views_of)}, `}updated <Time value={latest_at} form="relative" />
            </>
          ) : (
            "no data yet"
          )
        }
      >
        <Figure value={views} missing="no views reported" />
      </Sum>
      <Sum name="Cost" note={cost_usd === null ? "none entered" : `entered for ${of(cost_of)}`}>
        <Money value={cost_usd} missing="no cost entered" />
      </Sum>
      <Sum name="CPM" note={cpm_usd === null ? "requires cost and views" : `over ${of(cpm_of)}`}>
        <Money value={cpm_usd} missing="unknown" />
      </Sum>
    </dl>
  );
}

function Sum({ name, note, children }: { name: string; note: ReactNode; children: ReactNode }) {
  return (
    <div className="min-w-0">
      <dt className="text-muted text-xs">{name}</dt>
      <dd>
        <span className="block font-medium text-base tabular-nums">{children}</span>
        <span className="block truncate text-muted text-xs">{note}</span>
      </dd>
    </div>
  );
}

function Money({ value, missing }: { value: number | null; missing: string }) {
  if (value !== null) return <>{formatUsd(value, 2)}</>;
  return (
    <span className="text-muted">
      <span aria-hidden>—</span>
      <span className="sr-only">{missing}</span>
    </span>
  );
}
