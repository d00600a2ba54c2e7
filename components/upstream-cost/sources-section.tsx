"use client";

import { Button } from "@heroui/react/button";
import { useState } from "react";
import { ListTable } from "@/components/ui/list-table";
import { PlatformGlyph } from "@/components/ui/platform-glyph";
import { usdColumnFormat } from "@/lib/core/format";
import type { CostWindow, SourceCost } from "@/lib/operations/upstream-cost/schemas";
import { Ceilings } from "./ceilings";
import { useSorted } from "./use-sorted";
import { stoppedWords } from "./words";

const VALUES = {
  name: ({ name }: SourceCost) => name,
  today: ({ today_usd }: SourceCost) => today_usd,
  month: ({ month_usd }: SourceCost) => month_usd,
  forecast: ({ forecast_usd }: SourceCost) => forecast_usd ?? -1,
};

/** What each source costs, and its ceilings. */
export function SourcesSection({ sources }: { sources: readonly SourceCost[] }) {
  const [chosen, setChosen] = useState<string | null>(null);
  const { sorted, sorting, onSort } = useSorted(sources, VALUES, { id: "month", desc: true });
  // An estimate is no more exact than what was spent: it doesn't add decimals to the column.
  const usd = usdColumnFormat(sources.flatMap((row) => [row.today_usd, row.month_usd]));
  const open = sources.find(({ id }) => id === chosen);
  return (
    <section aria-labelledby="sources" className="@container">
      <h2 id="sources" className="font-semibold text-base">
        Sources
      </h2>
      <p className="mb-3 max-w-prose text-muted text-sm">
        At 80% of a ceiling, profiles, posts and follower samples stop; at 90%, new trackings; at 100%, hourly
        snapshots. Days and months are in UTC.
      </p>
      <ListTable
        caption="Cost and ceilings by source"
        rows={sorted}
        density="comfortable"
        isStacked
        minWidth={1040}
        sorting={sorting}
        onSort={onSort}
        columns={[
          {
            ...{ id: "name", name: "Source", isSortable: true, width: 250 },
            cell: ({ name, platform }) => (
              <>
                <span className="block font-medium">{name}</span>
                <span className="text-muted text-xs">
                  <PlatformGlyph platform={platform} />
                </span>
              </>
            ),
          },
          { ...MONEY, id: "today", name: "Today", cell: ({ today_usd }) => usd(today_usd) },
          { ...MONEY, id: "month", name: "This month", cell: ({ month_usd }) => usd(month_usd) },
          {
            ...{ ...MONEY, id: "forecast", name: "Forecast" },
            cell: ({ forecast_usd }) =>
              forecast_usd === null ? <None reason="not enough data yet" /> : usd(forecast_usd),
          },
          { id: "day", name: "Ceiling per day", width: 190, cell: ({ day }) => <Window of={day} /> },
          { id: "per_month", name: "Ceiling per month", width: 190, cell: ({ month }) => <Window of={month} /> },
          {
            ...{ id: "actions", name: "Actions", width: 120 },
            cell: ({ id, name }) => (
              <Button
                size="sm"
                variant="outline"
                className="tap-target"
                aria-label={`Set ceilings of ${name}`}
                onPress={() => setChosen(id)}
              >
                Set ceilings
              </Button>
            ),
          },
        ]}
      />
      {open && <Ceilings source={open} onClose={() => setChosen(null)} />}
    </section>
  );
}

const MONEY = { isSortable: true, isNumeric: true, width: 110 } as const;

const None = ({ reason }: { reason: string }) => (
  <span className="text-muted" title={reason}>
    <span aria-hidden>—</span>
    <span className="sr-only">{reason}</span>
  </span>
);

function Window({ of }: { of: CostWindow }) {
  if (of.ceiling_usd === null) return <span className="text-muted">No ceiling</span>;
  const percent = of.ceiling_usd === 0 ? 100 : Math.floor((of.used_usd / of.ceiling_usd) * 100);
  const stopped = stoppedWords(of);
  return (
    <>
      <span className="block tabular-nums">
        {percent}% of {usdColumnFormat([of.ceiling_usd])(of.ceiling_usd)}
      </span>
      <span
        className={`block truncate text-xs ${stopped ? "text-warning-soft-foreground" : "text-muted"}`}
        title={stopped}
      >
        {stopped || "Nothing stopped"}
      </span>
    </>
  );
}
