import { formatInteger } from "@/lib/core/format";
import { BarPlot } from "./bar-plot";
import { MISSED, peakOf, SAMPLE, TAKE_OFF, timeOf } from "./sample-hours";
import { SampleProbe } from "./sample-probe";

const PEAK = peakOf(SAMPLE);
const BARS = SAMPLE.map(({ gain, total }) => ({ value: gain, isMissed: total === null }));
const MARKS = [0, 12, 24, 36, 48, 60].map((at) => ({ at, label: timeOf(at) }));
const LABEL = `Sample: views gained per hour by one video over three days. It takes off on ${timeOf(TAKE_OFF)} and peaks on ${timeOf(PEAK)} with ${formatInteger(SAMPLE[PEAK]?.gain ?? 0)} views in an hour. The hour from ${timeOf(MISSED)} is missing.`;

/** Three days of an invented video, drawn on the server. The probe adds what a pointer or a key points at. */
export function SampleChart() {
  return (
    <figure className="min-w-0 rounded-xl border border-rule bg-surface p-4 shadow-xs md:p-6">
      <figcaption className="flex items-center justify-between gap-3">
        <span className="font-medium text-base">Views gained per hour</span>
        <span className="rounded-sm border border-border px-1.5 text-muted text-xs leading-5">Sample data</span>
      </figcaption>
      <SampleProbe start={PEAK}>
        <BarPlot bars={BARS} label={LABEL} marks={MARKS} height="h-56 md:h-72" />
      </SampleProbe>
      <p className="mt-3 flex items-center gap-2 text-muted text-xs">
        <span aria-hidden className="inline-block h-3 w-2 shrink-0 bg-muted/25" />
        Missed hour: the platform didn't respond. It stays a gap and isn't charged.
      </p>
    </figure>
  );
}
