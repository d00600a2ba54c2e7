import { formatUsd } from "@/lib/core/format";
import type { CostWindow, SourceCost, UpstreamCost, UpstreamPrice } from "@/lib/operations/upstream-cost/schemas";
import { STOPS_AT } from "@/lib/platforms/price-rules";

export const UPSTREAM_COST_TITLE = "Upstream cost";

/** Returns the sentence below the page's title. */
export function costWords({ total }: UpstreamCost): string {
  const margin = total.charged_month_usd - total.month_usd;
  const forecast = total.forecast_usd === null ? "" : `, ${formatUsd(total.forecast_usd, 2)} expected by its end`;
  return `${formatUsd(total.month_usd, 2)} spent on platform calls this month${forecast}. Organizations were charged ${formatUsd(total.charged_month_usd, 2)}, a margin of ${formatUsd(margin, 2)}.`;
}

/** Returns what has stopped in a window, or an empty text. */
export function stoppedWords({ ceiling_usd: ceiling, stopped_at: stopped, used_usd: used }: CostWindow): string {
  if (ceiling === null) return "";
  const percent = ceiling === 0 ? STOPS_AT.snapshots : (used / ceiling) * 100;
  const level = Math.max(stopped, percent);
  if (level >= STOPS_AT.snapshots) return "Everything stopped";
  if (level >= STOPS_AT.trackings) return "Profiles and new trackings stopped";
  return level >= STOPS_AT.channels ? "Profiles stopped" : "";
}

/** Returns the notices about sources that near or have reached a ceiling. */
export const noticesOf = (sources: readonly SourceCost[]): { id: string; text: string }[] =>
  sources.flatMap((source) =>
    (["day", "month"] as const).flatMap((period) => {
      const words = stoppedWords(source[period]);
      if (words === "") return [];
      const { used_usd: used, ceiling_usd: ceiling } = source[period];
      const ends = period === "day" ? "until midnight UTC" : "until the end of the month";
      return [
        {
          id: `${source.id} ${period}`,
          text: `${source.name}: ${formatUsd(used, 2)} of ${formatUsd(ceiling ?? 0, 2)} per ${period} used or reserved. ${words} ${ends}.`,
        },
      ];
    }),
  );

export const UNIT_WORDS: Record<UpstreamPrice["unit"], string> = {
  call: "per call",
  resource: "per resource",
  resource_day: "per resource and UTC day",
};

/** Returns the share that the margin is of what was charged, in percent; null if nothing was charged. */
export const marginPercent = (charged: number, cost: number): number | null =>
  charged === 0 ? null : ((charged - cost) / charged) * 100;
