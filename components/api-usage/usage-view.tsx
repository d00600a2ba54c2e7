"use client";

import Link from "next/link";
import { Time } from "@/components/ui/time";
import { formatInteger, formatUsd, plural, usdColumnFormat } from "@/lib/core/format";
import type { ApiUsage, ApiUsageQuery, UsageDay } from "@/lib/developers/api-usage/schemas";
import { DayChart } from "./day-chart";
import { KeyUsageTable } from "./key-usage-table";
import { usageExportPath } from "./queries";
import { RouteTable } from "./route-table";
import { UsageFigures } from "./usage-figures";
import { UsageSection } from "./usage-section";
import { callsWords, errorShare, isOffTheHour } from "./words";

const callsOf = (day: UsageDay) => day.calls;
const moneyOf = (day: UsageDay) => day.amount_usd;
const describeCalls = (day: UsageDay) =>
  day.calls === 0 ? ["No calls"] : [callsWords(day.calls), errorShare(day), plural(day.credits, "credit")];
const describeMoney = (day: UsageDay) => [formatUsd(day.amount_usd), plural(day.snapshots, "snapshot")];
const CALL_COLUMNS = [
  { name: "Calls", cell: (day: UsageDay) => formatInteger(day.calls) },
  { name: "Errors", cell: (day: UsageDay) => formatInteger(day.errors) },
  { name: "Credits", cell: (day: UsageDay) => formatInteger(day.credits) },
];
/** All rows of the cost have equal decimals. */
function moneyColumns(days: readonly UsageDay[]) {
  const usd = usdColumnFormat(days.map(moneyOf));
  return [
    { name: "Snapshots", cell: (day: UsageDay) => formatInteger(day.snapshots) },
    { name: "Cost", cell: (day: UsageDay) => usd(day.amount_usd) },
  ];
}

export function UsageView({ usage, days }: { usage: ApiUsage; days: ApiUsageQuery["days"] }) {
  const pathOf = (by: "day" | "route" | "key") => usageExportPath({ days, zone: usage.zone, by });
  const price = formatUsd(usage.price_per_snapshot_usd);
  return (
    <div className="flex flex-col gap-8">
      <UsageFigures usage={usage} />
      <UsageSection
        id="by-day"
        title="By day"
        note={`Days in ${usage.zone}${isOffTheHour(usage.days) ? ", by the whole UTC hours that start in them" : ""}.`}
        exportPath={pathOf("day")}
      >
        <div className="grid gap-x-8 gap-y-8 pt-2 xl:grid-cols-2">
          <DayChart
            id="calls-by-day"
            title="Calls per day"
            days={usage.days}
            value={callsOf}
            describe={describeCalls}
            words={callsWords}
            unit="count"
            color="var(--chart-1)"
            columns={CALL_COLUMNS}
          />
          <DayChart
            id="money-by-day"
            title="Cost of snapshots per day"
            days={usage.days}
            value={moneyOf}
            describe={describeMoney}
            words={formatUsd}
            unit="usd"
            color="var(--chart-4)"
            columns={moneyColumns(usage.days)}
          />
        </div>
      </UsageSection>
      {usage.routes.length === 0 ? (
        <p className="border-rule border-y py-6 text-muted">
          No API requests in this period. See the{" "}
          <Link href="/docs" className="text-link underline underline-offset-2">
            {" "}
            API documentation{" "}
          </Link>{" "}
          to get started.
        </p>
      ) : (
        <UsageSection
          id="by-route"
          title="By route"
          note="Errors are responses with status 400 and above."
          exportPath={pathOf("route")}
        >
          <RouteTable routes={usage.routes} />
        </UsageSection>
      )}
      {usage.keys.length > 0 && (
        <UsageSection
          id="by-key"
          title="By key"
          note={`The cost covers all snapshots to date of the videos that a key tracks, at the current price of ${price}. It isn't limited to this period.`}
          exportPath={pathOf("key")}
        >
          <KeyUsageTable keys={usage.keys} />
        </UsageSection>
      )}
      <p className="text-muted text-xs">
        As of <Time value={usage.as_of} />. Calls are counted about a second after their response.
      </p>
    </div>
  );
}
