import { Figure } from "@/components/ui/figure";
import { Time } from "@/components/ui/time";
import type { SubscriberRows } from "@/lib/channels/subscribers/schemas";
import { formatChange, formatInteger, plural } from "@/lib/core/format";

/** Totals over all accounts, and how many they cover. */
export function Totals({ rows, total }: SubscriberRows) {
  const oldest = rows.flatMap(({ last_synced_at: at }) => (at === null ? [] : [at])).sort()[0];
  const ofAll = (count: number) =>
    count === rows.length
      ? `across ${plural(count, "account")}`
      : `across ${formatInteger(count)} of ${plural(rows.length, "account")}`;
  return (
    <dl className="flex flex-wrap gap-x-12 gap-y-4 panel p-4">
      <div>
        <dt className="text-muted text-xs">Total followers</dt>
        <dd className="flex flex-col">
          <Figure
            value={total.counted === 0 ? null : total.subscribers}
            missing="no data yet"
            className="w-fit font-semibold text-2xl"
          />
          <span className="text-muted text-xs">
            {total.counted === 0 ? "no data yet" : ofAll(total.counted)}
            {oldest && (
              <>
                , updated <Time value={oldest} form="relative" />
              </>
            )}
          </span>
        </dd>
      </div>
      <div>
        <dt className="text-muted text-xs">Growth since the previous counts</dt>
        <dd className="flex flex-col">
          <span className="font-semibold text-2xl tabular-nums">
            {total.growth === null ? "—" : formatChange(total.growth, formatInteger)}
          </span>
          <span className="text-muted text-xs">
            {total.growth === null ? "requires two counts" : ofAll(total.compared)}
          </span>
        </dd>
      </div>
    </dl>
  );
}
