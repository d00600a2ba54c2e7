import { formatInteger, formatPercent, formatUsd } from "@/lib/core/format";
import type { ReportView } from "@/lib/insight/reports/view-schemas";
import { METRICS } from "@/lib/platforms/name-rules";
import { METRIC_NAMES } from "@/lib/tracking/snapshots/figure-rules";

const usd = (value: number) => formatUsd(value, 2);
const known = (value: number | null, format: (value: number) => string) => (value === null ? "–" : format(value));

export function Totals({ totals, showsMoney }: { totals: ReportView["totals"]; showsMoney: boolean }) {
  const rows: [name: string, value: string][] = [
    ["Videos", formatInteger(totals.videos)],
    ...METRICS.map((metric): [string, string] => [METRIC_NAMES[metric], known(totals[metric], formatInteger)]),
    ["Engagement rate", known(totals.engagement_rate, formatPercent)],
  ];
  if (showsMoney) rows.push(["Spend", known(totals.spend_usd, usd)], ["CPM", known(totals.cpm_usd, usd)]);
  return (
    <dl className="grid grid-cols-2 gap-4 rounded-xl border border-rule bg-surface p-4 sm:grid-cols-4">
      {rows.map(([name, value]) => (
        <div key={name}>
          <dt className="text-muted text-xs">{name}</dt>
          <dd className="tabular font-semibold text-lg">{value}</dd>
        </div>
      ))}
    </dl>
  );
}
