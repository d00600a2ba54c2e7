import type { TrendPoint } from "@/components/charts/trend-parts";
import { TrendPicture } from "@/components/charts/trend-picture";
import { SampleBadge } from "./sample-badge";
import { Section } from "./section";

/** From the start on. */
const HOURS = 24;
const LABELLED_EVERY = 6;

/** Gains of an invented video: a steep start, a fall, and an evening peak. */
const exampleGain = (hour: number) => {
  const start = 5_200 * Math.exp(-hour / 5);
  const evening = 1_900 * Math.exp(-((hour - 19) ** 2) / 12);
  return Math.round(400 + start * Math.min(1, (hour + 1) / 3) + evening);
};

const POINTS: TrendPoint[] = Array.from({ length: HOURS }, (_, key) => ({
  key,
  value: exampleGain(key),
  before: null,
  // All of it is dashed: none of it happened.
  isOpen: true,
  heading: "",
  change: "",
  rows: [],
  notes: [],
}));

const TICKS = Array.from({ length: HOURS / LABELLED_EVERY }, (_, index) => ({
  key: index * LABELLED_EVERY,
  label: index === 0 ? "start" : `+${index * LABELLED_EVERY} h`,
}));

/** What the chart of a first day may look like, before there is one. */
export function ExampleDay() {
  return (
    <Section
      id="example-day"
      title={
        <>
          A video's first day <SampleBadge>Example</SampleBadge>
        </>
      }
      description="Your chart starts with the second snapshot and grows by one point every hour."
    >
      <TrendPicture
        label="Example of views gained per hour on a first day"
        points={POINTS}
        gaps={[]}
        ticks={TICKS}
        color="var(--chart-1)"
        unit="count"
      />
    </Section>
  );
}
