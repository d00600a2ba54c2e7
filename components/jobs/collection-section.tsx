"use client";

import { useMemo } from "react";
import { ChartFrame } from "@/components/charts/chart-frame";
import { LazyBarsChart } from "@/components/charts/lazy-bars-chart";
import { PLATFORM_NAMES } from "@/components/ui/platform-glyph";
import { Time } from "@/components/ui/time";
import { useReaderTime } from "@/components/ui/time-zone";
import { formatDateTime, formatInteger, plural } from "@/lib/core/format";
import { outcomeLabel } from "@/lib/operations/jobs/rules";
import type { CollectedHour, JobsOverview } from "@/lib/operations/jobs/schemas";
import { HoursTable } from "./hours-table";
import { collectedWords, lagWords, sumHours } from "./words";

type Collection = JobsOverview["collection"];
const TITLE = "Snapshots stored, by hour";

/** Collected versus due snapshots, the lag, and failures. */
export function CollectionSection({ collection }: { collection: Collection }) {
  const zone = useReaderTime();
  const { hours } = collection;
  const summary = collectedWords(sumHours(hours));
  const points = useMemo(
    () =>
      hours.map((hour, key) => {
        const isOpen = key === hours.length - 1;
        const heading = formatDateTime(hour.hour, zone);
        return {
          ...{ key, value: hour.stored, isOpen, heading: isOpen ? `${heading}, in progress` : heading },
          lines: linesOf(hour),
        };
      }),
    [hours, zone],
  );
  const ticks = hours
    .map((hour, key) => ({ key, label: formatDateTime(hour.hour, zone).slice(-5) }))
    .filter(({ key }) => key % 4 === 3);
  return (
    <div className="flex flex-col gap-4">
      <ChartFrame id="collected" title={TITLE} summary={summary} table={<HoursTable hours={hours} />}>
        <LazyBarsChart
          label={`${TITLE}: ${summary}`}
          points={points}
          gaps={[]}
          color="var(--chart-1)"
          unit="count"
          ticks={ticks}
        />
      </ChartFrame>
      <Standing collection={collection} />
      <Failures failures={collection.failures} />
    </div>
  );
}

const linesOf = ({ due, stored, failed, unpaid }: CollectedHour) => [
  `${formatInteger(stored)} stored of ${formatInteger(due)} due`,
  ...(failed > 0 ? [`${formatInteger(failed)} failed`] : []),
  ...(unpaid > 0 ? [`${formatInteger(unpaid)} not covered by a balance`] : []),
];

function Standing({ collection }: { collection: Collection }) {
  const { claimed_through, lag_seconds, open_batches, oldest_open_at, last_stored_at } = collection;
  return (
    <p className="text-muted text-sm">
      {claimed_through && lag_seconds !== null ? (
        <>
          Claimed through <Time value={claimed_through} />, {lagWords(lag_seconds)}.{" "}
        </>
      ) : (
        "No batches claimed yet. "
      )}
      {open_batches === 0 ? "No open batches." : plural(open_batches, "open batch", "open batches")}
      {oldest_open_at && (
        <>
          , the oldest due <Time value={oldest_open_at} />.
        </>
      )}{" "}
      {last_stored_at ? (
        <>
          Last snapshots stored <Time value={last_stored_at} form="relative" />.
        </>
      ) : (
        "No snapshots stored in the last 24 hours."
      )}
    </p>
  );
}

function Failures({ failures }: Pick<Collection, "failures">) {
  return (
    <section aria-labelledby="failures">
      <h2 id="failures" className="font-semibold text-base">
        Missed snapshots
      </h2>
      {failures.length === 0 ? (
        <p className="mt-1 text-muted text-sm">No missed snapshots in the last 24 hours.</p>
      ) : (
        <ul className="mt-2 grid gap-x-10 text-sm sm:grid-cols-2">
          {failures.map(({ platform, outcome, count }) => (
            <li key={`${platform} ${outcome}`} className="flex justify-between gap-4 border-rule border-b py-2">
              <span className="min-w-0">
                {PLATFORM_NAMES[platform]}: {outcomeLabel(outcome)}
              </span>
              <span className="tabular-nums">{formatInteger(count)}</span>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
