import type { ReactNode } from "react";
import { formatInteger } from "@/lib/core/format";
import { BarPlot } from "./bar-plot";
import { gainOf, peakOf, SATURDAY, TAKE_OFF, timeOf } from "./sample-hours";
import { Section } from "./section";

const TOTAL = gainOf(SATURDAY);
const PEAK = SATURDAY[peakOf(SATURDAY)];
const HIGHEST = PEAK?.gain ?? 0;
const AVERAGE = Math.round(TOTAL / SATURDAY.length);
const HOUR_MARKS = [0, 6, 12, 18].map((at) => ({ at, label: `${String(at).padStart(2, "0")}:00` }));
const count = formatInteger;

const DIFFERENCES: readonly { subject: string; daily: string; hourly: string }[] = [
  { subject: "Start of the surge", daily: "Some time on Saturday", hourly: `${timeOf(TAKE_OFF)}, to the hour` },
  {
    subject: "Speed",
    daily: `${count(AVERAGE)} views an hour on average`,
    hourly: `${count(HIGHEST)} views an hour at its peak, ${PEAK?.time}`,
  },
  { subject: "When you know", daily: "With the next day's count", hourly: "Within the hour" },
  { subject: "A failed call", daily: "Costs a day of the curve", hourly: "Costs one hour, marked as a gap" },
];

/** The same day of the sample, counted once and counted every hour. */
export function HourlyDaily() {
  return (
    <Section
      id="hourly"
      title="Hourly and daily counts"
      lead="One count a day says how much a video gained. A count every hour says when, how fast, and whether it is still going. Both drawings show the same Saturday of the sample video."
      isTinted
    >
      <div className="grid gap-6 lg:grid-cols-2 lg:gap-8">
        <Panel title="Counted once a day" figure={`+${count(TOTAL)} views`}>
          <BarPlot
            bars={[{ value: AVERAGE }]}
            highest={HIGHEST}
            label={`One bar for the whole day: ${count(AVERAGE)} views an hour on average.`}
            marks={[{ at: 0, label: "Saturday" }]}
            height="h-44 md:h-60"
          />
        </Panel>
        <Panel title="Counted every hour" figure={`24 snapshots, the same ${count(TOTAL)} views`}>
          <BarPlot
            bars={SATURDAY.map(({ gain }) => ({ value: gain }))}
            label={`24 bars: up to ${count(SATURDAY[17]?.gain ?? 0)} views an hour until ${timeOf(TAKE_OFF)}, then ${count(HIGHEST)} at the peak, ${PEAK?.time}.`}
            marks={HOUR_MARKS}
            height="h-44 md:h-60"
          />
        </Panel>
      </div>
      <table className="mt-10 w-full border-collapse text-left">
        <caption className="sr-only">What daily and hourly counts show</caption>
        <thead className="max-md:sr-only">
          <tr className="border-border border-b">
            <th scope="col" className="w-1/4 py-3 font-medium text-muted">
              <span className="sr-only">Subject</span>
            </th>
            <th scope="col" className="w-3/8 py-3 font-medium">
              Once a day
            </th>
            <th scope="col" className="py-3 font-medium">
              Every hour
            </th>
          </tr>
        </thead>
        <tbody>
          {DIFFERENCES.map(({ subject, daily, hourly }) => (
            <tr key={subject} className="border-rule border-b max-md:grid max-md:grid-cols-[6rem_1fr] max-md:py-3">
              <th scope="row" className="py-4 pr-4 font-medium max-md:col-span-2 max-md:py-1">
                {subject}
              </th>
              <td className="py-4 pr-4 text-muted max-md:contents">
                <Words when="Once a day">{daily}</Words>
              </td>
              <td className="py-4 max-md:contents">
                <Words when="Every hour">{hourly}</Words>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Section>
  );
}

/** On phones, the column's name precedes the text. */
function Words({ when, children }: { when: string; children: string }) {
  return (
    <>
      <span aria-hidden className="py-0.5 text-muted md:hidden">
        {when}
      </span>
      <span className="tabular max-md:py-0.5">{children}</span>
    </>
  );
}

function Panel({ title, figure, children }: { title: string; figure: string; children: ReactNode }) {
  return (
    <figure className="min-w-0 rounded-xl border border-rule bg-surface p-4 shadow-xs md:p-6">
      <figcaption className="mb-5">
        <span className="block font-medium text-base">{title}</span>
        <span className="tabular text-muted">{figure}</span>
      </figcaption>
      {children}
    </figure>
  );
}
