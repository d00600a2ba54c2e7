import { Sparkline } from "@/components/charts/sparkline";
import { CompactNumber } from "@/components/ui/figure";
import { useReaderDays } from "@/components/ui/time-zone";
import { formatDay, formatInteger, formatPercent } from "@/lib/core/format";
import type { Mover, Overview } from "@/lib/tracking/overview/schemas";
import { Section } from "./section";
import { VideoLine } from "./video-line";

/** The videos with the highest gains, with their share of all views gained. */
export function Movers({ overview }: { overview: Overview }) {
  const days = useReaderDays();
  const { movers, movers_in_utc, totals } = overview;
  return (
    <Section id="movers" title="Top videos">
      {movers.length === 0 ? (
        <p className="text-muted">No videos gained views in this range.</p>
      ) : (
        <ol className="divide-y divide-rule">
          {movers.map((mover) => (
            <li key={mover.id} className="group/row relative flex items-center gap-3 py-2.5 first:pt-0">
              <VideoLine video={mover} />
              <span className="hidden @md:block shrink-0">
                <Sparkline values={mover.sparkline} label={courseOf(mover)} />
              </span>
              <span className="flex w-20 shrink-0 flex-col items-end">
                <span className="font-medium">
                  +<CompactNumber value={mover.gain} />
                </span>
                <span className="text-muted text-xs tabular-nums">{shareOf(mover.gain, totals.views)}</span>
              </span>
            </li>
          ))}
        </ol>
      )}
      {movers.length > 0 && movers_in_utc && (
        <p className="text-muted text-xs">
          Counted over whole UTC days, starting {formatDay(movers_in_utc.from, days)}.
        </p>
      )}
    </Section>
  );
}

/** Losses elsewhere may make the total less than one video's gain; a share is meaningless then. */
function shareOf(gain: number, total: number | null): string {
  if (total === null || total < gain) return "views";
  return `${formatPercent((gain / total) * 100)} of all`;
}

function courseOf({ sparkline }: Mover): string {
  const known = sparkline.filter((value) => value !== null);
  const [first, last] = [known[0], known.at(-1)];
  if (first === undefined || last === undefined) return "No views in this range";
  return `Views in this range: from ${formatInteger(first)} to ${formatInteger(last)}`;
}
